package io.heyi.inbox.internal.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxTest;
import io.heyi.inbox.internal.TaskActions;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.inbox.internal.TaskProjection;
import io.heyi.notification.NoticeKind;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InboxTest
class TaskNoticesTest {

    private static final String GROUP = "platform-owner:noticed";

    @Autowired TaskProjection projection;
    @Autowired TaskActions actions;
    @Autowired FakeTaskType type;
    @Autowired FakeNeighbours.FakeAccess access;
    @Autowired FakeNeighbours.RecordedNotices told;
    @Autowired JdbcClient jdbc;

    private final String businessKey = UUID.randomUUID().toString();

    @BeforeEach
    void people() {
        told.told.clear();
        told.settled.clear();
        List.of("ann", "bob", "carol").forEach(name -> access.signIn(FakeNeighbours.user(name, GROUP)));
    }

    @Test
    void anAssigneeIsToldAtOnce() {
        var id = TaskFixtures.add(projection, jdbc, TaskFixtures.assignedTo("ann", businessKey));
        assertThat(told.told).singleElement().satisfies(notice -> {
            assertThat(notice.key()).isEqualTo("task:" + id + ":assigned");
            assertThat(notice.kind()).isEqualTo(NoticeKind.TASK_ASSIGNED);
            assertThat(notice.to()).containsExactly(new Username("ann"));
            assertThat(notice.path()).isEqualTo("/inbox/tasks/" + id);
            assertThat(notice.grace()).isZero();
        });
    }

    @Test
    void aGroupIsToldAfterAGraceWithoutThoseWhoAreKeptOutOfIt() {
        type.excluded.put(businessKey, Set.of(new Username("carol")));
        TaskFixtures.add(projection, jdbc, TaskFixtures.offeredTo(GROUP, businessKey));
        assertThat(told.told).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.TASK_OFFERED);
            assertThat(notice.to()).containsExactlyInAnyOrder(new Username("ann"), new Username("bob"));
            assertThat(notice.grace()).isPositive();
        });
    }

    @Test
    void whatIsTakenIsSettledForTheGroupAndWhatIsGivenBackIsToldAnew() {
        var id = TaskFixtures.add(projection, jdbc, TaskFixtures.offeredTo(GROUP, businessKey));
        var ann = FakeNeighbours.user("ann", GROUP);
        actions.claim(UUID.fromString(id), ann);
        assertThat(told.settled).containsExactly("task:" + id + ":offered");
        actions.release(UUID.fromString(id), ann);
        assertThat(told.told).hasSize(2);
        assertThat(told.told.getLast().key()).startsWith("task:" + id + ":offered:");
    }

    @Test
    void whatIsWithdrawnIsSettledForEverybody() {
        var task = TaskFixtures.offeredTo(GROUP, businessKey);
        var id = TaskFixtures.add(projection, jdbc, task);
        projection.gone(task.key());
        assertThat(told.settled).containsExactly("task:" + id);
    }

    @Test
    void whatTheEngineOffersAgainIsToldAgain() {
        var task = TaskFixtures.offeredTo(GROUP, businessKey);
        TaskFixtures.add(projection, jdbc, task);
        projection.gone(task.key());
        projection.created(task);
        assertThat(told.told).hasSize(2).extracting(notice -> notice.key()).as("a key that is settled is not told of").doesNotHaveDuplicates();
    }
}
