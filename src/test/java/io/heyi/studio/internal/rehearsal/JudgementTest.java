package io.heyi.studio.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.Rehearsal.Asked;
import io.heyi.orchestration.Rehearsal.Outcome;
import io.heyi.orchestration.Rehearsal.Played;
import io.heyi.orchestration.Rehearsal.Step;
import io.heyi.orchestration.Rehearsal.Stop;
import io.heyi.studio.internal.rehearsal.Rehearsed.Failure;
import io.heyi.studio.internal.scenario.ScriptReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What came of a case against what was expected of it (product-bar E6). */
class JudgementTest {

    private static final List<Step> PATH = List.of(new Step("p", "start", "START_EVENT"), new Step("p", "decide", "USER_TASK"), new Step("p", "sign", "USER_TASK"), new Step("p", "end", "END_EVENT"));
    private static final List<Asked> ASKED = List.of(new Asked("p", "decide", null, List.of("committee"), null, Map.of()), new Asked("p", "sign", "anna", List.of(), null, Map.of()));
    private static final Played ENDED = new Played("1", Outcome.ENDED, null, PATH, ASKED, List.of(), List.of(), Map.of("amount", 5, "kind", "USER"), List.of(), List.of());

    private static List<String> failures(String then, Played played) {
        return Judgement.of(ScriptReader.read("{\"given\": {}, \"when\": [{\"at\": \"decide\"}, {\"time\": \"P1D\"}], \"then\": " + then + "}").script().orElseThrow(), played).stream()
                .map(Failure::messageKey).map(key -> key.substring(key.lastIndexOf('.') + 1)).toList();
    }

    @Test
    void whatIsNotSaidIsNotLookedAt() {
        assertThat(failures("{}", ENDED)).isEmpty();
    }

    @Test
    void endsAndElementsOnTheWay() {
        assertThat(failures("{\"endsAt\": [\"end\"], \"passes\": [\"sign\"], \"neverPasses\": [\"other\"]}", ENDED)).isEmpty();
        assertThat(failures("{\"endsAt\": [\"other\"]}", ENDED)).containsExactly("notReached");
        assertThat(failures("{\"passes\": [\"other\"], \"neverPasses\": [\"sign\"]}", ENDED)).containsExactly("notReached", "reached");
    }

    @Test
    void aCaseThatShouldBeOverAndWaits() {
        var waiting = new Played("1", Outcome.WAITING, null, PATH, ASKED, List.of(), List.of("sign"), Map.of(), List.of(), List.of());
        assertThat(failures("{\"endsAt\": [\"end\"]}", waiting)).containsExactly("notOver");
        assertThat(failures("{\"waitsAt\": [\"sign\"]}", waiting)).isEmpty();
        assertThat(failures("{\"waitsAt\": [\"decide\"]}", waiting)).containsExactly("waitsElsewhere");
    }

    @Test
    void whoIsAskedInWhichOrder() {
        assertThat(failures("{\"asks\": [{\"at\": \"decide\", \"group\": \"committee\"}, {\"person\": \"anna\"}]}", ENDED)).isEmpty();
        assertThat(failures("{\"asks\": [{\"person\": \"anna\"}, {\"at\": \"decide\"}]}", ENDED)).containsExactly("notAsked");
        assertThat(failures("{\"asks\": [{\"at\": \"decide\", \"group\": \"platform-owner\"}]}", ENDED)).containsExactly("notAsked");
    }

    @Test
    void variablesByWhatTheySay() {
        assertThat(failures("{\"variables\": {\"amount\": 5.0, \"kind\": \"USER\"}}", ENDED)).isEmpty();
        assertThat(failures("{\"variables\": {\"amount\": 6, \"none\": \"x\"}}", ENDED)).containsExactly("variable", "variable");
    }

    @Test
    void aCaseThatGotStuckIsNeverAsExpected() {
        var stuck = new Played("1", Outcome.STUCK, null, PATH, ASKED, List.of(new Stop("p", "decide", "no condition")), List.of("decide"), Map.of(), List.of(1), List.of());
        assertThat(failures("{}", stuck)).containsExactly("stuck", "undone");
        var aborted = new Played("1", Outcome.ABORTED, "too long", List.of(), List.of(), List.of(), List.of(), Map.of(), List.of(), List.of());
        assertThat(failures("{\"endsAt\": [\"end\"]}", aborted)).containsExactly("aborted");
    }
}
