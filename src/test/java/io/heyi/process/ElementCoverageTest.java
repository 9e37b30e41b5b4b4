package io.heyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Canary of {@link ElementCoverage}: an engine that did nothing leaves everything untouched. */
class ElementCoverageTest {

    @Test
    void nothingIsReachedWhenNothingRan() {
        var model = Bpmn.readModelFromFile(ModelFiles.FOUNDING.toFile());
        assertThat(ElementCoverage.untouched(List.of(), model))
                .contains("startEvent_ProposalSubmitted", "endEvent_Founded", "timerEvent_RemindSponsor", "startEvent_ProposalWithdrawn", "linkEvent_Team",
                        "flow_CommitteeNeeded_ToTeam")
                .hasSizeGreaterThan(170);
    }
}
