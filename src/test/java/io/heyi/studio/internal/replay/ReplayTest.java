package io.heyi.studio.internal.replay;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.Rehearsal.Step;
import io.heyi.shared.PageRequest;
import io.heyi.studio.StudioWeb.PlayedCases;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.recording.FinishedMove;
import io.heyi.studio.internal.recording.KeptCases;
import io.heyi.studio.internal.rehearsal.Rehearsed.Failure;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Real cases against a change, in the background (product-bar E6). */
@StudioWeb
class ReplayTest {

    private static final ModelRef MOVE = new ModelRef(ModelKind.PROCESS, "talent-move");

    @Autowired
    Changes changes;
    @Autowired
    Editing editing;
    @Autowired
    ReplayDesk desk;
    @Autowired
    ReplayStore store;
    @Autowired
    ReplayRounds rounds;
    @Autowired
    KeptCases cases;
    @Autowired
    PlayedCases engine;
    @Autowired
    Clock clock;

    private final CurrentUser maker = user("maker-" + UUID.randomUUID(), "process-owner");
    private String code;

    @BeforeEach
    void aChangeAndFinishedCases() {
        while (store.claim(clock.instant(), clock.instant().plusSeconds(60)).map(left -> store.finish(left.id(), null, clock.instant())).isPresent()) {
            // other classes leave some
        }
        cases.kept.clear();
        for (var number = 1; number <= 12; number++) {
            cases.kept.put((long) number * 100, FinishedMove.of(number * 100, "TM-" + number));
        }
        engine.course = play -> PlayedCases.ended(play.id(), new Step("talent-move", "serviceTask_CarryOutMove", "SERVICE_TASK"));
        code = ((ChangeOutcome.Done) changes.begin(UUID.randomUUID(), maker, "Replayed", "Why")).change().code();
        changes.take(code, maker, MOVE);
        edit("retries=\"5\"", "retries=\"7\"");
    }

    @AfterEach
    void leaveNothing() {
        cases.kept.clear();
    }

    private void edit(String before, String after) {
        var there = editing.open(changes.find(code).orElseThrow(), MOVE).orElseThrow();
        editing.save(code, maker, MOVE, new Editing.Edited(there.draft().stamp(), null, there.text().replaceFirst(before, after)));
    }

    private Replay latest() {
        return desk.latest(changes.find(code).orElseThrow()).orElseThrow();
    }

    private List<ReplayedCase> replayed() {
        return desk.cases(latest(), PageRequest.first()).items();
    }

    private void played() {
        var now = clock.instant();
        rounds.play(store.claim(now, now.plusSeconds(30)).orElseThrow());
    }

    private List<String> refused(Integer many) {
        return desk.request(code, maker, many, false) instanceof ChangeOutcome.Invalid(var errors) ? errors.stream().map(error -> error.code()).toList() : List.of();
    }

    @Test
    void theLatestCasesArePlayedOnBothAndJudged() {
        assertThat(desk.request(code, maker, 7, false)).isInstanceOf(ChangeOutcome.Done.class);
        assertThat(latest().cases()).isEqualTo(7);

        played();

        assertThat(latest().finishedAt()).isPresent();
        assertThat(latest().same()).isEqualTo(7);
        assertThat(latest().problem()).isEmpty();
        assertThat(desk.isOfToday(changes.find(code).orElseThrow(), latest())).isTrue();
        edit("retries=\"7\"", "retries=\"8\"");
        assertThat(desk.isOfToday(changes.find(code).orElseThrow(), latest())).isFalse();
    }

    @Test
    void askingTwiceAsksOnce() {
        desk.request(code, maker, 3, false);
        desk.request(code, maker, 9, false);

        assertThat(latest().cases()).isEqualTo(3);
    }

    @Test
    void whatCannotBeAskedForIsSaid() {
        assertThat(refused(0)).containsExactly("studio.error.replayCases");
        assertThat(refused(51)).containsExactly("studio.error.replayCases");
        cases.kept.clear();
        assertThat(refused(null)).containsExactly("studio.error.replayNone");
        edit("retries=\"7\"", "retries=\"5\"");
        assertThat(refused(1)).containsExactly("studio.error.nothingChanged");
        assertThat(desk.request(code, user("auditor-" + UUID.randomUUID(), "auditor"), 1, false)).isInstanceOf(ChangeOutcome.NotAllowed.class);
        assertThat(desk.request("CR-9999", maker, 1, false)).isInstanceOf(ChangeOutcome.Unknown.class);
    }

    @Test
    void whatIsOtherwiseComesFirstInWords() {
        cases.kept.put(100L, FinishedMove.of(100, "TM-1"));
        desk.request(code, maker, 2, false);
        var plays = new java.util.concurrent.atomic.AtomicInteger();
        // the first two are played on the version in use, the next two on the draft; the last of them goes astray
        engine.course = play -> PlayedCases.ended(play.id(), new Step("talent-move", "serviceTask_CarryOutMove", "SERVICE_TASK"),
                new Step("talent-move", plays.incrementAndGet() == 4 ? "endEvent_NotMoved" : "endEvent_Moved", "END_EVENT"));

        played();

        assertThat(replayed()).extracting(one -> one.verdict().orElseThrow()).containsExactly(ReplayVerdict.OTHER_WAY, ReplayVerdict.SAME);
        assertThat(replayed().getFirst().findings()).extracting(Failure::arguments).containsExactly(List.of("Stays where he is", "Moved"));
    }

    @Test
    void aCaseThatIsGoneCannotBeReplayed() {
        desk.request(code, maker, 1, false);
        cases.kept.clear();

        played();

        assertThat(replayed()).singleElement().satisfies(one -> assertThat(one.verdict()).contains(ReplayVerdict.NOT_REPLAYABLE));
    }

    @Test
    void aReplayWhoseProgramWasKilledGoesOnAfterTheLastThatWasTold() {
        desk.request(code, maker, 12, false);
        var now = clock.instant();
        var first = store.claim(now, now.plusSeconds(30)).orElseThrow();
        store.judged(first.id(), 0, new WayJudgement.Judged(ReplayVerdict.STUCK, List.of()));
        assertThat(store.claim(now.plusSeconds(10), now.plusSeconds(40))).as("somebody plays it").isEmpty();

        var second = store.claim(now.plusSeconds(31), now.plusSeconds(61)).orElseThrow();
        assertThat(second.tries()).as("it has come on").isEqualTo(2);
        rounds.play(second);

        assertThat(latest().count(ReplayVerdict.STUCK)).isEqualTo(1);
        assertThat(latest().same()).isEqualTo(11);
    }

    @Test
    void whatNeverComesOnIsGivenUpAndWhatIsEditedMeanwhileIsToo() {
        desk.request(code, maker, 1, false);
        for (var time = 0; time < 3; time++) {
            store.claim(clock.instant().plus(Duration.ofMinutes(time)), clock.instant().plus(Duration.ofMinutes(time))).orElseThrow();
        }
        rounds.play(store.claim(clock.instant().plus(Duration.ofMinutes(9)), clock.instant().plus(Duration.ofMinutes(10))).orElseThrow());
        assertThat(latest().problem()).contains("studio.replay.problem.tries");

        desk.request(code, maker, 1, false);
        edit("retries=\"7\"", "retries=\"8\"");
        played();
        assertThat(latest().problem()).contains("studio.replay.problem.edited");
        assertThat(replayed().getFirst().verdict()).isEmpty();
    }
}
