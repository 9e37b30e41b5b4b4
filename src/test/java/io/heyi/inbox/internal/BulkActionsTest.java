package io.heyi.inbox.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxTest;
import io.heyi.inbox.internal.bulk.BulkAction;
import io.heyi.inbox.internal.bulk.BulkActions;
import io.heyi.inbox.internal.bulk.BulkOutcome;
import io.heyi.inbox.internal.bulk.BulkRequest;
import io.heyi.orchestration.UserTask;
import io.heyi.shared.FieldError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Many tasks at once go through the same door as one (product-bar T8). */
@InboxTest
@TestPropertySource(properties = "heyi.policy.bulk.decisions=test.decideThing:approve,test.decideThing:reject")
class BulkActionsTest {

    @Autowired BulkActions bulk;
    @Autowired TaskActions actions;
    @Autowired TaskProjection projection;
    @Autowired TaskStore store;
    @Autowired FakeTaskType type;
    @Autowired FakeAccess access;
    @Autowired RecordedAudit audit;
    @Autowired JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString();
    private final String group = "platform-owner:" + mark;
    private final CurrentUser owner = user("owner-" + mark.substring(0, 8), group);
    private final CurrentUser second = user("second-" + mark.substring(0, 8), group);
    private final CurrentUser stranger = user("stranger-" + mark.substring(0, 8));

    @BeforeEach
    void theyWorkHere() {
        Stream.of(owner, second, stranger).forEach(access::signIn);
    }

    private UUID add(UserTask task) {
        projection.created(task);
        return store.findByEngineKey(task.key()).orElseThrow().id();
    }

    private BulkRequest request(BulkAction action, List<UUID> tasks, String outcome, String to, String reason) {
        return new BulkRequest(UUID.randomUUID(), action, tasks, Optional.ofNullable(outcome), Optional.ofNullable(to).map(Username::new), Optional.empty(), Optional.ofNullable(reason));
    }

    private static List<Optional<Boolean>> done(BulkOutcome outcome) {
        return ((BulkOutcome.Result) outcome).items().stream().map(item -> item.done()).toList();
    }

    private static List<String> fields(BulkOutcome outcome) {
        return ((BulkOutcome.Invalid) outcome).errors().stream().map(FieldError::field).toList();
    }

    @Test
    void oneThatFailsStopsNoOtherAndEachHasItsAnswerAsForeseen() {
        var free = add(TaskFixtures.offeredTo(group, mark));
        var taken = add(TaskFixtures.offeredTo(group, mark));
        actions.claim(taken, second);
        type.excluded.put(mark + "-own", Set.of(owner.username()));
        var own = add(TaskFixtures.offeredTo(group, mark + "-own"));
        var foreign = add(TaskFixtures.offeredTo("platform-owner:another" + mark, mark));
        var last = add(TaskFixtures.offeredTo(group, mark));
        var wanted = request(BulkAction.DECIDE, List.of(free, taken, own, foreign, UUID.randomUUID(), last), "approve", null, null);

        var expected = List.of(Optional.of(true), Optional.of(false), Optional.of(false), Optional.of(false), Optional.of(false), Optional.of(true));
        assertThat(done(bulk.preview(wanted, owner))).isEqualTo(expected);
        assertThat(store.find(free).orElseThrow().isOpen()).as("a preview changes nothing").isTrue();
        assertThat(done(bulk.run(wanted, owner))).isEqualTo(expected);
        assertThat(store.find(last).orElseThrow().state()).isEqualTo(TaskState.DONE);
        var items = ((BulkOutcome.Result) bulk.result(wanted.id(), owner)).items();
        assertThat(items.get(1).messageKey()).contains("bulk.refused.claimed");
        assertThat(items.get(2).task()).as("nothing is told of what one must not know").isEmpty();
        assertThat(items.get(3).task()).isEmpty();
        assertThat(audit.refusals).filteredOn(event -> event.actor().equals(owner.username().value())).extracting(event -> event.details().get("taskId"))
                .contains(own.toString(), foreign.toString());
    }

    @Test
    void aRepeatDoesNothingTwiceAndWhatWasCutShortGoesOn() {
        var tasks = IntStream.range(0, 4).mapToObj(i -> add(TaskFixtures.offeredTo(group, mark))).toList();
        var wanted = request(BulkAction.DECIDE, tasks, "approve", null, null);
        bulk.run(wanted, owner);
        var decided = type.decisions.size();
        assertThat(done(bulk.run(wanted, owner))).containsOnly(Optional.of(true));
        assertThat(type.decisions).hasSize(decided);
        // as a kill between the decision and its answer leaves it
        jdbc.sql("update inbox.bulk_item set done = null, at = null where bulk_id = :id and position > 2").param("id", wanted.id()).update();
        assertThat(((BulkOutcome.Result) bulk.result(wanted.id(), owner)).open()).isEqualTo(2);
        assertThat(done(bulk.resume(wanted.id(), owner))).containsOnly(Optional.of(true));
        assertThat(type.decisions).hasSize(decided);
    }

    @Test
    void aRequestBelongsToWhoMadeIt() {
        var task = add(TaskFixtures.offeredTo(group, mark));
        var wanted = request(BulkAction.CLAIM, List.of(task), null, null, null);
        bulk.run(wanted, owner);
        assertThat(bulk.run(wanted, second)).isInstanceOf(BulkOutcome.Unknown.class);
        assertThat(bulk.result(wanted.id(), second)).isInstanceOf(BulkOutcome.Unknown.class);
        assertThat(bulk.resume(wanted.id(), second)).isInstanceOf(BulkOutcome.Unknown.class);
        var another = new BulkRequest(wanted.id(), BulkAction.RELEASE, wanted.tasks(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(fields(bulk.run(another, owner))).containsExactly("id");
    }

    @Test
    void decisionsThatProcessOwnersDoNotAllowAtOnceAreTakenOneByOne() {
        var task = add(TaskFixtures.offeredTo(group, mark));
        assertThat(done(bulk.run(request(BulkAction.DECIDE, List.of(task), "escape", null, "x"), owner))).containsExactly(Optional.of(false));
        assertThat(done(bulk.run(request(BulkAction.DECIDE, List.of(task), "reject", null, null), owner))).as("a reason is due").containsExactly(Optional.of(false));
        assertThat(store.find(task).orElseThrow().isOpen()).isTrue();
        assertThat(done(bulk.run(request(BulkAction.DECIDE, List.of(task), "reject", null, "Too dear"), owner))).containsExactly(Optional.of(true));
    }

    @Test
    void tasksAreHandedOverAndTakenTogether() {
        var tasks = IntStream.range(0, 3).mapToObj(i -> add(TaskFixtures.offeredTo(group, mark))).toList();
        assertThat(done(bulk.run(request(BulkAction.CLAIM, tasks, null, null, null), owner))).containsOnly(Optional.of(true));
        var wanted = request(BulkAction.HAND_OVER, tasks, null, second.username().value(), "Holiday");
        assertThat(done(bulk.preview(wanted, owner))).containsOnly(Optional.of(true));
        assertThat(done(bulk.run(wanted, owner))).containsOnly(Optional.of(true));
        assertThat(tasks).allSatisfy(id -> assertThat(store.find(id).orElseThrow().holder()).contains(second.username().value()));
        assertThat(done(bulk.run(request(BulkAction.HAND_OVER, tasks, null, stranger.username().value(), "Holiday"), second))).containsOnly(Optional.of(false));
        assertThat(done(bulk.run(request(BulkAction.RELEASE, tasks, null, null, null), second))).containsOnly(Optional.of(true));
    }

    @Test
    void badRequestsNameTheFieldAndChangeNothing() {
        var task = add(TaskFixtures.offeredTo(group, mark));
        assertThat(fields(bulk.run(request(BulkAction.CLAIM, List.of(), null, null, null), owner))).containsExactly("tasks");
        assertThat(fields(bulk.run(request(BulkAction.CLAIM, IntStream.range(0, 201).mapToObj(i -> UUID.randomUUID()).toList(), null, null, null), owner))).containsExactly("tasks");
        assertThat(fields(bulk.run(request(BulkAction.HAND_OVER, List.of(task), null, null, null), owner))).containsExactly("to", "reason");
        assertThat(fields(bulk.run(request(BulkAction.REDATE, List.of(task), null, null, " "), owner))).containsExactly("dueAt", "reason");
        assertThat(fields(bulk.run(request(BulkAction.DECIDE, List.of(task), null, null, null), owner))).containsExactly("outcome");
        assertThat(jdbc.sql("select count(*) from inbox.bulk_item where task_id = :id").param("id", task).query(Long.class).single()).isZero();
    }

    @Test
    void oneThatBreaksKeepsNoOtherWaitingAndMayBeTriedAgain() {
        type.broken.add(mark + "-broken");
        var tasks = List.of(add(TaskFixtures.offeredTo(group, mark)), add(TaskFixtures.offeredTo(group, mark + "-broken")), add(TaskFixtures.offeredTo(group, mark)));
        var wanted = request(BulkAction.DECIDE, tasks, "approve", null, null);
        assertThat(done(bulk.run(wanted, owner))).containsExactly(Optional.of(true), Optional.empty(), Optional.of(true));
        type.broken.clear();
        assertThat(done(bulk.resume(wanted.id(), owner))).containsOnly(Optional.of(true));
    }

    @Test
    void whatNoDatabaseCanKeepIsRefusedByName() {
        var tasks = List.of(add(TaskFixtures.offeredTo(group, mark)));
        assertThat(fields(bulk.run(request(BulkAction.CLAIM, tasks, null, null, "a\0b"), owner))).containsExactly("reason");
        assertThat(fields(bulk.run(request(BulkAction.DECIDE, tasks, "approve\0", null, null), owner))).containsExactly("outcome");
        assertThat(fields(bulk.run(request(BulkAction.DECIDE, tasks, "x".repeat(1_000), null, null), owner))).containsExactly("outcome");
        var never = new BulkRequest(UUID.randomUUID(), BulkAction.REDATE, tasks, Optional.empty(), Optional.empty(), Optional.of(Instant.parse("+999999999-01-01T00:00:00Z")), Optional.of("Later"));
        assertThat(fields(bulk.run(never, owner))).containsExactly("dueAt");
    }

    @Test
    void aHandOverThatWasCutShortAfterItWasDoneCountsAsDone() {
        var task = add(TaskFixtures.offeredTo(group, mark));
        actions.claim(task, owner);
        var wanted = request(BulkAction.HAND_OVER, List.of(task), null, second.username().value(), "I am away");
        assertThat(done(bulk.run(wanted, owner))).containsExactly(Optional.of(true));
        jdbc.sql("update inbox.bulk_item set done = null, at = null where bulk_id = :id").param("id", wanted.id()).update();
        assertThat(done(bulk.resume(wanted.id(), owner))).containsExactly(Optional.of(true));
    }
}
