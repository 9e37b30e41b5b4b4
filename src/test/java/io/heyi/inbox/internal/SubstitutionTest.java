package io.heyi.inbox.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.RecordedNotices;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxTest;
import io.heyi.inbox.internal.substitution.Substitution;
import io.heyi.inbox.internal.substitution.SubstitutionOutcome;
import io.heyi.inbox.internal.substitution.SubstitutionRequest;
import io.heyi.inbox.internal.substitution.Substitutions;
import io.heyi.orchestration.UserTask;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever is away is represented on the days, in the processes and by the person that he named, and never in what concerns either of both (product-bar T2, T3). */
@InboxTest
class SubstitutionTest {

    private static final String PROCESS = "test-process";

    @Autowired TaskActions actions;
    @Autowired TaskProjection projection;
    @Autowired TaskReading reading;
    @Autowired TaskRights rights;
    @Autowired TaskStore store;
    @Autowired LostClaims lostClaims;
    @Autowired Substitutions substitutions;
    @Autowired FakeTaskType type;
    @Autowired FakeAccess access;
    @Autowired RecordedAudit audit;
    @Autowired RecordedNotices notices;
    @Autowired SetClock clock;
    @Autowired JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString();
    private final String group = "platform-owner:" + mark;
    private final CurrentUser absent = user("absent-" + mark.substring(0, 8), group);
    private final CurrentUser substitute = user("substitute-" + mark.substring(0, 8));
    private final CurrentUser other = user("other-" + mark.substring(0, 8), group);

    @BeforeEach
    void theyWorkHere() {
        Stream.of(absent, substitute, other).forEach(access::signIn);
    }

    private UUID add(UserTask task) {
        projection.created(task);
        return store.findByEngineKey(task.key()).orElseThrow().id();
    }

    private Substitution standsIn(CurrentUser whom, CurrentUser who, int fromDay, int toDay, String... processes) {
        return ((SubstitutionOutcome.Done) substitutions.make(request(whom, who, fromDay, toDay, processes), whom)).substitution();
    }

    private SubstitutionRequest request(CurrentUser whom, CurrentUser who, int fromDay, int toDay, String... processes) {
        return new SubstitutionRequest(UUID.randomUUID(), whom.username(), who.username(), today().plusDays(fromDay), today().plusDays(toDay), Set.of(processes), "On leave");
    }

    private LocalDate today() {
        return substitutions.today();
    }

    private List<UUID> ids(TaskView view, CurrentUser user) {
        return reading.list(view, Optional.empty(), user, PageRequest.first()).items().stream().map(Task::id).toList();
    }

    private static Completion approve() {
        return Completion.of("approve", null, null);
    }

    @Test
    void aSubstituteSeesAndDecidesWhatTheAbsentOneCouldAndBothNamesAreOnTheDecision() {
        standsIn(absent, substitute, 0, 3);
        var task = add(TaskFixtures.offeredTo(group, mark));
        assertThat(ids(TaskView.OTHERS, substitute)).containsExactly(task);
        assertThat(reading.counts(substitute).others()).isEqualTo(1);
        assertThat(ids(TaskView.GROUP, substitute)).isEmpty();

        assertThat(actions.complete(task, substitute, approve())).isInstanceOf(ActionOutcome.Done.class);

        var decided = store.find(task).orElseThrow();
        assertThat(decided.decision().orElseThrow().by()).contains(substitute.username().value());
        assertThat(decided.decision().orElseThrow().inPlaceOf()).contains(absent.username().value());
        var decision = type.decisions.stream().filter(made -> made.by().username().equals(absent.username())).findFirst().orElseThrow();
        assertThat(decision.substitute()).contains(substitute.username());
        assertThat(ids(TaskView.DONE, substitute)).as("what he decided").containsExactly(task);
        assertThat(ids(TaskView.DONE, absent)).as("what was decided in his place").containsExactly(task);
        assertThat(decision.by().groups()).contains(group);
        assertThat(decision.by().sessionId()).isEqualTo(substitute.sessionId());
        assertThat(audit.events).filteredOn(event -> task.toString().equals(event.details().get("taskId")) && event.action().equals("inbox.taskCompleted")).singleElement()
                .satisfies(event -> assertThat(event.actor()).isEqualTo(substitute.username().value()))
                .satisfies(event -> assertThat(event.details()).containsEntry("inPlaceOf", absent.username().value()));
    }

    @Test
    void aTaskOfOnePersonPassesOnlyWhereItIsNoActOfWill() {
        standsIn(absent, substitute, 0, 3);
        var office = add(TaskFixtures.assignedTo(absent.username().value(), mark));
        type.personal.add(mark + "-signed");
        var signature = add(TaskFixtures.assignedTo(absent.username().value(), mark + "-signed"));
        assertThat(ids(TaskView.OTHERS, substitute)).containsExactly(office);
        assertThat(actions.complete(office, substitute, approve())).isInstanceOf(ActionOutcome.Done.class);
        assertThat(actions.complete(signature, substitute, approve())).isInstanceOf(ActionOutcome.Forbidden.class);
        assertThat(reading.open(signature, substitute)).isInstanceOf(TaskReading.Opened.Forbidden.class);
    }

    @Test
    void whatTheAbsentOneHasTakenGoesOnAndComesBackWhenTheSubstituteGivesItBack() {
        var task = add(TaskFixtures.offeredTo(group, mark));
        actions.claim(task, absent);
        assertThat(actions.claim(task, substitute)).isInstanceOf(ActionOutcome.Forbidden.class);
        standsIn(absent, substitute, 0, 3);
        assertThat(ids(TaskView.OTHERS, substitute)).containsExactly(task);
        assertThat(actions.claim(task, substitute)).isInstanceOf(ActionOutcome.Done.class);
        assertThat(store.find(task).orElseThrow().heldFor()).contains(absent.username().value());
        assertThat(ids(TaskView.MINE, substitute)).containsExactly(task);
        assertThat(actions.claim(task, other)).isEqualTo(new ActionOutcome.ClaimedByOther(substitute.username().value()));
        actions.release(task, substitute);
        assertThat(store.find(task).orElseThrow().holder()).isEmpty();

        var named = add(TaskFixtures.assignedTo(absent.username().value(), mark));
        actions.claim(named, substitute);
        actions.release(named, substitute);
        assertThat(store.find(named).orElseThrow().holder()).contains(absent.username().value());
    }

    @Test
    void nothingPassesBeforeTheFirstAndAfterTheLastDay() {
        standsIn(absent, substitute, 1, 2);
        var task = add(TaskFixtures.offeredTo(group, mark));
        assertThat(actions.claim(task, substitute)).isInstanceOf(ActionOutcome.Forbidden.class);
        clock.now = clock.now.plus(Duration.ofDays(2));
        assertThat(reading.open(task, substitute)).isInstanceOf(TaskReading.Opened.Visible.class);
        clock.now = clock.now.plus(Duration.ofDays(1));
        assertThat(ids(TaskView.OTHERS, substitute)).isEmpty();
        assertThat(actions.complete(task, substitute, approve())).isInstanceOf(ActionOutcome.Forbidden.class);
        assertThat(audit.refusals).extracting(AuditEvent::actor).contains(substitute.username().value());
    }

    @Test
    void whatASubstituteHeldGoesBackWhenHisTimeIsOver() {
        standsIn(absent, substitute, 0, 0);
        var task = add(TaskFixtures.offeredTo(group, mark));
        actions.claim(task, substitute);
        clock.now = clock.now.plus(Duration.ofHours(1));
        lostClaims.giveBack();
        assertThat(store.find(task).orElseThrow().holder()).contains(substitute.username().value());
        clock.now = clock.now.plus(Duration.ofDays(1));
        lostClaims.giveBack();
        assertThat(store.find(task).orElseThrow().holder()).isEmpty();
        assertThat(ids(TaskView.GROUP, other)).containsExactly(task);
    }

    @Test
    void aRevokedSubstitutionEndsAtOnce() {
        var rule = standsIn(absent, substitute, 0, 3);
        var task = add(TaskFixtures.offeredTo(group, mark));
        substitutions.revoke(rule.id(), absent);
        assertThat(actions.complete(task, substitute, approve())).isInstanceOf(ActionOutcome.Forbidden.class);
        assertThat(substitutions.revoke(rule.id(), absent)).isInstanceOf(SubstitutionOutcome.Done.class);
        assertThat(audit.events).filteredOn(event -> event.action().equals("inbox.substitutionRevoked") && event.stream().endsWith(absent.username().value())).hasSize(1);
    }

    @Test
    void nobodyDecidesAboutHimselfOrForSomebodyWhomItConcerns() {
        standsIn(absent, substitute, 0, 3);
        type.excluded.put(mark, Set.of(substitute.username()));
        var aboutTheSubstitute = add(TaskFixtures.offeredTo(group, mark));
        type.excluded.put(mark + "-2", Set.of(absent.username()));
        var aboutTheAbsent = add(TaskFixtures.offeredTo(group, mark + "-2"));
        var later = add(TaskFixtures.offeredTo(group, mark + "-3"));
        type.excluded.put(mark + "-3", Set.of(absent.username()));
        for (var task : List.of(aboutTheSubstitute, aboutTheAbsent, later)) {
            assertThat(actions.claim(task, substitute)).isInstanceOf(ActionOutcome.Forbidden.class);
            assertThat(actions.complete(task, substitute, approve())).isInstanceOf(ActionOutcome.Forbidden.class);
            assertThat(reading.open(task, substitute)).isInstanceOf(TaskReading.Opened.Forbidden.class);
        }
        assertThat(ids(TaskView.OTHERS, substitute)).doesNotContain(aboutTheSubstitute, aboutTheAbsent);
    }

    @Test
    void aSubstitutesSubstituteInheritsNothing() {
        var third = user("third-" + mark.substring(0, 8));
        access.signIn(third);
        standsIn(absent, substitute, 0, 3);
        standsIn(substitute, third, 0, 3);
        var task = add(TaskFixtures.offeredTo(group, mark));
        assertThat(actions.claim(task, third)).isInstanceOf(ActionOutcome.Forbidden.class);
        assertThat(ids(TaskView.OTHERS, third)).isEmpty();
    }

    @Test
    void otherProcessesStayWithTheAbsentOne() {
        standsIn(absent, substitute, 0, 3, "another-process");
        var task = add(TaskFixtures.offeredTo(group, mark));
        assertThat(actions.claim(task, substitute)).isInstanceOf(ActionOutcome.Forbidden.class);
        standsIn(absent, substitute, 0, 3, PROCESS);
        assertThat(actions.claim(task, substitute)).isInstanceOf(ActionOutcome.Done.class);
    }

    @Test
    void whatTheAbsentOneMayNoLongerDoHisSubstituteMayNotEither() {
        standsIn(absent, substitute, 0, 3);
        var task = add(TaskFixtures.offeredTo(group, mark));
        access.revoke(absent.relations());
        assertThat(actions.claim(task, substitute)).isInstanceOf(ActionOutcome.Forbidden.class);
        access.grant(absent.relations());
        access.left.add(absent.username());
        assertThat(actions.claim(task, substitute)).isInstanceOf(ActionOutcome.Forbidden.class);
    }

    @Test
    void onlyThePersonOrAnAdministratorMakesASubstitution() {
        var request = request(absent, other, 0, 3);
        assertThat(substitutions.make(request, other)).isInstanceOf(SubstitutionOutcome.Forbidden.class);
        assertThat(audit.refusals).filteredOn(event -> event.actor().equals(other.username().value())).isNotEmpty();
        var administrator = user("administrator-" + mark.substring(0, 8), "administrator");
        assertThat(substitutions.make(request, administrator)).isInstanceOf(SubstitutionOutcome.Done.class);
        assertThat(notices.told).filteredOn(notice -> notice.key().startsWith("substitution:" + request.id())).flatExtracting(notice -> notice.to())
                .containsExactlyInAnyOrder(other.username(), absent.username());
        assertThat(substitutions.make(request, administrator)).isInstanceOf(SubstitutionOutcome.Done.class);
        assertThat(substitutions.around(absent.username(), PageRequest.first()).total()).isEqualTo(1);
        assertThat(substitutions.revoke(request.id(), substitute)).isInstanceOf(SubstitutionOutcome.Forbidden.class);
    }

    @Test
    void badRequestsNameTheFieldAndChangeNothing() {
        assertThat(fields(request(absent, absent, 0, 3))).containsExactly("substitute");
        assertThat(fields(request(absent, substitute, 3, 2))).containsExactly("lastDay");
        assertThat(fields(request(absent, substitute, -1, 2))).containsExactly("firstDay");
        assertThat(fields(request(absent, substitute, 0, 400))).containsExactly("lastDay");
        assertThat(fields(request(absent, substitute, 300, 301))).containsExactly("firstDay");
        access.left.add(substitute.username());
        assertThat(fields(request(absent, substitute, 0, 1))).containsExactly("substitute");
        access.left.remove(substitute.username());
        standsIn(absent, substitute, 0, 3);
        assertThat(fields(request(absent, substitute, 2, 4))).containsExactly("firstDay");
        assertThat(substitutions.around(absent.username(), PageRequest.first()).total()).isEqualTo(1);
    }

    private List<String> fields(SubstitutionRequest request) {
        return ((SubstitutionOutcome.Invalid) substitutions.make(request, absent)).errors().stream().map(FieldError::field).toList();
    }

    /** People, groups, processes, days and interests by chance: what a list shows is what may be done. */
    @Test
    void listsAndRightsSayTheSameWhoeverStandsInForWhom() {
        var random = new Random(20261123);
        var people = new ArrayList<CurrentUser>();
        for (int i = 0; i < 6; i++) {
            var person = user("p" + i + "-" + mark.substring(0, 8), random.nextBoolean() ? group : "me-owner:" + mark, "me-member:" + mark + i);
            access.signIn(person);
            people.add(person);
        }
        for (int i = 0; i < 14; i++) {
            var first = random.nextInt(3);
            substitutions.make(request(pick(people, random), pick(people, random), first, first + random.nextInt(3), random.nextInt(3) == 0 ? new String[] {"another-process"} : new String[0]),
                    user("administrator-" + mark.substring(0, 8), "administrator"));
        }
        var tasks = new ArrayList<UUID>();
        for (int i = 0; i < 40; i++) {
            var key = mark + "/" + i;
            if (random.nextInt(4) == 0) {
                type.excluded.put(key, Set.of(pick(people, random).username()));
            }
            if (random.nextInt(5) == 0) {
                type.personal.add(key);
            }
            tasks.add(add(switch (random.nextInt(4)) {
                case 0 -> TaskFixtures.assignedTo(pick(people, random).username().value(), key);
                case 1 -> TaskFixtures.offeredToPeople(List.of(pick(people, random).username().value(), pick(people, random).username().value()), key);
                case 2 -> TaskFixtures.offeredTo(group, key);
                default -> TaskFixtures.offeredTo("me-owner:" + mark, key);
            }));
            if (random.nextBoolean()) {
                actions.claim(tasks.getLast(), pick(people, random));
            }
        }
        for (int day = 0; day < 5; day++) {
            for (var person : people) {
                var listed = Stream.of(TaskView.MINE, TaskView.GROUP, TaskView.OTHERS).flatMap(view -> ids(view, person).stream()).toList();
                var allowed = tasks.stream().filter(id -> reading.open(id, person) instanceof TaskReading.Opened.Visible(var seen, var mayAct) && mayAct).toList();
                assertThat(listed).as("day %s of %s", day, person.username().value()).containsExactlyInAnyOrderElementsOf(allowed);
                assertThat(reading.counts(person).others()).isEqualTo(ids(TaskView.OTHERS, person).size());
            }
            clock.now = clock.now.plus(Duration.ofDays(1));
        }
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    @Test
    void oneDoesNotFillTheDaysOfAColleagueWithRules() {
        for (int i = 0; i < 20; i++) {
            standsIn(absent, substitute, i, i);
        }
        var tooMany = substitutions.make(request(absent, substitute, 30, 30), absent);
        assertThat(((SubstitutionOutcome.Invalid) tooMany).errors()).extracting(FieldError::field).containsExactly("substitute");
        substitutions.revoke(((SubstitutionOutcome.Done) substitutions.make(request(other, substitute, 0, 0), other)).substitution().id(), other);
        var ended = substitutions.around(absent.username(), PageRequest.first()).items().getFirst();
        substitutions.revoke(ended.id(), absent);
        assertThat(substitutions.make(request(absent, substitute, 30, 30), absent)).isInstanceOf(SubstitutionOutcome.Done.class);
    }

    @Test
    void whoeverWorksOutsideByNowActsForNobodyInside() {
        access.inside.addAll(List.of(absent.username(), substitute.username()));
        standsIn(absent, substitute, 0, 3);
        var task = add(TaskFixtures.offeredTo(group, mark));
        assertThat(actions.claim(task, substitute)).isInstanceOf(ActionOutcome.Done.class);
        assertThat(substitutions.standsInFor(substitute.username(), absent.username(), PROCESS)).isTrue();
        access.inside.remove(substitute.username());
        assertThat(rights.concerns(store.find(task).orElseThrow(), substitute)).isFalse();
        assertThat(substitutions.standsInFor(substitute.username(), absent.username(), PROCESS)).isFalse();
    }

    @Test
    void whoeverIsToldOfItReadsNamesOfPeople() {
        standsIn(absent, substitute, 0, 3);
        assertThat(notices.told).filteredOn(notice -> notice.to().contains(substitute.username())).last()
                .satisfies(notice -> assertThat(notice.arguments()).startsWith("Mx " + absent.username().value(), "Mx " + substitute.username().value()));
    }
}
