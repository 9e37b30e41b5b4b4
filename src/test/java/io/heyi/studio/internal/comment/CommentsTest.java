package io.heyi.studio.internal.comment;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.RecordedNotices;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.FieldError;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.change.Reviews;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.rehearsal.RehearsedNow;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Comments on elements, and that open ones keep a change from being approved (product-bar E12). */
@StudioWeb
class CommentsTest {

    private static final ModelRef MOVE = new ModelRef(ModelKind.PROCESS, "talent-move");

    @Autowired
    Changes changes;
    @Autowired
    Editing editing;
    @Autowired
    Reviews reviews;
    @Autowired
    RehearsedNow rehearsed;
    @Autowired
    ModelComments comments;
    @Autowired
    RecordedNotices notices;

    private final CurrentUser maker = user("maker-" + UUID.randomUUID(), "process-owner");
    private final CurrentUser other = user("other-" + UUID.randomUUID(), "process-owner");
    private String code;

    @BeforeEach
    void aChangedMove() {
        code = ((ChangeOutcome.Done) changes.begin(UUID.randomUUID(), maker, "Clearer", "People asked")).change().code();
        changes.take(code, maker, MOVE);
        var text = editing.open(change(), MOVE).orElseThrow().text();
        editing.save(code, maker, MOVE, new Editing.Edited(1, null, text.replaceFirst("name=\"[^\"]*\"", "name=\"Renamed\"")));
    }

    private Change change() {
        return changes.find(code).orElseThrow();
    }

    private UUID said(CurrentUser who, String text) {
        var id = UUID.randomUUID();
        assertThat(comments.begin(code, who, id, MOVE, "userTask_X", text)).isInstanceOf(ChangeOutcome.Done.class);
        return id;
    }

    @Test
    void anOpenThreadKeepsTheChangeFromBeingAskedForUntilItIsSettled() {
        var thread = said(other, "Why this name?");
        assertThat(reviews.submit(code, maker)).isInstanceOfSatisfying(ChangeOutcome.Invalid.class,
                invalid -> assertThat(invalid.errors()).extracting(FieldError::code).containsExactly("studio.error.openThreads"));
        assertThat(comments.resolve(code, maker, thread)).as("without an answer").isInstanceOf(ChangeOutcome.Invalid.class);
        comments.answer(code, maker, thread, "It is shorter");
        assertThat(comments.resolve(code, maker, thread)).isInstanceOf(ChangeOutcome.Done.class);
        rehearsed.of(code, maker);
        assertThat(reviews.submit(code, maker)).isInstanceOf(ChangeOutcome.Done.class);
        var hash = change().review().orElseThrow().contentHash();
        comments.answer(code, other, thread, "I do not understand yet");
        assertThat(reviews.approve(code, other, hash, "")).as("said after it was asked for").isInstanceOf(ChangeOutcome.Invalid.class);
        comments.resolve(code, other, thread);
        assertThat(reviews.approve(code, other, hash, "")).isInstanceOf(ChangeOutcome.Done.class);
    }

    @Test
    void theAuthorAndWhoeverTookPartHearOfItOnceAndNobodyOfHimself() {
        notices.told.clear();
        var thread = said(other, "Why this name?");
        comments.begin(code, other, thread, MOVE, "userTask_X", "Why this name?");
        assertThat(comments.begin(code, maker, thread, MOVE, "userTask_X", "Said with the id of another")).isInstanceOf(ChangeOutcome.Unknown.class);
        comments.answer(code, maker, thread, "It is shorter");
        assertThat(notices.told).extracting(notice -> notice.to().iterator().next().value()).containsExactly(maker.username().value(), other.username().value());
        assertThat(comments.of(change())).singleElement().satisfies(one -> assertThat(one.posts()).extracting(ElementThread.Post::text).containsExactly("Why this name?", "It is shorter"));
    }

    @Test
    void whoMayNotReadSaysNothingAndEmptyWordsAreRefused() {
        assertThat(comments.begin(code, user("x-" + UUID.randomUUID(), "entrepreneur"), UUID.randomUUID(), MOVE, "a", "b")).isInstanceOf(ChangeOutcome.NotAllowed.class);
        assertThat(comments.resolve(code, user("x-" + UUID.randomUUID(), "auditor"), said(other, "?"))).isInstanceOf(ChangeOutcome.NotAllowed.class);
        for (var text : List.of("", " ", "x".repeat(4001), "a\0b")) {
            assertThat(comments.begin(code, other, UUID.randomUUID(), MOVE, "a", text)).isInstanceOf(ChangeOutcome.Invalid.class);
        }
        assertThat(comments.begin(code, other, UUID.randomUUID(), new ModelRef(ModelKind.FORM, "accept-office"), "a", "b")).as("not in the change").isInstanceOf(ChangeOutcome.Invalid.class);
    }
}
