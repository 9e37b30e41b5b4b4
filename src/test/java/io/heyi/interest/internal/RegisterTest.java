package io.heyi.interest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.interest.Interest;
import io.heyi.interest.InterestKind;
import io.heyi.interest.InterestRegister;
import io.heyi.interest.InterestWeb;
import io.heyi.interest.Panel;
import io.heyi.interest.PanelCall;
import io.heyi.interest.Panels;
import io.heyi.interest.internal.InterestOutcome.AlreadyThere;
import io.heyi.interest.internal.InterestOutcome.Changed;
import io.heyi.interest.internal.InterestOutcome.Done;
import io.heyi.interest.internal.InterestOutcome.Invalid;
import io.heyi.interest.internal.InterestOutcome.NotAllowed;
import io.heyi.interest.internal.domain.Entry;
import io.heyi.interest.internal.domain.StatementInput;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register on a real database: what counts as an interest, who writes it, and that its history stays (product-bar D10, T2). */
@InterestWeb
class RegisterTest {

    private static final CurrentUser AUDITOR = FakeNeighbours.user("auditor", "auditor");

    @Autowired
    Declarations declarations;
    @Autowired
    TieAnswers ties;
    @Autowired
    RegisterReading reading;
    @Autowired
    InterestRegister register;
    @Autowired
    Panels panels;
    @Autowired
    SetClock clock;
    @Autowired
    RecordedAudit audit;
    @Autowired
    FakeAccess access;
    @Autowired
    JdbcClient jdbc;

    private final Instant start = Instant.parse("2026-03-02T02:00:00Z");

    @AfterEach
    void timeGoesBack() {
        clock.now = start;
        access.left.clear();
    }

    private static CurrentUser somebody() {
        return FakeNeighbours.user("p-" + UUID.randomUUID(), "entrepreneur");
    }

    private static StatementInput shares(String object) {
        return new StatementInput(object, "HOLDS_SHARES", "2.5", "2025-01-01", "", "");
    }

    private static StatementInput related(CurrentUser to) {
        return new StatementInput(to.username().value(), "RELATED", "", "", "", "brother");
    }

    private Entry declared(CurrentUser person, StatementInput input) {
        return ((Done) declarations.declare(person, input)).entry();
    }

    private boolean isInterested(CurrentUser person, String... objects) {
        return register.interested(Set.of(objects), clock.now).contains(person.username());
    }

    @Test
    void aDeclarationKeepsItsAuthorOutAtOnceAndIsInTheHistory() {
        var anna = somebody();
        assertThat(isInterested(anna, "ME-0002")).isFalse();

        declared(anna, shares("ME-0002"));

        assertThat(isInterested(anna, "ME-0002")).isTrue();
        assertThat(isInterested(anna, "ME-0001")).isFalse();
        assertThat(audit.events).anyMatch(event -> event.action().equals("interest.declared") && event.actor().equals(anna.username().value())
                && event.stream().equals("interest:" + anna.username()));
        assertThat(register.of(anna.username(), Set.of("ME-0002"), clock.now)).singleElement().extracting(Interest::kind, Interest::source)
                .containsExactly(InterestKind.HOLDS_SHARES, Interest.DECLARED);
    }

    @Test
    void whatModulesKnowCountsLikeADeclaration() {
        assertThat(register.interested(Set.of("ME-0001"), clock.now)).contains(new Username("oven-maker"), new Username("oven-investor"), new Username("old-hand"));
        clock.now = Instant.parse("2026-08-31T15:59:59Z");
        assertThat(register.interested(Set.of("ME-0001"), clock.now)).as("the last minute in Shanghai of the twelfth month").contains(new Username("old-hand"));
        clock.now = Instant.parse("2026-08-31T16:00:00Z");
        assertThat(register.interested(Set.of("ME-0001"), clock.now)).doesNotContain(new Username("old-hand"));
    }

    @Test
    void kinshipReachesOneStepAndBothWaysOnceConfirmed() {
        var owner = somebody();
        var sister = somebody();
        var friendOfSister = somebody();
        declared(owner, shares("ME-0002"));
        var tie = declared(sister, related(owner));
        declared(friendOfSister, related(sister));

        assertThat(isInterested(sister, "ME-0002")).isTrue();
        assertThat(isInterested(friendOfSister, "ME-0002")).as("a relative's relative").isFalse();
        assertThat(isInterested(sister, owner.username().value())).isTrue();
        assertThat(isInterested(owner, sister.username().value())).as("the other way round, on her word alone").isFalse();
        assertThat(ties.confirm(owner, tie.id(), 1)).isInstanceOf(Done.class);
        assertThat(isInterested(owner, sister.username().value())).as("the other way round, on his too").isTrue();
        assertThat(register.of(sister.username(), Set.of("ME-0002"), clock.now)).singleElement().extracting(interest -> interest.through().orElseThrow()).isEqualTo(owner.username());
    }

    @Test
    void aPanelIsReportedImpossibleWhenInterestsLeaveTooFew() {
        var anna = somebody();
        var bo = somebody();
        declared(anna, shares("ME-0002"));

        var people = List.of(anna.username(), bo.username());
        assertThat(panels.call(PanelCall.of(people, 1, Set.of("ME-0002")))).isInstanceOfSatisfying(Panel.Possible.class, panel -> assertThat(panel.members()).containsExactly(bo.username()));
        assertThat(panels.call(PanelCall.of(people, 2, Set.of("ME-0002")))).isInstanceOf(Panel.Impossible.class);
    }

    @Test
    void theSameAgainChangesNothingAndOtherWordsAreToldApart() {
        var anna = somebody();
        var first = declared(anna, shares("ME-0002"));

        assertThat(declarations.declare(anna, new StatementInput(" ME-0002 ", "HOLDS_SHARES", "2.50", "2025-01-01", null, null))).isEqualTo(new Done(first, false));
        assertThat(declarations.declare(anna, new StatementInput("ME-0002", "HOLDS_SHARES", "3", "2025-01-01", "", ""))).isEqualTo(new AlreadyThere(first));
        assertThat(reading.mine(anna, PageRequest.first()).entries().total()).isEqualTo(1);
    }

    @Test
    void twoWhoDeclareTheSameAtOnceLeaveOneEntry() throws Exception {
        var anna = somebody();
        Callable<InterestOutcome> declare = () -> declarations.declare(anna, shares("ME-0002"));
        try (var both = Executors.newFixedThreadPool(2)) {
            for (Future<InterestOutcome> outcome : both.invokeAll(List.of(declare, declare))) {
                assertThat(outcome.get()).isInstanceOf(Done.class);
            }
        }
        assertThat(reading.mine(anna, PageRequest.first()).entries().total()).isEqualTo(1);
    }

    @Test
    void endedWorkCountsForTwelveMonthsAndSharesThatTheirHolderEndsForThirtyDays() {
        var anna = somebody();
        var work = declared(anna, new StatementInput("ME-0002", "WORKS_FOR", "", "2024-01-01", "", ""));
        var bo = somebody();
        var owned = declared(bo, shares("ME-0002"));

        assertThat(declarations.end(anna, work.id(), 1, "2026-02-28", "")).isInstanceOf(Done.class);
        assertThat(declarations.end(bo, owned.id(), 1, "2026-02-28", "")).isInstanceOf(Done.class);

        assertThat(isInterested(anna, "ME-0002")).isTrue();
        assertThat(isInterested(bo, "ME-0002")).as("ended, decided, declared again").isTrue();
        assertThat(reading.mine(bo, PageRequest.first()).entries().items()).singleElement().extracting(EntryView::counts, EntryView::lastDay)
                .containsExactly(true, LocalDate.of(2026, 4, 1));
        clock.now = Instant.parse("2026-04-01T15:59:59Z");
        assertThat(isInterested(bo, "ME-0002")).isTrue();
        clock.now = Instant.parse("2026-04-01T16:00:00Z");
        assertThat(isInterested(bo, "ME-0002")).isFalse();
        clock.now = Instant.parse("2027-02-28T02:00:00Z");
        assertThat(isInterested(anna, "ME-0002")).isTrue();
        clock.now = clock.now.plus(Duration.ofDays(1));
        assertThat(isInterested(anna, "ME-0002")).isFalse();
    }

    @Test
    void endingTwiceOnTheSameDayChangesNothingAndOnAnotherIsRefused() {
        var anna = somebody();
        var entry = declared(anna, shares("ME-0002"));
        declarations.end(anna, entry.id(), 1, "2026-02-01", "");

        assertThat(declarations.end(anna, entry.id(), 1, "2026-02-01", "")).isInstanceOfSatisfying(Done.class, again -> assertThat(again.fresh()).isFalse());
        assertThat(declarations.end(anna, entry.id(), null, "2026-02-02", "")).isEqualTo(new Invalid(List.of(FieldError.of("until", "interest.error.endedAlready", "2026-02-01"))));
    }

    @Test
    void aCorrectionKeepsWhatStoodBeforeAndKnowsOfAnotherInBetween() {
        var anna = somebody();
        var entry = declared(anna, shares("ME-0001"));

        assertThat(declarations.correct(anna, entry.id(), 1, shares("ME-0002"), "")).isInstanceOf(Done.class);
        assertThat(declarations.correct(anna, entry.id(), 1, new StatementInput("ME-0002", "HOLDS_SHARES", "9", "", "", ""), "")).isInstanceOf(Changed.class);

        assertThat(isInterested(anna, "ME-0001")).as("corrected away by herself").isTrue();
        assertThat(declarations.correct(AUDITOR, entry.id(), 2, new StatementInput("ME-0002", "HOLDS_SHARES", "2.5", "2025-01-01", "", "never had the other"), "share ledger")).isInstanceOf(Done.class);
        assertThat(isInterested(anna, "ME-0001")).as("put right by somebody else").isFalse();
        assertThat(reading.find(anna, entry.id()).orElseThrow().versions()).extracting(view -> view.entry().statement().object()).containsExactly("ME-0002", "ME-0002", "ME-0001");
        assertThat(audit.events).anyMatch(event -> event.action().equals("interest.corrected") && event.details().containsKey("old") && event.details().containsKey("new"));
    }

    @Test
    void aCorrectionIntoWhatAnotherEntrySaysIsRefusedWhole() {
        var anna = somebody();
        declared(anna, shares("ME-0001"));
        var second = declared(anna, shares("ME-0002"));

        assertThat(declarations.correct(anna, second.id(), 1, shares("ME-0001"), "")).isInstanceOf(AlreadyThere.class);
        assertThat(reading.find(anna, second.id()).orElseThrow().versions()).hasSize(1);
        assertThat(isInterested(anna, "ME-0002")).isTrue();
    }

    @Test
    void complianceRegistersAboutOthersWithAReasonAndTheyCannotEndIt() {
        var anna = somebody();
        assertThat(declarations.register(AUDITOR, anna.username().value(), shares("ME-0002"), " ")).isEqualTo(new Invalid(List.of(FieldError.of("reason", "interest.error.reasonMissing"))));

        var entry = ((Done) declarations.register(AUDITOR, anna.username().value(), shares("ME-0002"), "share ledger of 2025")).entry();

        assertThat(isInterested(anna, "ME-0002")).isTrue();
        assertThat(reading.mine(anna, PageRequest.first()).entries().items()).singleElement().extracting(EntryView::mayChange).isEqualTo(false);
        assertThat(declarations.end(anna, entry.id(), 1, "2026-03-01", "")).isEqualTo(new NotAllowed("interest.refusal.writtenByRegister"));
        assertThat(declarations.end(AUDITOR, entry.id(), 1, "2026-03-01", "sold")).isInstanceOf(Done.class);
    }

    @Test
    void nobodyElseRegistersAboutOthersOrReadsTheRegister() {
        var anna = somebody();
        var bo = somebody();
        var entry = declared(bo, shares("ME-0002"));

        assertThat(declarations.register(anna, bo.username().value(), shares("ME-0001"), "gossip")).isInstanceOf(NotAllowed.class);
        assertThat(reading.all(anna, null, null, PageRequest.first())).isEmpty();
        assertThat(reading.find(anna, entry.id())).isEmpty();
        assertThat(declarations.end(anna, entry.id(), 1, "2026-03-01", "mine now")).isInstanceOf(InterestOutcome.Unknown.class);
        assertThat(reading.all(AUDITOR, bo.username().value(), null, PageRequest.first()).orElseThrow().entries().total()).isEqualTo(1);
    }

    @Test
    void anAuditorDoesNotRegisterOrChangeWhatIsAboutHimself() {
        var bo = somebody();
        var tie = declared(bo, related(AUDITOR));

        assertThat(declarations.register(AUDITOR, "auditor", shares("ME-0001"), "self")).isEqualTo(new Invalid(List.of(FieldError.of("person", "interest.error.declareYourself"))));
        assertThat(reading.find(AUDITOR, tie.id())).isPresent();
        assertThat(declarations.end(AUDITOR, tie.id(), 1, "2026-03-01", "not true")).isEqualTo(new NotAllowed("interest.refusal.onlyTheDeclarer"));
    }

    @Test
    void theSubjectOfACaseEmptiesNoPanelByCallingItsMembersRelatives() {
        var subject = somebody();
        var judges = List.of(somebody(), somebody());
        declared(subject, shares("ME-0002"));
        judges.forEach(judge -> declared(subject, related(judge)));

        var call = PanelCall.of(judges.stream().map(CurrentUser::username).toList(), 2, Set.of("ME-0002"));
        assertThat(panels.call(call)).isInstanceOf(Panel.Possible.class);
        assertThat(reading.mine(judges.getFirst(), PageRequest.first()).unanswered()).singleElement().satisfies(view -> {
            assertThat(view.entry().person()).isEqualTo(subject.username());
            assertThat(view.tie()).isEqualTo(new EntryView.Tie(LocalDate.of(2026, 4, 1), false, true, true));
        });
        judges.forEach(judge -> assertThat(isInterested(subject, judge.username().value())).as("his own word keeps himself out").isTrue());
    }

    @Test
    void aTieBindsTheRelativeWhoLeavesItUnchallengedAndIsSilencedByNoLateObjection() {
        var anna = somebody();
        var brother = somebody();
        declared(anna, shares("ME-0002"));
        var tie = declared(anna, related(brother));

        clock.now = Instant.parse("2026-03-31T15:59:59Z");
        assertThat(isInterested(brother, "ME-0002")).isFalse();
        clock.now = Instant.parse("2026-03-31T16:00:00Z");
        assertThat(isInterested(brother, "ME-0002")).as("thirty days later").isTrue();
        assertThat(ties.object(brother, tie.id(), 1)).isEqualTo(new NotAllowed("interest.refusal.tieStands"));
    }

    @Test
    void anObjectionHoldsUntilSomebodyImpartialConfirmsTheTie() {
        var anna = somebody();
        var brother = somebody();
        var tie = declared(anna, related(brother));
        declared(anna, shares("ME-0002"));

        assertThat(ties.object(anna, tie.id(), 1)).isEqualTo(new NotAllowed("interest.refusal.onlyTheRelative"));
        assertThat(ties.confirm(anna, tie.id(), 1)).isEqualTo(new NotAllowed("interest.refusal.onlyTheRelative"));
        assertThat(ties.object(brother, tie.id(), 7)).isInstanceOf(Changed.class);
        assertThat(ties.object(brother, tie.id(), 1)).isInstanceOfSatisfying(Done.class, done -> assertThat(done.fresh()).isTrue());
        assertThat(ties.object(brother, tie.id(), 1)).isInstanceOfSatisfying(Done.class, done -> assertThat(done.fresh()).isFalse());
        assertThat(reading.mine(brother, PageRequest.first()).unanswered()).isEmpty();

        clock.now = start.plus(Duration.ofDays(60));
        assertThat(isInterested(brother, "ME-0002")).isFalse();
        assertThat(ties.confirm(AUDITOR, tie.id(), 1)).isInstanceOf(Done.class);
        assertThat(isInterested(brother, "ME-0002")).isTrue();
        assertThat(ties.object(brother, tie.id(), 1)).isEqualTo(new NotAllowed("interest.refusal.tieStands"));
        assertThat(audit.events).filteredOn(event -> event.stream().equals("interest:" + anna.username())).extracting(AuditEvent::action).contains("interest.tieObjected", "interest.tieConfirmed");
    }

    @Test
    void whatAComplianceReaderWritesOfATieHoldsBothWaysAtOnce() {
        var anna = somebody();
        var brother = somebody();
        declared(anna, shares("ME-0002"));
        assertThat(declarations.register(AUDITOR, anna.username().value(), related(brother), "family register")).isInstanceOf(Done.class);

        assertThat(isInterested(brother, "ME-0002")).isTrue();
    }

    @Test
    void anAuditorChangesNothingOfHisRelativesUnlessHeObjectsToTheTie() {
        var auditor = FakeNeighbours.user("p-" + UUID.randomUUID(), "auditor");
        var bo = somebody();
        var owned = declared(bo, shares("ME-0002"));
        var tie = declared(bo, related(auditor));

        assertThat(declarations.end(auditor, owned.id(), 1, "2026-03-01", "sold")).isEqualTo(new NotAllowed("interest.refusal.ofRelative"));
        assertThat(reading.find(auditor, owned.id()).orElseThrow().entry().mayChange()).isFalse();
        assertThat(ties.object(auditor, tie.id(), 1)).isInstanceOf(Done.class);
        assertThat(declarations.end(auditor, owned.id(), 1, "2026-03-01", "sold")).isInstanceOf(Done.class);
    }

    @Test
    void theDatabaseItselfKeepsTheHistory() {
        var entry = declared(somebody(), shares("ME-0002"));

        assertThatThrownBy(() -> jdbc.sql("update interest.entry set object = 'ME-0009' where id = ?").param(entry.id()).update()).isInstanceOf(DataAccessException.class)
                .hasMessageContaining("keeps its history");
        assertThatThrownBy(() -> jdbc.sql("delete from interest.entry where id = ?").param(entry.id()).update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("truncate interest.entry").update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void decidersAreAskedOnceAYearAndOthersOnlyOnceTheyHaveDeclared() {
        var owner = FakeNeighbours.user("p-" + UUID.randomUUID(), "platform-owner");
        var anna = somebody();
        assertThat(reading.confirmationDue(owner)).isTrue();
        assertThat(reading.confirmationDue(anna)).isFalse();
        declared(anna, shares("ME-0002"));
        assertThat(reading.confirmationDue(anna)).isTrue();

        declarations.confirm(owner);
        declarations.confirm(owner);

        assertThat(reading.confirmationDue(owner)).isFalse();
        assertThat(audit.events.stream().filter(event -> event.actor().equals(owner.username().value())).map(AuditEvent::action)).containsExactly("interest.confirmed");
        clock.now = Instant.parse("2027-03-01T02:00:00Z");
        assertThat(reading.confirmationDue(owner)).isFalse();
        clock.now = Instant.parse("2027-03-02T02:00:00Z");
        assertThat(reading.confirmationDue(owner)).isTrue();
    }
}
