package io.heyi.studio.internal.change;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.orchestration.BundleListener;
import io.heyi.orchestration.ModelBundles.InUse;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.FieldError;
import io.heyi.studio.StudioWeb.Baseline;
import io.heyi.studio.StudioWeb.HandedOver;
import io.heyi.studio.StudioWeb.SetChecker;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.rehearsal.RehearsedNow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What was in use before comes back as a change of its own, approved by somebody else (product-bar E9). */
@StudioWeb
class RollBacksTest {

    private static final ModelRef MOVE = new ModelRef(ModelKind.PROCESS, "talent-move");

    @Autowired
    Changes changes;
    @Autowired
    Editing editing;
    @Autowired
    Reviews reviews;
    @Autowired
    RollBacks rollBacks;
    @Autowired
    RehearsedNow rehearsed;
    @Autowired
    HandedOver engine;
    @Autowired
    SetChecker checker;
    @Autowired
    Baseline live;
    @Autowired
    BundleListener listener;
    @Autowired
    TransactionTemplate transaction;

    private final CurrentUser maker = user("maker-" + UUID.randomUUID(), "process-owner");
    private final CurrentUser other = user("other-" + UUID.randomUUID(), "process-owner");
    private String before;
    private String after;
    private String code;

    @BeforeEach
    void aChangeThatIsLive() throws Exception {
        checker.findings.clear();
        engine.bundles.clear();
        before = Files.readString(Path.of("bpmn/talent-move.bpmn"));
        after = before.replaceFirst("name=\"[^\"]*\"", "name=\"Another\"");
        code = begun("Renames it");
        changes.take(code, maker, MOVE);
        editing.save(code, maker, MOVE, new Editing.Edited(1, null, after));
    }

    @AfterEach
    void leaveNothing() {
        live.newer.clear();
    }

    private String begun(String title) {
        return ((ChangeOutcome.Done) changes.begin(UUID.randomUUID(), maker, title, "People asked")).change().code();
    }

    private void live() {
        rehearsed.of(code, maker);
        reviews.submit(code, maker);
        reviews.approve(code, other, reviews.contentHash(change(code)), "");
        var bundle = engine.bundles.keySet().iterator().next();
        transaction.executeWithoutResult(status -> listener.inUse(bundle, List.of(new InUse(ModelKind.PROCESS, "talent-move", 2, 77))));
        live.newer.put("talent-move.bpmn", after);
        engine.bundles.clear();
    }

    private Change change(String code) {
        return changes.find(code).orElseThrow();
    }

    private Change rolledBack(UUID id) {
        var outcome = rollBacks.begin(code, other, id, "Roll back", "It does harm");
        assertThat(outcome).isInstanceOf(ChangeOutcome.Done.class);
        return ((ChangeOutcome.Done) outcome).change();
    }

    @Test
    void whatWasInUseBeforeComesBackWithOneApprovalAndNoRehearsal() {
        live();
        var id = UUID.randomUUID();
        var back = rolledBack(id);
        assertThat(rolledBack(id).code()).as("a repeat begins nothing").isEqualTo(back.code());

        assertThat(back.codeOfRolledBack()).contains(code);
        assertThat(editing.open(back, MOVE).orElseThrow().text()).isEqualTo(before);
        assertThat(reviews.submit(back.code(), other)).isInstanceOf(ChangeOutcome.Done.class);
        var hash = reviews.contentHash(change(back.code()));
        assertThat(reviews.approve(back.code(), other, hash, "")).as("who began it does not approve it").isInstanceOf(ChangeOutcome.NotAllowed.class);
        assertThat(reviews.approve(back.code(), maker, hash, "")).isInstanceOf(ChangeOutcome.Done.class);
        assertThat(engine.bundles.values()).singleElement().satisfies(files -> assertThat(files.getFirst().source()).isEqualTo(before));
    }

    @Test
    void onceItIsEditedItIsRehearsedLikeAnyOther() {
        live();
        var back = rolledBack(UUID.randomUUID());
        var stamp = editing.open(back, MOVE).orElseThrow().draft().stamp();
        editing.save(back.code(), other, MOVE, new Editing.Edited(stamp, null, before.replaceFirst("name=\"[^\"]*\"", "name=\"A third\"")));
        assertThat(reviews.submit(back.code(), other)).isInstanceOfSatisfying(ChangeOutcome.Invalid.class,
                invalid -> assertThat(invalid.errors()).extracting(FieldError::code).containsExactly("studio.error.notRehearsed"));
    }

    @Test
    void whatIsNotInUseCannotBeTakenBackAndNotByAnybody() {
        assertThat(rollBacks.begin(code, maker, UUID.randomUUID(), "Roll back", "x")).isInstanceOf(ChangeOutcome.Closed.class);
        live();
        assertThat(rollBacks.begin(code, user("auditor-" + UUID.randomUUID(), "auditor"), UUID.randomUUID(), "Roll back", "x")).isInstanceOf(ChangeOutcome.NotAllowed.class);
        assertThat(rollBacks.begin("CR-99999", maker, UUID.randomUUID(), "Roll back", "x")).isInstanceOf(ChangeOutcome.Unknown.class);
    }
}
