package io.heyi.inbox.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxTest;
import io.heyi.inbox.internal.discussion.CaseComments;
import io.heyi.inbox.internal.discussion.DiscussionOutcome;
import io.heyi.inbox.internal.discussion.Questions;
import io.heyi.inbox.internal.draft.DraftOutcome;
import io.heyi.inbox.internal.draft.Drafts;
import io.heyi.inbox.internal.substitution.SubstitutionOutcome;
import io.heyi.inbox.internal.substitution.SubstitutionRequest;
import io.heyi.inbox.internal.substitution.Substitutions;
import io.heyi.shared.PageRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whoever tries what he may not costs one connection to the database and no more: refusals are recorded in transactions of their own, and as many attempts at once as there are
 * connections would otherwise wait for each other until everybody's requests fail.
 */
@InboxTest
class InboxRefusalsTest {

    @Autowired Drafts drafts;
    @Autowired CaseComments comments;
    @Autowired Questions questions;
    @Autowired Substitutions substitutions;
    @Autowired TaskActions actions;
    @Autowired TaskProjection projection;
    @Autowired TaskStore store;
    @Autowired FakeTaskType type;
    @Autowired FakeAccess access;
    @Autowired RecordedAudit audit;

    private final String mark = UUID.randomUUID().toString();
    private final CurrentUser owner = user("owner-" + mark.substring(0, 8), "platform-owner:" + mark);
    private final CurrentUser second = user("second-" + mark.substring(0, 8), "platform-owner:" + mark);
    private final CurrentUser stranger = user("stranger-" + mark.substring(0, 8));
    private UUID task;

    @BeforeEach
    void aTask() {
        Stream.of(owner, second, stranger).forEach(access::signIn);
        access.inside.add(second.username());
        var offered = TaskFixtures.offeredTo("platform-owner:" + mark, mark);
        projection.created(offered);
        task = store.findByEngineKey(offered.key()).orElseThrow().id();
    }

    private long comment() {
        comments.say(task, owner, "Looks good", UUID.randomUUID());
        return comments.of(store.find(task).orElseThrow(), owner, PageRequest.first()).items().getFirst().id();
    }

    private static SubstitutionRequest substitution(CurrentUser absent, CurrentUser substitute, Substitutions calendar) {
        return new SubstitutionRequest(UUID.randomUUID(), absent.username(), substitute.username(), calendar.today(), calendar.today().plusDays(3), Set.of(), "On leave");
    }

    @Test
    void areRecordedOutsideOfAnyTransaction() {
        var said = comment();
        var question = UUID.randomUUID();
        questions.ask(question, task, owner, second.username(), "What do you think?", Optional.empty());
        var rule = ((SubstitutionOutcome.Done) substitutions.make(substitution(owner, second, substitutions), owner)).substitution();
        audit.refusalsWithinTransactions.clear();

        assertThat(drafts.save(task, stranger, 0, "{}", "")).isInstanceOf(DraftOutcome.Forbidden.class);
        assertThat(drafts.discard(task, stranger)).containsInstanceOf(DraftOutcome.Forbidden.class);
        assertThat(comments.say(task, stranger, "Let me in", UUID.randomUUID())).isInstanceOf(DiscussionOutcome.Forbidden.class);
        assertThat(comments.edit(said, stranger, "Not mine")).isInstanceOf(DiscussionOutcome.Forbidden.class);
        assertThat(comments.withdraw(said, stranger)).isInstanceOf(DiscussionOutcome.Forbidden.class);
        assertThat(questions.ask(UUID.randomUUID(), task, stranger, second.username(), "Tell me", Optional.empty())).isInstanceOf(DiscussionOutcome.Forbidden.class);
        assertThat(questions.answer(question, stranger, "Not asked")).isInstanceOf(DiscussionOutcome.Forbidden.class);
        assertThat(questions.takeBack(question, stranger)).isInstanceOf(DiscussionOutcome.Forbidden.class);
        assertThat(substitutions.make(substitution(owner, stranger, substitutions), stranger)).isInstanceOf(SubstitutionOutcome.Forbidden.class);
        assertThat(substitutions.revoke(rule.id(), stranger)).isInstanceOf(SubstitutionOutcome.Forbidden.class);

        assertThat(audit.refusals).filteredOn(event -> event.actor().equals(stranger.username().value())).hasSizeGreaterThanOrEqualTo(10);
        assertThat(audit.refusalsWithinTransactions).isEmpty();
    }

    @Test
    void whoeverMustNotKnowOfTheCaseAnyMoreDoesNotChangeWhatHeHadSaid() {
        var said = comment();
        type.excluded.put(mark, Set.of(new Username(owner.username().value())));
        assertThat(comments.edit(said, owner, "A late word")).isInstanceOf(DiscussionOutcome.Forbidden.class);
        assertThat(audit.refusals).filteredOn(event -> event.actor().equals(owner.username().value())).isNotEmpty();
    }
}
