package io.heyi.inbox.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.RecordedCommands;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxTest;
import io.heyi.shared.FieldError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import io.heyi.shared.PageRequest;
import java.util.Optional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@InboxTest
class TaskActionsTest {

    private static final String OWNERS = "platform-owner:food";

    @Autowired TaskActions actions;
    @Autowired TaskProjection projection;
    @Autowired TaskReading reading;
    @Autowired TaskStore store;
    @Autowired FakeTaskType type;
    @Autowired RecordedAudit audit;
    @Autowired RecordedCommands commands;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;
    @Autowired LostClaims lostClaims;

    private final String businessKey = UUID.randomUUID().toString();
    private final CurrentUser owner = user("owner", OWNERS);
    private final CurrentUser secondOwner = user("second-owner", OWNERS);
    private final CurrentUser stranger = user("stranger", "platform-owner:clothing", "administrator", "auditor");

    private UUID offered() {
        var task = TaskFixtures.offeredTo(OWNERS, businessKey);
        projection.created(task);
        return store.findByEngineKey(task.key()).orElseThrow().id();
    }

    private UUID assigned(String person) {
        var task = TaskFixtures.assignedTo(person, businessKey);
        projection.created(task);
        return store.findByEngineKey(task.key()).orElseThrow().id();
    }

    private static Completion approve() {
        return Completion.of("approve", null, Map.of("amount", "10.50"));
    }

    @Test
    void aCandidateClaimsAndGivesBack() {
        var id = offered();
        assertThat(actions.claim(id, owner)).isInstanceOfSatisfying(ActionOutcome.Done.class, done -> assertThat(done.task().isHeldBy("owner")).isTrue());
        assertThat(actions.claim(id, owner)).isInstanceOf(ActionOutcome.Done.class);
        assertThat(actions.claim(id, secondOwner)).isEqualTo(new ActionOutcome.ClaimedByOther("owner"));
        assertThat(actions.release(id, secondOwner)).isEqualTo(new ActionOutcome.ClaimedByOther("owner"));
        assertThat(actions.release(id, owner)).isInstanceOfSatisfying(ActionOutcome.Done.class, done -> assertThat(done.task().holder()).isEmpty());
        assertThat(actions.claim(id, secondOwner)).isInstanceOf(ActionOutcome.Done.class);
        assertThat(audit.events).filteredOn(event -> event.stream().equals(businessKey)).extracting("action")
                .containsExactly("inbox.taskCreated", "inbox.taskClaimed", "inbox.taskReleased", "inbox.taskClaimed");
    }

    @Test
    void theEngineIsShownWhoHoldsATask() {
        var id = offered();
        actions.claim(id, owner);
        actions.claim(id, secondOwner);
        actions.release(id, owner);
        actions.complete(id, secondOwner, approve());

        assertThat(commands.shown).filteredOn(shown -> shown.businessKey().equals(businessKey)).extracting("what").containsExactly("owner", "", "second-owner");
        assertThat(commands.completed).extracting("businessKey").contains(businessKey);
    }

    @Test
    void aTaskOfSomebodyWhoLeftTheGroupGoesBackToItsQueue() {
        access.grant(owner.relations());
        access.grant(secondOwner.relations());
        var left = offered();
        actions.claim(left, secondOwner);
        var kept = offered();
        actions.claim(kept, owner);
        access.revoke(secondOwner.relations());

        lostClaims.giveBack();
        assertThat(store.find(left).orElseThrow().holder()).as("a fresh claim is not questioned").contains("second-owner");

        clock.now = clock.now.plus(Duration.ofMinutes(10));
        lostClaims.giveBack();
        lostClaims.giveBack();

        assertThat(store.find(left).orElseThrow().holder()).isEmpty();
        assertThat(store.find(kept).orElseThrow().holder()).contains("owner");
        assertThat(audit.events).filteredOn(event -> event.stream().equals(businessKey) && event.action().equals("inbox.claimLost"))
                .singleElement().satisfies(event -> assertThat(event.details()).containsEntry("holder", "second-owner"));
        assertThat(actions.claim(left, owner)).isInstanceOf(ActionOutcome.Done.class);
    }

    @Test
    void aTaskOfACandidateWhoLeftTheCompanyGoesBackToItsQueue() {
        var leaver = user("leaver-" + businessKey.substring(0, 8));
        var task = TaskFixtures.offeredToPeople(List.of("owner", leaver.username().value()), businessKey);
        projection.created(task);
        var id = store.findByEngineKey(task.key()).orElseThrow().id();
        assertThat(actions.claim(id, leaver)).isInstanceOf(ActionOutcome.Done.class);
        clock.now = clock.now.plus(Duration.ofMinutes(10));

        lostClaims.giveBack();
        assertThat(store.find(id).orElseThrow().holder()).contains(leaver.username().value());

        access.left.add(leaver.username());
        lostClaims.giveBack();
        assertThat(store.find(id).orElseThrow().holder()).isEmpty();
    }

    @Test
    void whoHasLostTheRightToDecideIsRefusedAndRemembered() {
        var id = assigned("owner");
        type.notAllowed.add(businessKey);

        assertThat(actions.complete(id, owner, approve())).isInstanceOfSatisfying(ActionOutcome.NotAllowed.class,
                refused -> assertThat(refused.messageKey()).isEqualTo("inbox.problem.notYours"));

        assertThat(store.find(id).orElseThrow().isOpen()).isTrue();
        assertThat(audit.refusals).filteredOn(event -> id.toString().equals(event.details().get("taskId"))).hasSize(1);
    }

    @Test
    void ofManyWhoClaimTogetherExactlyOneWins() throws Exception {
        var id = offered();
        var people = 8;
        var start = new CyclicBarrier(people);
        var attempts = new ArrayList<Callable<ActionOutcome>>();
        for (var number = 0; number < people; number++) {
            var person = user("owner-" + number, OWNERS);
            attempts.add(() -> {
                start.await(10, TimeUnit.SECONDS);
                return actions.claim(id, person);
            });
        }
        try (var threads = Executors.newFixedThreadPool(people)) {
            var outcomes = new ArrayList<ActionOutcome>();
            for (var future : threads.invokeAll(attempts, 30, TimeUnit.SECONDS)) {
                outcomes.add(future.get());
            }
            var winner = store.find(id).orElseThrow().holder().orElseThrow();
            assertThat(outcomes).filteredOn(ActionOutcome.Done.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(outcome -> outcome.equals(new ActionOutcome.ClaimedByOther(winner))).hasSize(people - 1);
        }
    }

    @Test
    void strangersAreRefusedAndTheAttemptIsRecordedWhateverTheirRole() {
        var id = offered();
        assertThat(actions.claim(id, stranger)).isInstanceOf(ActionOutcome.Forbidden.class);
        assertThat(actions.release(id, stranger)).isInstanceOf(ActionOutcome.Forbidden.class);
        assertThat(actions.complete(id, stranger, approve())).isInstanceOf(ActionOutcome.Forbidden.class);
        assertThat(reading.open(id, stranger)).isInstanceOf(TaskReading.Opened.Forbidden.class);
        assertThat(audit.refusals).filteredOn(event -> id.toString().equals(event.details().get("taskId")))
                .allSatisfy(event -> assertThat(event.actor()).isEqualTo("stranger"))
                .extracting(event -> event.details().get("attempt")).containsExactly("claim", "release", "complete", "read");
        assertThat(commands.completed).noneMatch(done -> done.businessKey().equals(businessKey));
    }

    @Test
    void anInterestedPersonNeitherSeesNorDecides() {
        type.excluded.put(businessKey, Set.of(new Username("owner")));
        type.readers.put(businessKey, "owner");
        var id = offered();
        assertThat(actions.complete(id, owner, approve())).isInstanceOf(ActionOutcome.Forbidden.class);
        assertThat(reading.open(id, owner)).isInstanceOf(TaskReading.Opened.Forbidden.class);
        assertThat(reading.list(TaskView.GROUP, java.util.Optional.of(businessKey), owner, io.heyi.shared.PageRequest.first()).items()).isEmpty();
        assertThat(audit.refusals).filteredOn(event -> id.toString().equals(event.details().get("taskId"))).hasSize(2)
                .allSatisfy(event -> assertThat(event.details()).containsEntry("excluded", true));
    }

    @Test
    void anInterestThatArisesLaterExcludesToo() {
        var id = offered();
        actions.claim(id, owner);
        type.excluded.put(businessKey, Set.of(new Username("owner")));
        assertThat(actions.complete(id, owner, approve())).isInstanceOf(ActionOutcome.Forbidden.class);
        assertThat(store.find(id).orElseThrow().isOpen()).isTrue();
    }

    @Test
    void whoClaimedAndThenLeftTheGroupDecidesNothing() {
        var id = offered();
        actions.claim(id, owner);
        var nowWithoutTheGroup = user("owner");

        assertThat(actions.complete(id, nowWithoutTheGroup, approve())).isInstanceOf(ActionOutcome.Forbidden.class);
        assertThat(reading.list(TaskView.MINE, Optional.of(businessKey), nowWithoutTheGroup, PageRequest.first()).items()).isEmpty();
        assertThat(actions.complete(id, owner, approve())).isInstanceOf(ActionOutcome.Done.class);
    }

    @Test
    void aReaderLooksButDoesNotAct() {
        type.readers.put(businessKey, "proposer");
        var id = offered();
        assertThat(reading.open(id, user("proposer"))).isInstanceOfSatisfying(TaskReading.Opened.Visible.class, open -> assertThat(open.mayAct()).isFalse());
        assertThat(actions.complete(id, user("proposer"), approve())).isInstanceOf(ActionOutcome.Forbidden.class);
    }

    @Test
    void aTaskThatNamesAPersonCannotBeGivenBackOrTakenByOthers() {
        var id = assigned("voter");
        assertThat(actions.release(id, user("voter"))).isEqualTo(new ActionOutcome.AssignedByModel());
        assertThat(actions.claim(id, user("voter"))).isInstanceOf(ActionOutcome.Done.class);
        assertThat(actions.claim(id, owner)).isInstanceOf(ActionOutcome.Forbidden.class);
    }

    @Test
    void aDecisionReachesOwnerEngineAndHistory() {
        var id = offered();
        assertThat(actions.complete(id, owner, Completion.of("reject", "  too dear ", Map.of("amount", "10.50", "note", ""))))
                .isInstanceOfSatisfying(ActionOutcome.Done.class, done -> {
                    assertThat(done.task().state()).isEqualTo(TaskState.DONE);
                    assertThat(done.task().decision().orElseThrow().reason()).contains("too dear");
                });
        var key = store.find(id).orElseThrow().engineKey();
        assertThat(type.decisions).filteredOn(decision -> decision.by().equals(owner) && decision.outcome().equals("reject")).isNotEmpty();
        assertThat(commands.completed).filteredOn(done -> done.key() == key).singleElement()
                .satisfies(done -> assertThat(done.variables()).isEqualTo(Map.of("granted", "10.50", "thingOutcome", "reject")));
        assertThat(audit.events).filteredOn(event -> event.stream().equals(businessKey) && event.action().equals("inbox.taskCompleted")).singleElement()
                .satisfies(event -> assertThat(event.details()).containsEntry("outcome", "reject").containsEntry("reason", "too dear")
                        .containsEntry("values", Map.of("amount", "10.50")));
    }

    @Test
    void theSameDecisionAgainHasTheSameAnswerAndNoSecondEffect() {
        var id = offered();
        var key = store.find(id).orElseThrow().engineKey();
        var first = actions.complete(id, owner, approve());
        assertThat(actions.complete(id, owner, approve())).isEqualTo(first);
        assertThat(commands.completed).filteredOn(done -> done.key() == key).hasSize(1);
        assertThat(actions.complete(id, owner, Completion.of("reject", "changed my mind", Map.of())))
                .isInstanceOfSatisfying(ActionOutcome.AlreadyDecided.class, decided -> assertThat(decided.by()).contains("owner"));
        assertThat(actions.complete(id, secondOwner, approve())).isInstanceOf(ActionOutcome.AlreadyDecided.class);
        assertThat(actions.claim(id, secondOwner)).isInstanceOf(ActionOutcome.AlreadyDecided.class);
        assertThat(actions.complete(id, stranger, approve())).isInstanceOf(ActionOutcome.Forbidden.class);
    }

    @Test
    void aTaskThatSomebodyElseTookIsNotCompletedOverTheirHead() {
        var id = offered();
        actions.claim(id, secondOwner);
        assertThat(actions.complete(id, owner, approve())).isEqualTo(new ActionOutcome.ClaimedByOther("second-owner"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "APPROVE", "approve;drop", "sendBack"})
    void anOutcomeThatIsNotOnOfferChangesNothing(String outcome) {
        assertFault(Completion.of(outcome, "why", Map.of()), "outcome");
    }

    @Test
    void aReasonIsMandatoryForAllButApproving() {
        assertFault(Completion.of("reject", " \n ", Map.of()), "reason");
        assertFault(Completion.of("reject", "x".repeat(Completion.LONGEST_REASON + 1), Map.of()), "reason");
        assertFault(Completion.of("reject", "null \u0000 character", Map.of()), "reason");
        assertThat(actions.complete(offered(), owner, Completion.of("reject", "好".repeat(Completion.LONGEST_REASON), Map.of())))
                .isInstanceOf(ActionOutcome.Done.class);
    }

    @Test
    void theFormIsCheckedOnTheServer() {
        assertFault(Completion.of("approve", null, Map.of("amount", "-1")), "variables.amount");
        assertFault(Completion.of("approve", null, Map.of("admin", true)), "variables.admin");
        assertFault(Completion.of("approve", null, Map.of("fixed", "changed")), "variables.fixed");
        assertFault(Completion.of("approve", null, Map.of("amount", "13")), "variables.amount");
        var untouched = new HashMap<String, Object>(Map.of("fixed", "as it is"));
        untouched.put("note", null);
        assertThat(actions.complete(offered(), owner, Completion.of("approve", null, untouched))).isInstanceOf(ActionOutcome.Done.class);
    }

    private void assertFault(Completion completion, String field) {
        var id = offered();
        assertThat(actions.complete(id, owner, completion)).isInstanceOfSatisfying(ActionOutcome.Invalid.class,
                invalid -> assertThat(invalid.errors()).extracting(FieldError::field).isEqualTo(List.of(field)));
        var task = store.find(id).orElseThrow();
        assertThat(task.isOpen()).isTrue();
        assertThat(task.holder()).isEmpty();
    }

    @Test
    void aCaseThatMovedOnTakesNoDecision() {
        type.tooLate.add(businessKey);
        var id = offered();
        assertThat(actions.complete(id, owner, approve())).isInstanceOf(ActionOutcome.TooLate.class);
        assertThat(store.find(id).orElseThrow().isOpen()).isTrue();
    }

    @Test
    void aWithdrawnTaskSaysSo() {
        var id = offered();
        projection.gone(store.find(id).orElseThrow().engineKey());
        assertThat(actions.complete(id, owner, approve())).isEqualTo(new ActionOutcome.NoLongerOpen(TaskState.WITHDRAWN));
        assertThat(actions.claim(id, owner)).isEqualTo(new ActionOutcome.NoLongerOpen(TaskState.WITHDRAWN));
    }

    @Test
    void aDecisionThatTheEngineRefusedIsShownAsRefused() {
        var id = offered();
        actions.complete(id, owner, approve());
        projection.completionRefused(store.find(id).orElseThrow().engineKey());
        assertThat(store.find(id).orElseThrow().state()).isEqualTo(TaskState.REFUSED);
        assertThat(actions.complete(id, owner, approve())).isEqualTo(new ActionOutcome.NoLongerOpen(TaskState.REFUSED));
    }

    @Test
    void nobodyCompletesWhatDoesNotExist() {
        assertThat(actions.complete(UUID.randomUUID(), owner, approve())).isEqualTo(new ActionOutcome.Unknown());
        assertThat(reading.open(UUID.randomUUID(), owner)).isEqualTo(new TaskReading.Opened.Unknown());
    }
}
