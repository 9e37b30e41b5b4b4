package io.heyi.studio.internal.change;

import io.heyi.studio.internal.model.ModelRef;
import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.studio.StudioWeb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Two process owners work on the same models, and nothing of either is lost (product-bar E10, E14). */
@StudioWeb
class EditingTest {

    private static final ModelRef MOVE = new ModelRef(ModelKind.PROCESS, "talent-move");
    private static final ModelRef FORM = new ModelRef(ModelKind.FORM, "accept-office");

    @Autowired
    Changes changes;
    @Autowired
    Editing editing;
    @Autowired
    SetClock clock;
    @Autowired
    RecordedAudit audit;

    private final CurrentUser ann = user("ann-" + UUID.randomUUID(), "process-owner");
    private final CurrentUser ben = user("ben-" + UUID.randomUUID(), "process-owner");
    private String code;
    private String text;

    @BeforeEach
    void aChangeOfTheMove() throws Exception {
        code = done(changes.begin(UUID.randomUUID(), ann, "Shorter notice", "It takes too long")).code();
        done(changes.take(code, ann, MOVE));
        text = Files.readString(Path.of("bpmn/talent-move.bpmn"));
    }

    private static Change done(ChangeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ChangeOutcome.Done.class);
        return ((ChangeOutcome.Done) outcome).change();
    }

    private ChangeOutcome save(CurrentUser who, int basedOn, String content) {
        return editing.save(code, who, MOVE, new Editing.Edited(basedOn, null, content));
    }

    private int stamp(ChangeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ChangeOutcome.Saved.class);
        return ((ChangeOutcome.Saved) outcome).draft().stamp();
    }

    private String stored() {
        return editing.open(changes.find(code).orElseThrow(), MOVE).orElseThrow().text();
    }

    private String renamed(String name) {
        return text.replaceFirst("name=\"[^\"]*\"", "name=\"" + name + "\"");
    }

    @Test
    void aDraftBeginsAsWhatIsLiveAndSavingItUnchangedChangesNothing() {
        assertThat(stored()).isEqualTo(text);
        assertThat(save(ann, 1, text)).isEqualTo(new ChangeOutcome.Saved(editing.open(changes.find(code).orElseThrow(), MOVE).orElseThrow().draft(), false));
        assertThat(changes.drafts(changes.find(code).orElseThrow())).singleElement().satisfies(draft -> {
            assertThat(draft.isChanged()).isFalse();
            assertThat(draft.stamp()).isEqualTo(1);
        });
    }

    @Test
    void savingKeepsTheTextItsHistoryAndWhoDidIt() {
        assertThat(stamp(save(ann, 1, renamed("Move soon")))).isEqualTo(2);
        assertThat(stored()).isEqualTo(renamed("Move soon"));
        assertThat(stamp(save(ann, 2, renamed("Move at once")))).isEqualTo(3);
        clock.now = clock.now.plus(Duration.ofMinutes(11));
        assertThat(stamp(save(ann, 3, renamed("Move today")))).isEqualTo(4);

        var change = changes.find(code).orElseThrow();
        assertThat(editing.revisions(change, MOVE, PageRequest.first()).items()).extracting(Revision::number).as("as it was, a sitting, another sitting").containsExactly(3, 2, 1);
        assertThat(editing.revision(change, MOVE, 1)).contains(text);
        assertThat(editing.revision(change, MOVE, 2)).contains(renamed("Move at once"));
        assertThat(change.editor()).isEqualTo(ann.username().value());
        assertThat(audit.events).filteredOn(event -> event.stream().equals(code) && event.action().equals("studio.modelEdited")).hasSize(2);
    }

    @Test
    void anEarlierStateComesBackAsANewOne() {
        save(ann, 1, renamed("Move soon"));
        assertThat(stamp(editing.restore(code, ann, MOVE, 2, 1))).isEqualTo(3);
        assertThat(stored()).isEqualTo(text);
        assertThat(editing.restore(code, ann, MOVE, 3, 99)).isEqualTo(new ChangeOutcome.Unknown());
    }

    @Test
    void whoeverReadAnOlderStateIsToldWhoWasFasterAndARepeatIsNoConflict() {
        save(ann, 1, renamed("Move soon"));
        assertThat(save(ann, 1, renamed("Move later"))).isInstanceOfSatisfying(ChangeOutcome.Overtaken.class, overtaken -> assertThat(overtaken.now().editor()).isEqualTo(ann.username().value()));
        assertThat(stored()).isEqualTo(renamed("Move soon"));
        assertThat(stamp(save(ann, 1, renamed("Move soon")))).isEqualTo(2);
    }

    @Test
    void onePersonEditsAndTheOtherIsToldWhoAndMayAsk() {
        save(ann, 1, renamed("Move soon"));
        assertThat(save(ben, 2, renamed("Move later"))).isInstanceOfSatisfying(ChangeOutcome.Locked.class, locked -> assertThat(locked.lock().holder()).isEqualTo(ann.username().value()));
        editing.ask(code, ben, MOVE);
        assertThat(editing.lock(changes.find(code).orElseThrow(), MOVE).orElseThrow().asker()).contains(ben.username().value());

        clock.now = clock.now.plus(Duration.ofSeconds(60));
        editing.hold(code, ann, MOVE);
        assertThat(save(ben, 2, renamed("Move later"))).as("there is time left to answer").isInstanceOf(ChangeOutcome.Locked.class);
        clock.now = clock.now.plus(Duration.ofSeconds(60));
        assertThat(stamp(save(ben, 2, renamed("Move later")))).as("no answer came").isEqualTo(3);
        assertThat(save(ann, 3, renamed("Move soon"))).isInstanceOf(ChangeOutcome.Locked.class);
    }

    @Test
    void whoKeepsTheDraftIsAskedAgainAndWhoGivesItUpLetsTheOtherIn() {
        editing.hold(code, ann, MOVE);
        editing.ask(code, ben, MOVE);
        editing.keep(code, ann, MOVE);
        clock.now = clock.now.plus(Duration.ofSeconds(80));
        editing.hold(code, ann, MOVE);
        clock.now = clock.now.plus(Duration.ofSeconds(80));
        assertThat(save(ben, 1, renamed("Move later"))).isInstanceOf(ChangeOutcome.Locked.class);
        editing.release(code, ann, MOVE);
        assertThat(stamp(save(ben, 1, renamed("Move later")))).isEqualTo(2);
    }

    @Test
    void aWindowThatIsGoneHoldsNothing() {
        editing.hold(code, ann, MOVE);
        clock.now = clock.now.plus(Duration.ofSeconds(91));
        assertThat(stamp(save(ben, 1, renamed("Move later")))).isEqualTo(2);
        assertThat(save(ann, 1, renamed("Move soon"))).as("and her work is not lost over it: she is told").isInstanceOf(ChangeOutcome.Locked.class);
    }

    @Test
    void ofManyWhoSaveAtTheSameMomentExactlyOneIsFirst() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<ChangeOutcome>>();
            for (int at = 0; at < 50; at++) {
                var name = "Move " + at;
                all.add(() -> save(ann, 1, renamed(name)));
            }
            var outcomes = new ArrayList<ChangeOutcome>();
            for (var one : threads.invokeAll(all)) {
                outcomes.add(one.get());
            }
            assertThat(outcomes).filteredOn(ChangeOutcome.Saved.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(ChangeOutcome.Overtaken.class::isInstance).hasSize(49);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>", "<html/>", ""})
    void whatIsNoModelIsRefusedAndChangesNothing(String content) {
        assertThat(save(ann, 1, content)).isInstanceOf(ChangeOutcome.Invalid.class);
        assertThat(stored()).isEqualTo(text);
    }

    @Test
    void aDiagramThatTakesTheIdOfAnotherProcessIsRefused() throws Exception {
        assertThat(save(ann, 1, Files.readString(Path.of("bpmn/me-founding.bpmn")))).isInstanceOfSatisfying(ChangeOutcome.Invalid.class,
                invalid -> assertThat(invalid.errors()).extracting(FieldError::code).containsExactly("studio.error.otherId"));
        var two = text.replace("</bpmn:process>", "</bpmn:process><bpmn:process id=\"me-founding\" isExecutable=\"true\" />");
        assertThat(save(ann, 1, two)).isInstanceOf(ChangeOutcome.Invalid.class);
    }

    @Test
    void aFormThatIsDeepTooLargeOrAnothersIsRefused() {
        done(changes.take(code, ann, FORM));
        for (var bad : List.of("{\"id\":\"accept-office\",\"components\":" + "[".repeat(100) + "]".repeat(100) + "}", "{\"id\":\"sign-contract\",\"components\":[]}",
                "{\"id\":\"accept-office\",\"components\":[],\"x\":\"" + "x".repeat(2_000_001) + "\"}", "[]", "no json")) {
            assertThat(editing.save(code, ann, FORM, new Editing.Edited(1, null, bad))).as(bad.substring(0, Math.min(60, bad.length()))).isInstanceOf(ChangeOutcome.Invalid.class);
        }
    }

    @Test
    void whoIsNoProcessOwnerEditsNothingNotEvenAsAdministrator() {
        var administrator = user("root-" + UUID.randomUUID(), "administrator");
        assertThat(save(administrator, 1, renamed("Mine"))).isInstanceOf(ChangeOutcome.NotAllowed.class);
        assertThat(changes.begin(UUID.randomUUID(), administrator, "Mine", "")).isInstanceOf(ChangeOutcome.NotAllowed.class);
        assertThat(changes.drop(code, administrator, MOVE)).isInstanceOf(ChangeOutcome.NotAllowed.class);
        assertThat(changes.withdraw(code, ben)).as("only its author").isInstanceOf(ChangeOutcome.NotAllowed.class);
    }

    @Test
    void aChangeThatWasGivenUpIsNoLongerEdited() {
        done(changes.withdraw(code, ann));
        assertThat(save(ann, 1, renamed("Move later"))).isInstanceOf(ChangeOutcome.Closed.class);
        assertThat(changes.take(code, ann, FORM)).isInstanceOf(ChangeOutcome.Closed.class);
    }

    @Test
    void beginningAgainWithTheSameIdBeginsNothingAndIsOnlyTheAuthors() {
        var id = UUID.randomUUID();
        var first = done(changes.begin(id, ann, "Once", ""));
        assertThat(done(changes.begin(id, ann, "Once", "")).number()).isEqualTo(first.number());
        assertThat(changes.begin(id, ben, "Once", "")).isInstanceOf(ChangeOutcome.Unknown.class);
    }

    @Test
    void namesOfFilesAreNeverAWayOut() {
        for (var bad : List.of("../etc/passwd.bpmn", "me-founding.exe", "/me-founding.bpmn", "a/b.bpmn", "a%2fb.bpmn", ".bpmn", "A.bpmn", "a..bpmn", "x".repeat(200) + ".form")) {
            assertThat(ModelRef.ofFile(bad)).as(bad).isEmpty();
        }
        assertThat(ModelRef.ofFile("talent-move.bpmn")).contains(MOVE);
    }
}
