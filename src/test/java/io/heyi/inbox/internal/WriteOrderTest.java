package io.heyi.inbox.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.RecordedCommands;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.InboxTest;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Entries of a case's history and commands of a case are each written one after the other. Whoever writes both takes the history first, so that people who change tasks of one case
 * at the same moment wait for each other and never in a circle. A command that breaks shows what had been written before it.
 */
@InboxTest
class WriteOrderTest {

    @Autowired TaskActions actions;
    @Autowired TaskPlanning planning;
    @Autowired LostClaims lostClaims;
    @Autowired TaskProjection projection;
    @Autowired TaskStore store;
    @Autowired FakeAccess access;
    @Autowired RecordedAudit audit;
    @Autowired RecordedCommands commands;
    @Autowired SetClock clock;
    @Autowired JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString();
    private final String group = "platform-owner:" + mark;
    private final CurrentUser owner = user("owner-" + mark.substring(0, 8), group);
    private final CurrentUser second = user("second-" + mark.substring(0, 8), group);
    private final CurrentUser manager = user("manager-" + mark.substring(0, 8), "administrator");
    private UUID task;

    @BeforeEach
    void aTaskThatIsTaken() {
        Stream.of(manager, owner, second).forEach(access::signIn);
        var offered = TaskFixtures.offeredTo(group, mark);
        projection.created(offered);
        task = store.findByEngineKey(offered.key()).orElseThrow().id();
        actions.claim(task, owner);
        commands.broken.add(mark);
    }

    @AfterEach
    void theEngineIsBack() {
        commands.broken.clear();
    }

    private void isInTheHistoryFirst(String action, ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOf(IllegalStateException.class);
        assertThat(audit.events).filteredOn(event -> event.stream().equals(mark)).last().satisfies(event -> assertThat(event.action()).isEqualTo(action));
    }

    @Test
    void ofHandingOver() {
        isInTheHistoryFirst("inbox.taskHandedOver", () -> planning.handOver(task, owner, second.username(), "Your field"));
    }

    @Test
    void ofAnotherDate() {
        isInTheHistoryFirst("inbox.taskRedated", () -> planning.redate(task, manager, clock.instant().plus(Duration.ofDays(3)), "More to read"));
    }

    @Test
    void ofTakingBack() {
        isInTheHistoryFirst("inbox.taskTakenBack", () -> planning.takeBack(task, manager, "He is ill"));
    }

    @Test
    void ofGivingBack() {
        isInTheHistoryFirst("inbox.taskReleased", () -> actions.release(task, owner));
    }

    @Test
    void ofAClaimThatIsLost() {
        jdbc.sql("update inbox.task set claimed_at = claimed_at - interval '1 hour' where id = :id").param("id", task).update();
        access.left.add(owner.username());
        lostClaims.giveBack();
        assertThat(audit.events).filteredOn(event -> event.stream().equals(mark)).last().satisfies(event -> assertThat(event.action()).isEqualTo("inbox.claimLost"));
    }
}
