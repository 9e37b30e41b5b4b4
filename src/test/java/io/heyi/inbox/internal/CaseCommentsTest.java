package io.heyi.inbox.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.RecordedNotices;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxTest;
import io.heyi.inbox.internal.discussion.CaseComments;
import io.heyi.inbox.internal.discussion.DiscussionOutcome;
import io.heyi.inbox.internal.discussion.Questions;
import io.heyi.notification.NoticeKind;
import io.heyi.orchestration.UserTask;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people say about a case, and whom they ask (product-bar T15, T19). */
@InboxTest
class CaseCommentsTest {

    @Autowired CaseComments comments;
    @Autowired Questions questions;
    @Autowired TaskActions actions;
    @Autowired TaskProjection projection;
    @Autowired TaskReading reading;
    @Autowired TaskStore store;
    @Autowired FakeTaskType type;
    @Autowired FakeAccess access;
    @Autowired RecordedAudit audit;
    @Autowired RecordedNotices notices;
    @Autowired SetClock clock;

    private final String mark = UUID.randomUUID().toString();
    private final String group = "platform-owner:" + mark;
    private final CurrentUser owner = user("owner-" + mark.substring(0, 8), group, "platform-owner");
    private final CurrentUser second = user("second-" + mark.substring(0, 8), group, "platform-owner");
    private final CurrentUser colleague = user("colleague-" + mark.substring(0, 8));
    private UUID task;

    @BeforeEach
    void aTask() {
        Stream.of(owner, second, colleague).forEach(access::signIn);
        access.inside.add(colleague.username());
        task = add(TaskFixtures.offeredTo(group, mark));
    }

    private UUID add(UserTask one) {
        projection.created(one);
        return store.findByEngineKey(one.key()).orElseThrow().id();
    }

    private List<String> read(UUID on, CurrentUser reader) {
        return comments.of(store.find(on).orElseThrow(), reader, PageRequest.first()).items().stream().map(comment -> comment.text()).toList();
    }

    private DiscussionOutcome say(UUID on, CurrentUser who, String text) {
        return comments.say(on, who, text, UUID.randomUUID());
    }

    private static List<String> fields(DiscussionOutcome outcome) {
        return ((DiscussionOutcome.Invalid) outcome).errors().stream().map(FieldError::field).toList();
    }

    @Test
    void whatIsSaidIsReadOnLaterTasksOfTheCaseAndNowhereElse() {
        var request = UUID.randomUUID();
        comments.say(task, owner, "<script>alert(1)</script> & more", request);
        assertThat(comments.say(task, owner, "<script>alert(1)</script> & more", request)).isInstanceOf(DiscussionOutcome.Done.class);
        actions.complete(task, owner, Completion.of("approve", null, null));
        assertThat(read(add(TaskFixtures.offeredTo(group, mark)), second)).containsExactly("<script>alert(1)</script> & more");
        assertThat(read(add(TaskFixtures.offeredTo(group, mark + "-another")), second)).isEmpty();
        assertThat(audit.events).filteredOn(event -> event.action().equals("inbox.commentWritten") && event.stream().equals(mark)).singleElement()
                .satisfies(event -> assertThat(event.details().toString()).doesNotContain("script").contains("sha256"));
    }

    @Test
    void whoProposedDoesNotReadWhatThoseSayWhoDecide() {
        type.excluded.put(mark, Set.of(second.username()));
        say(task, owner, "Between us: too dear");
        type.excluded.remove(mark);
        var own = add(TaskFixtures.assignedTo(second.username().value(), mark));
        assertThat(read(own, second)).as("the exclusion came to an end").hasSize(1);
        type.excluded.put(mark, Set.of(second.username()));
        assertThat(read(own, second)).isEmpty();
        assertThat(say(task, second, "Let me in")).isInstanceOf(DiscussionOutcome.Forbidden.class);
    }

    @Test
    void whoeverIsMentionedAndMayReadItIsTold() {
        assertThat(say(task, owner, "@" + second.username().value() + ", what do you think? mail@example.org")).isInstanceOf(DiscussionOutcome.Done.class);
        assertThat(notices.told).filteredOn(notice -> notice.kind() == NoticeKind.MENTION && notice.to().contains(second.username())).singleElement().satisfies(notice -> assertThat(notice.path()).endsWith("#comments"));
        assertThat(fields(say(task, owner, "@" + colleague.username().value() + " look"))).containsExactly("text");
        assertThat(fields(say(task, owner, "@nobody-of-this-name look"))).as("everybody has a name in this test, but not the right").containsExactly("text");
        assertThat(read(task, owner)).hasSize(1);
    }

    @Test
    void theAuthorChangesItForAWhileAndTakesItBackAtAnyTime() {
        say(task, owner, "Frist");
        var id = comments.of(store.find(task).orElseThrow(), owner, PageRequest.first()).items().getFirst().id();
        assertThat(comments.edit(id, second, "Mine now")).isInstanceOf(DiscussionOutcome.Forbidden.class);
        assertThat(comments.edit(id, owner, "First")).isInstanceOf(DiscussionOutcome.Done.class);
        clock.now = clock.now.plus(Duration.ofMinutes(16));
        assertThat(comments.edit(id, owner, "Second")).isInstanceOf(DiscussionOutcome.TooLate.class);
        assertThat(read(task, second)).containsExactly("First");
        assertThat(comments.withdraw(id, second)).isInstanceOf(DiscussionOutcome.Forbidden.class);
        assertThat(comments.withdraw(id, owner)).isInstanceOf(DiscussionOutcome.Done.class);
        assertThat(read(task, second)).containsExactly("");
        assertThat(comments.withdraw(999_999_999, owner)).isInstanceOf(DiscussionOutcome.Unknown.class);
    }

    @Test
    void strangersSayNothingAndNonsenseIsNamed() {
        assertThat(say(task, colleague, "Hello")).isInstanceOf(DiscussionOutcome.Forbidden.class);
        assertThat(say(UUID.randomUUID(), owner, "Hello")).isInstanceOf(DiscussionOutcome.Unknown.class);
        for (var wrong : List.of(" ", "x".repeat(4_001), "a\u0000b")) {
            assertThat(fields(say(task, owner, wrong))).containsExactly("text");
        }
    }

    private UUID asked() {
        var id = UUID.randomUUID();
        assertThat(questions.ask(id, task, owner, colleague.username(), "Is the market there?", Optional.of(clock.now.plus(Duration.ofDays(1))))).isInstanceOf(DiscussionOutcome.Done.class);
        return id;
    }

    @Test
    void aColleagueReadsAnswersAndNeverGetsTheTask() {
        var id = asked();
        assertThat(questions.askedOf(colleague, PageRequest.first()).total()).isEqualTo(1);
        assertThat(questions.open(id, colleague)).isInstanceOf(Questions.Opened.Visible.class);
        assertThat(reading.open(task, colleague)).isInstanceOf(TaskReading.Opened.Forbidden.class);
        assertThat(actions.complete(task, colleague, Completion.of("approve", null, null))).isInstanceOf(ActionOutcome.Forbidden.class);

        assertThat(questions.answer(id, colleague, "It is")).isInstanceOf(DiscussionOutcome.Done.class);
        assertThat(questions.answer(id, colleague, "It is")).as("a repeat").isInstanceOf(DiscussionOutcome.Done.class);
        assertThat(questions.answer(id, colleague, "It is not")).isInstanceOf(DiscussionOutcome.TooLate.class);
        assertThat(read(task, second)).containsExactly("It is");
        assertThat(questions.open(id, colleague)).isInstanceOf(Questions.Opened.Over.class);
        assertThat(notices.told).filteredOn(notice -> notice.key().equals("question:" + id + ":answered")).singleElement()
                .satisfies(notice -> assertThat(notice.to()).containsExactly(owner.username()));
    }

    @Test
    void whoIsNotAskedOrNoLongerAskedReadsNothing() {
        var id = asked();
        assertThat(questions.open(id, user("stranger-" + mark.substring(0, 8)))).isInstanceOf(Questions.Opened.Forbidden.class);
        assertThat(questions.answer(id, second, "I say")).isInstanceOf(DiscussionOutcome.Forbidden.class);
        assertThat(questions.takeBack(id, second)).isInstanceOf(DiscussionOutcome.Forbidden.class);
        type.excluded.put(mark, Set.of(colleague.username()));
        assertThat(questions.open(id, colleague)).as("an interest came later").isInstanceOf(Questions.Opened.Forbidden.class);
        type.excluded.remove(mark);
        assertThat(questions.takeBack(id, owner)).isInstanceOf(DiscussionOutcome.Done.class);
        assertThat(questions.open(id, colleague)).isInstanceOf(Questions.Opened.Over.class);
        var another = asked();
        actions.complete(task, owner, Completion.of("approve", null, null));
        assertThat(questions.open(another, colleague)).as("the task is decided").isInstanceOf(Questions.Opened.Over.class);
        assertThat(questions.askedOf(colleague, PageRequest.first()).total()).isZero();
    }

    @Test
    void nobodyIsAskedWhomItConcernsAndOnlyWhoDecidesAsks() {
        type.excluded.put(mark, Set.of(new Username(colleague.username().value())));
        assertThat(fields(questions.ask(UUID.randomUUID(), task, owner, colleague.username(), "?", Optional.empty()))).containsExactly("colleague");
        assertThat(fields(questions.ask(UUID.randomUUID(), task, owner, owner.username(), "?", Optional.empty()))).containsExactly("colleague");
        assertThat(fields(questions.ask(UUID.randomUUID(), task, owner, colleague.username(), " ", Optional.of(clock.now)))).containsExactly("text", "colleague", "dueAt");
        assertThat(fields(questions.ask(UUID.randomUUID(), task, owner, new Username("partner-outside"), "?", Optional.empty()))).as("a partner from outside").containsExactly("colleague");
        type.readers.put(mark, "reader-" + mark.substring(0, 8));
        assertThat(questions.ask(UUID.randomUUID(), task, user("reader-" + mark.substring(0, 8)), second.username(), "?", Optional.empty())).isInstanceOf(DiscussionOutcome.Forbidden.class);
    }

    @Test
    void otherWordsUnderARequestThatWasKeptBeforeAreNotLostInSilence() {
        var request = UUID.randomUUID();
        comments.say(task, owner, "First", request);
        assertThat(fields(comments.say(task, owner, "Second", request))).containsExactly("request");
        assertThat(read(task, owner)).containsExactly("First");
        access.inside.add(second.username());
        questions.ask(request, task, owner, colleague.username(), "What do you think?", Optional.empty());
        assertThat(questions.ask(request, task, owner, colleague.username(), "What do you think?", Optional.empty())).isInstanceOf(DiscussionOutcome.Done.class);
        assertThat(fields(questions.ask(request, task, owner, second.username(), "And you?", Optional.empty()))).containsExactly("request");
    }

    @Test
    void anAnswerIsNotWaitedForUntilTheEndOfTime() {
        assertThat(fields(questions.ask(UUID.randomUUID(), task, owner, colleague.username(), "When?", Optional.of(Instant.parse("+999999999-01-01T00:00:00Z"))))).containsExactly("dueAt");
    }

    @Test
    void colleaguesAreNotFloodedWithQuestions() {
        for (int i = 0; i < 10; i++) {
            assertThat(questions.ask(UUID.randomUUID(), task, owner, colleague.username(), "And what of " + i + "?", Optional.empty())).isInstanceOf(DiscussionOutcome.Done.class);
        }
        assertThat(fields(questions.ask(UUID.randomUUID(), task, owner, colleague.username(), "And that?", Optional.empty()))).containsExactly("colleague");
        questions.answer(questions.of(store.find(task).orElseThrow()).getFirst().id(), colleague, "Fine");
        assertThat(questions.ask(UUID.randomUUID(), task, owner, colleague.username(), "And that?", Optional.empty())).isInstanceOf(DiscussionOutcome.Done.class);
    }
}
