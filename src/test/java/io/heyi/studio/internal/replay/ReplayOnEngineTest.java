package io.heyi.studio.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.ModelChecker.Models;
import io.heyi.orchestration.Rehearsals;
import io.heyi.orchestration.internal.rehearsal.RehearsalPrograms;
import io.heyi.studio.internal.recording.AsItWent;
import io.heyi.studio.internal.recording.KeptCases;
import io.heyi.studio.internal.recording.Recorded;
import io.heyi.studio.internal.rehearsal.Rehearsed.Failure;
import io.heyi.studio.internal.replay.WayJudgement.Judged;
import io.heyi.studio.internal.scenario.ScriptReader;
import io.heyi.studio.internal.text.ElementNames;
import io.heyi.testing.BaselineModels;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A real founding, recorded and played on drafts by the real throw-away engine (product-bar E6). */
class ReplayOnEngineTest {

    /** Declined after more than four days, so that the platform owner was reminded before. */
    private static final String DECLINED = """
            {"given": {"message": "microenterprise.proposalSubmitted", "key": "MEP-0007",
              "variables": {"proposalId": "MEP-0007", "platform": "food", "proposer": "lin.wang", "kind": "USER", "fundingAsked": "250000.00", "rivals": 0}},
             "workers": {"microenterprise.checkProposal": [{"set": {"rivals": 0, "fundingAsked": "250000.00", "kind": "USER"}}],
               "microenterprise.askSponsor": [{"set": {"sponsorGroup": "platform-owner:food", "sendBackAllowed": true, "sponsorshipDueAt": "{now+P5D}", "sponsorshipReminderAt": "{now+P4D}"}}]},
             "when": [{"time": "PT108H"}, {"at": "userTask_DecideSponsorship", "set": {"sponsorshipOutcome": "decline", "note": "Lin Wang does not convince me"}}]}
            """;

    private final Rehearsals rehearsals = RehearsalPrograms.built();

    private Recorded recorded() {
        var script = ScriptReader.read(DECLINED).script().orElseThrow();
        var played = rehearsals.play(BaselineModels.all(), List.of(script.play("real", "me-founding"))).getFirst();
        var kept = AsItWent.of("me-founding", BaselineModels.all().processes().get("me-founding.bpmn"), script, played, 4_711);
        return KeptCases.recordings(new KeptCases(Map.of(4_711L, kept))).of(4_711).orElseThrow();
    }

    private Judged judged(Recorded recorded, UnaryOperator<String> change) {
        Models draft = BaselineModels.with("me-founding.bpmn", change);
        var play = List.of(recorded.script().play("1", "me-founding"));
        var names = ElementNames.of(draft.processes().get("me-founding.bpmn"));
        return WayJudgement.of(recorded, rehearsals.play(BaselineModels.all(), play).getFirst(), rehearsals.play(draft, play).getFirst(),
                element -> names.getOrDefault(element, element));
    }

    private static List<String> said(Judged judged) {
        return judged.findings().stream().map(Failure::messageKey).map(key -> key.substring(key.lastIndexOf('.') + 1)).toList();
    }

    @Test
    void eachDraftIsToldByWhatItDoesToTheCase() {
        var recorded = recorded();
        assertThat(ScriptReader.write(recorded.script())).doesNotContain("Lin Wang", "lin.wang", "MEP-0007", "food");
        assertThat(recorded.script().then().endsAt()).containsExactly("endEvent_DeclinedByPlatformOwner");

        var renamed = judged(recorded, text -> text.replace("name=\"Decide on sponsorship\"", "name=\"Decide on the money\""));
        assertThat(renamed).isEqualTo(new Judged(ReplayVerdict.SAME, List.of()));

        var others = judged(recorded, text -> text.replaceFirst("candidateGroups=\"=\\[sponsorGroup]\"", "candidateGroups='=[\"administrator\"]'"));
        assertThat(others.verdict()).isEqualTo(ReplayVerdict.OTHER_PEOPLE);
        assertThat(others.findings()).singleElement().satisfies(finding -> assertThat(finding.arguments().subList(0, 2)).containsExactly("Decide on sponsorship", "administrator"));

        var unreminded = judged(recorded, text -> text.replace(">=sponsorshipReminderAt<", ">=sponsorshipDueAt<"));
        assertThat(unreminded.verdict()).isEqualTo(ReplayVerdict.OTHER_WAY);
        assertThat(said(unreminded)).containsExactly("noLonger");

        var stuck = judged(recorded, text -> text.replace("=sponsorshipOutcome = \"decline\"", "=sponsorshipOutcome = \"refuse\""));
        assertThat(stuck.verdict()).isEqualTo(ReplayVerdict.STUCK);
        assertThat(said(stuck)).contains("stuck");
    }
}
