package io.heyi.studio.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.PastCases.PastCase;
import io.heyi.orchestration.Rehearsal.Asked;
import io.heyi.orchestration.Rehearsal.Outcome;
import io.heyi.orchestration.Rehearsal.Played;
import io.heyi.orchestration.Rehearsal.Step;
import io.heyi.orchestration.Rehearsal.Stop;
import io.heyi.studio.internal.recording.Recorded;
import io.heyi.studio.internal.rehearsal.Rehearsed.Failure;
import io.heyi.studio.internal.replay.WayJudgement.Judged;
import io.heyi.studio.internal.scenario.Script;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of a case that was played on the version in use and on the draft (product-bar E6). */
class WayJudgementTest {

    private static final Asked COMMITTEE = asked("decide", null, "committee");
    private static final Played LIVE = played(Outcome.ENDED, List.of(COMMITTEE), "start", "flow", "decide", "sign", "end");

    private static Asked asked(String element, String person, String... groups) {
        return new Asked("p", element, person, List.of(groups), null, Map.of());
    }

    private static Played played(Outcome outcome, List<Asked> asked, String... elements) {
        return new Played("1", outcome, null, Arrays.stream(elements).map(WayJudgementTest::step).toList(), asked, List.of(), outcome == Outcome.WAITING
                ? List.of(elements[elements.length - 1]) : List.of(), Map.of(), List.of(), List.of());
    }

    private static Step step(String element) {
        return new Step("p", element, element.equals("flow") ? "SEQUENCE_FLOW" : element.equals("decide") || element.equals("check") ? "USER_TASK" : "SERVICE_TASK");
    }

    private static Judged judged(Played live, Played draft) {
        var found = new PastCase(1, "p", 1, 7, "k", Optional.of(Instant.EPOCH), Optional.of(Instant.EPOCH));
        return WayJudgement.of(new Recorded(found, new Script(null, null, null, null), List.of(), Set.of("decide", "sign")), live, draft, name -> name.toUpperCase(Locale.ROOT));
    }

    private static List<String> said(Judged judged) {
        return judged.findings().stream().map(finding -> finding.messageKey().substring(finding.messageKey().lastIndexOf('.') + 1) + finding.arguments()).toList();
    }

    @Test
    void theSameStepsInWhateverOrderOfBranchesAndByWhateverFlows() {
        assertThat(judged(LIVE, played(Outcome.ENDED, List.of(COMMITTEE), "start", "sign", "decide", "end"))).isEqualTo(new Judged(ReplayVerdict.SAME, List.of()));
    }

    @Test
    void anotherWayIsToldByTheFirstElementThatDiffers() {
        var instead = judged(LIVE, played(Outcome.ENDED, List.of(COMMITTEE), "start", "decide", "archive", "end"));
        assertThat(instead.verdict()).isEqualTo(ReplayVerdict.OTHER_WAY);
        assertThat(said(instead)).containsExactly("instead[ARCHIVE, SIGN]");
        assertThat(instead.findings()).extracting(Failure::element).containsExactly("archive");
        assertThat(said(judged(LIVE, played(Outcome.ENDED, List.of(COMMITTEE), "start", "decide", "archive", "sign", "end")))).containsExactly("also[ARCHIVE]");
        assertThat(said(judged(LIVE, played(Outcome.ENDED, List.of(COMMITTEE), "start", "decide", "end")))).containsExactly("noLonger[SIGN]");
        assertThat(said(judged(LIVE, played(Outcome.ENDED, List.of(COMMITTEE), "start", "decide", "sign", "sign", "end")))).containsExactly("also[SIGN]");
    }

    @Test
    void aCaseThatWaitsForADecisionNobodyHasTakenIsStuck() {
        var judged = judged(LIVE, played(Outcome.WAITING, List.of(COMMITTEE, asked("check", null, "lawyers")), "start", "decide", "check"));
        assertThat(judged.verdict()).isEqualTo(ReplayVerdict.STUCK);
        assertThat(said(judged)).containsExactly("waits[CHECK]", "instead[CHECK, SIGN]");
    }

    @Test
    void incidentsAndEndlessCasesAreStuck() {
        var stuck = new Played("1", Outcome.STUCK, null, LIVE.path().subList(0, 3), List.of(COMMITTEE), List.of(new Stop("p", "sign", "no condition")), List.of("sign"), Map.of(),
                List.of(), List.of());
        assertThat(judged(LIVE, stuck).verdict()).isEqualTo(ReplayVerdict.STUCK);
        assertThat(said(judged(LIVE, stuck))).contains("stuck[SIGN, no condition]");
        var aborted = new Played("1", Outcome.ABORTED, "round in circles", List.of(), List.of(), List.of(), List.of(), Map.of(), List.of(), List.of());
        assertThat(judged(LIVE, aborted).verdict()).isEqualTo(ReplayVerdict.STUCK);
        assertThat(said(judged(LIVE, aborted))).contains("aborted[round in circles]");
    }

    @Test
    void otherPeopleAreToldWithThoseBefore() {
        var judged = judged(LIVE, played(Outcome.ENDED, List.of(asked("decide", "person-1")), "start", "decide", "sign", "end"));
        assertThat(judged.verdict()).isEqualTo(ReplayVerdict.OTHER_PEOPLE);
        assertThat(said(judged)).containsExactly("people[DECIDE, person-1, committee]");
        assertThat(judged(LIVE, played(Outcome.ENDED, List.of(asked("decide", "", "committee")), "start", "decide", "sign", "end")).verdict()).isEqualTo(ReplayVerdict.SAME);
    }

    @Test
    void nothingIsSaidOfADraftWhereTheRecordDoesNotGoAsTheCaseWent() {
        assertThat(said(judged(played(Outcome.ENDED, List.of(), "start", "decide", "end"), LIVE))).containsExactly("liveMisses[SIGN]");
        assertThat(said(judged(played(Outcome.ENDED, List.of(), "start", "decide", "sign", "check", "end"), LIVE))).containsExactly("liveMore[CHECK]");
        assertThat(said(judged(played(Outcome.WAITING, List.of(), "start", "decide", "sign"), LIVE))).containsExactly("liveWaits[SIGN]");
        var aborted = new Played("1", Outcome.ABORTED, "too long", List.of(), List.of(), List.of(), List.of(), Map.of(), List.of(), List.of());
        assertThat(judged(aborted, LIVE).verdict()).isEqualTo(ReplayVerdict.NOT_REPLAYABLE);
        assertThat(said(judged(aborted, LIVE))).containsExactly("notLive[too long]");
    }
}
