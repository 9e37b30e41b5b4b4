package io.heyi.inbox.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedCommands;
import io.heyi.inbox.FakeNeighbours.RecordedNotices;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxTest;
import io.heyi.inbox.internal.discussion.Questions;
import io.heyi.notification.NoticeKind;
import io.heyi.orchestration.UserTask;
import io.heyi.shared.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An interest may come after the offer; from then on its person is kept out as if it had been there before (product-bar T2, D10). */
@InboxTest
class LateInterestsTest {

    @Autowired LateInterests interests;
    @Autowired LostClaims lostClaims;
    @Autowired Questions questions;
    @Autowired TaskActions actions;
    @Autowired TaskProjection projection;
    @Autowired TaskReading reading;
    @Autowired TaskStore store;
    @Autowired FakeTaskType type;
    @Autowired FakeAccess access;
    @Autowired RecordedNotices notices;
    @Autowired RecordedCommands commands;
    @Autowired JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString();
    private final String group = "platform-owner:" + mark;
    private final CurrentUser owner = user("owner-" + mark.substring(0, 8), group);
    private final CurrentUser second = user("second-" + mark.substring(0, 8), group);

    @BeforeEach
    void theyWorkHere() {
        Stream.of(owner, second).forEach(access::signIn);
    }

    private UUID add(UserTask task) {
        projection.created(task);
        return store.findByEngineKey(task.key()).orElseThrow().id();
    }

    private List<UUID> offered(CurrentUser reader) {
        return reading.list(TaskView.GROUP, Optional.empty(), reader, PageRequest.first()).items().stream().map(Task::id).toList();
    }

    private void getsAnInterest(CurrentUser person) {
        type.excluded.put(mark, Set.of(person.username()));
    }

    @Test
    void whoeverGetsOneSeesTheTaskInNoListAnyMore() {
        var task = add(TaskFixtures.offeredTo(group, mark));
        assertThat(offered(owner)).containsExactly(task);
        getsAnInterest(owner);
        interests.look();
        assertThat(offered(owner)).isEmpty();
        assertThat(reading.counts(owner).group()).isZero();
        assertThat(offered(second)).containsExactly(task);
    }

    @Test
    void whatHeWasToldOfItAndHasNotReadCountsNoMore() {
        var task = add(TaskFixtures.offeredTo(group, mark));
        getsAnInterest(owner);
        interests.look();
        assertThat(notices.settled).contains("task:" + task);
        assertThat(notices.told).filteredOn(notice -> notice.path().endsWith(task.toString())).last()
                .satisfies(notice -> assertThat(notice.to()).containsExactly(second.username()));
        notices.settled.clear();
        interests.look();
        assertThat(notices.settled).doesNotContain("task:" + task);
    }

    @Test
    void whoeverWasAskedForAnOpinionIsAskedNoMore() {
        var colleague = user("colleague-" + mark.substring(0, 8));
        access.signIn(colleague);
        access.inside.add(colleague.username());
        var task = add(TaskFixtures.offeredTo(group, mark));
        questions.ask(UUID.randomUUID(), task, owner, colleague.username(), "What do you think of it?", Optional.empty());
        assertThat(questions.askedOf(colleague, PageRequest.first()).total()).isOne();
        getsAnInterest(colleague);
        interests.look();
        assertThat(questions.askedOf(colleague, PageRequest.first()).items()).isEmpty();
        assertThat(questions.askedOf(colleague, PageRequest.first()).total()).isZero();
    }

    @Test
    void whatHeHadTakenGoesBackToTheOthersAndHeHearsNothingOfIt() {
        var task = add(TaskFixtures.offeredTo(group, mark));
        actions.claim(task, owner);
        getsAnInterest(owner);
        interests.look();
        assertThat(store.find(task).orElseThrow().holder()).isEmpty();
        assertThat(notices.told).filteredOn(notice -> notice.path().endsWith(task.toString())).last()
                .satisfies(notice -> assertThat(notice.to()).containsExactly(second.username()));
        assertThat(actions.claim(task, second)).isInstanceOf(ActionOutcome.Done.class);
    }

    @Test
    void aModuleThatFailsForOneTaskKeepsNoOtherFromBeingLookedAt() {
        var broken = add(TaskFixtures.offeredTo(group, mark + "-broken"));
        actions.claim(broken, owner);
        var task = add(TaskFixtures.offeredTo(group, mark));
        actions.claim(task, owner);
        commands.broken.add(mark + "-broken");
        type.excluded.put(mark + "-broken", Set.of(owner.username()));
        getsAnInterest(owner);
        interests.look();
        assertThat(store.find(task).orElseThrow().holder()).isEmpty();
        commands.broken.clear();
        interests.look();
        assertThat(store.find(broken).orElseThrow().holder()).isEmpty();
    }

    @Test
    void aClaimThatCannotBeGivenBackKeepsNoOtherClaim() {
        var tasks = List.of(add(TaskFixtures.offeredTo(group, mark + "-broken")), add(TaskFixtures.offeredTo(group, mark)));
        tasks.forEach(task -> actions.claim(task, owner));
        jdbc.sql("update inbox.task set claimed_at = claimed_at - interval '1 hour' where business_key like :mark").param("mark", mark + "%").update();
        commands.broken.add(mark + "-broken");
        access.left.add(owner.username());
        lostClaims.giveBack();
        assertThat(store.find(tasks.getLast()).orElseThrow().holder()).isEmpty();
        commands.broken.clear();
        lostClaims.giveBack();
        assertThat(store.find(tasks.getFirst()).orElseThrow().holder()).isEmpty();
    }

    @Test
    void whatIsGivenBackIsSettledForWhoeverHadIt() {
        var task = add(TaskFixtures.offeredTo(group, mark));
        actions.claim(task, owner);
        notices.settled.clear();
        actions.release(task, owner);
        assertThat(notices.settled).contains("task:" + task);
        assertThat(notices.told.getLast().kind()).isEqualTo(NoticeKind.TASK_OFFERED);
    }
}
