package io.heyi.orchestration.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.MigrationTrial.Place;
import io.heyi.orchestration.MigrationTrial.Result;
import io.heyi.orchestration.MigrationTrials;
import io.heyi.testing.BaselineModels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the engine says to migrations of the product's own processes, heard from a throw-away one (product-bar E8). */
class EngineMigrationTrialsTest {

    private final MigrationTrials trials = RehearsalPrograms.migrations();

    @Test
    void whatTheEngineRefusesIsToldInItsWords() {
        var text = BaselineModels.all().processes().get("me-founding.bpmn");
        var withdrawal = Map.of("startEvent_ProposalWithdrawn", "startEvent_ProposalWithdrawn", "eventSubProcess_Withdrawal", "eventSubProcess_Withdrawal");
        var mapping = new TreeMap<>(withdrawal);
        mapping.put("userTask_DecideSponsorship", "serviceTask_CheckProposal");
        mapping.put("serviceTask_CheckProposal", "serviceTask_CheckProposal");
        var places = List.of(new Place("check", List.of("serviceTask_CheckProposal")), new Place("rework", List.of("userTask_ReworkProposal")), new Place("nowhere", List.of("userTask_Nowhere")), new Place("sponsor", List.of("userTask_DecideSponsorship")));

        var results = trials.tryOut("me-founding", text, text, mapping, places);

        assertThat(results).extracting(Result::id).containsExactly("check", "rework", "nowhere", "sponsor");
        assertThat(results.get(0)).isEqualTo(new Result("check", null, null));
        assertThat(results.get(1).refusal()).contains("userTask_ReworkProposal");
        assertThat(results.get(2).refusal()).isNull();
        assertThat(results.get(2).untried()).contains("userTask_Nowhere");
        assertThat(results.get(3).refusal()).contains("userTask_DecideSponsorship", "serviceTask_CheckProposal");
    }
}
