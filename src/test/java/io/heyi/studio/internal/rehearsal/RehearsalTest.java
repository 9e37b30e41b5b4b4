package io.heyi.studio.internal.rehearsal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.Rehearsal.Step;
import io.heyi.shared.FieldError;
import io.heyi.studio.StudioWeb.PlayedCases;
import io.heyi.studio.StudioWeb.SetChecker;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.change.Reviews;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.rehearsal.Rehearsed.Changed;
import io.heyi.studio.internal.rehearsal.Rehearsed.Result;
import io.heyi.studio.internal.scenario.ScenarioOutcome;
import io.heyi.studio.internal.scenario.Scenarios;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing is asked for approval that was not played as it stands, as expected, through everything that is changed (product-bar E6). */
@StudioWeb
class RehearsalTest {

    private static final ModelRef MOVE = new ModelRef(ModelKind.PROCESS, "talent-move");

    @Autowired
    Changes changes;
    @Autowired
    Editing editing;
    @Autowired
    Reviews reviews;
    @Autowired
    Scenarios scenarios;
    @Autowired
    RehearsalDesk desk;
    @Autowired
    RehearsalStore store;
    @Autowired
    RehearsedNow rehearsed;
    @Autowired
    PlayedCases engine;
    @Autowired
    SetChecker checker;
    @Autowired
    Clock clock;

    private final CurrentUser maker = user("maker-" + UUID.randomUUID(), "process-owner");
    private final UUID scenario = UUID.randomUUID();
    private String text;
    private String code;

    @BeforeEach
    void aChange() throws Exception {
        checker.findings.clear();
        text = Files.readString(Path.of("bpmn/talent-move.bpmn"));
        code = ((ChangeOutcome.Done) changes.begin(UUID.randomUUID(), maker, "Try oftener", "It fails at night")).change().code();
        changes.take(code, maker, MOVE);
        scenarios.add(maker, new Scenarios.Written(scenario, "talent-move", "Moves " + scenario, "{\"given\":{},\"then\":{\"endsAt\":[\"" + end() + "\"]}}"));
        engine.course = play -> PlayedCases.ended(play.id(), new Step("talent-move", task(), "SERVICE_TASK"), new Step("talent-move", end(), "END_EVENT"));
    }

    @AfterEach
    void leaveNothing() {
        scenarios.remove(maker, scenario);
        engine.refusals.clear();
    }

    private String task() {
        return text.replaceFirst("(?s).*?<bpmn:serviceTask id=\"(\\w+)\".*", "$1");
    }

    private String end() {
        return text.replaceFirst("(?s).*?<bpmn:endEvent id=\"(\\w+)\".*", "$1");
    }

    private void edit(UnaryOperator<String> edit) {
        var there = editing.open(changes.find(code).orElseThrow(), MOVE).orElseThrow();
        assertThat(editing.save(code, maker, MOVE, new Editing.Edited(there.draft().stamp(), null, edit.apply(there.text())))).isInstanceOf(ChangeOutcome.Saved.class);
    }

    private void tryOftener() {
        edit(there -> there.replaceFirst("retries=\"5\"", "retries=\"7\""));
    }

    private List<String> submitted() {
        return reviews.submit(code, maker) instanceof ChangeOutcome.Invalid(var errors) ? errors.stream().map(FieldError::code).toList() : List.of();
    }

    private Result result() {
        return desk.latest(changes.find(code).orElseThrow()).flatMap(Rehearsed::result).orElseThrow();
    }

    @Test
    void whatWasPlayedAsItStandsMayBeAskedFor() {
        tryOftener();
        assertThat(submitted()).containsExactly("studio.error.notRehearsed");

        rehearsed.of(code, maker);

        assertThat(result().elements()).extracting(Changed::element).containsExactly(task());
        assertThat(submitted()).isEmpty();
    }

    @Test
    void anEditOrAnotherScenarioAsksForAnotherRehearsal() {
        tryOftener();
        rehearsed.of(code, maker);
        edit(there -> there.replaceFirst("retries=\"7\"", "retries=\"8\""));
        assertThat(submitted()).containsExactly("studio.error.notRehearsed");

        rehearsed.of(code, maker);
        var stamp = scenarios.find(scenario).orElseThrow().stamp();
        assertThat(scenarios.save(maker, scenario, stamp, "Moves " + scenario, "{\"given\":{}}")).isInstanceOf(ScenarioOutcome.Done.class);
        assertThat(submitted()).containsExactly("studio.error.notRehearsed");

        rehearsed.of(code, maker);
        assertThat(submitted()).isEmpty();
    }

    @Test
    void aCaseThatGoesAnotherWayKeepsItFromBeingAskedFor() {
        tryOftener();
        engine.course = play -> PlayedCases.ended(play.id(), new Step("talent-move", task(), "SERVICE_TASK"));

        rehearsed.of(code, maker);

        assertThat(result().cases()).filteredOn(one -> one.scenario().equals(scenario)).singleElement().satisfies(one -> assertThat(one.failures()).extracting(Rehearsed.Failure::messageKey)
                .containsExactly("studio.rehearsal.failure.notReached"));
        assertThat(submitted()).containsExactly("studio.error.rehearsalFailed");
    }

    @Test
    void whatIsChangedAndNeverReachedKeepsItFromBeingAskedFor() {
        tryOftener();
        engine.course = play -> PlayedCases.ended(play.id(), new Step("talent-move", end(), "END_EVENT"));

        rehearsed.of(code, maker);

        assertThat(result().cases()).allMatch(Rehearsed.Case::passed);
        assertThat(result().elements()).singleElement().satisfies(element -> assertThat(element.reached()).isFalse());
        assertThat(submitted()).containsExactly("studio.error.rehearsalFailed");
    }

    @Test
    void namesNeedNotBeReached() {
        edit(there -> there.replaceFirst("(<bpmn:serviceTask id=\"\\w+\" name=\")[^\"]*", "$1Another name"));
        engine.course = play -> PlayedCases.ended(play.id(), new Step("talent-move", end(), "END_EVENT"));

        rehearsed.of(code, maker);

        assertThat(result().elements()).isEmpty();
        assertThat(submitted()).isEmpty();
    }

    @Test
    void modelsThatTheEngineRefusesAreNotPlayed() {
        tryOftener();
        engine.refusals.add("ERROR: no task definition");

        rehearsed.of(code, maker);

        assertThat(result().refusals()).containsExactly("ERROR: no task definition");
        assertThat(submitted()).containsExactly("studio.error.rehearsalFailed");
    }

    @Test
    void whoOnlyReadsCannotHaveItPlayed() {
        tryOftener();
        assertThat(desk.request(code, user("auditor-" + UUID.randomUUID(), "auditor"))).isInstanceOf(ChangeOutcome.NotAllowed.class);
    }

    @Test
    void aRehearsalWhoseProgramWasKilledIsPlayedAgainAndEndsOnce() {
        tryOftener();
        desk.request(code, maker);
        desk.request(code, maker);
        var now = clock.instant();
        var first = store.claim(now, now.plus(Duration.ofSeconds(30))).orElseThrow();
        assertThat(store.claim(now.plusSeconds(10), now.plusSeconds(40))).as("somebody plays it").isEmpty();

        var second = store.claim(now.plusSeconds(31), now.plusSeconds(61)).orElseThrow();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.tries()).isEqualTo(2);
        var result = new Result(List.of(), List.of(), List.of());
        assertThat(store.finish(second.id(), "a", "b", result, now)).isTrue();
        assertThat(store.finish(first.id(), "c", "d", result, now)).isFalse();
        assertThat(desk.latest(changes.find(code).orElseThrow()).orElseThrow().contentHash()).isEqualTo("a");
    }
}
