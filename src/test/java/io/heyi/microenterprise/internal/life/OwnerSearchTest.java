package io.heyi.microenterprise.internal.life;

import static io.heyi.microenterprise.internal.life.Fate.OTHER_CASE;
import static io.heyi.microenterprise.internal.life.Fate.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.inbox.FakeNeighbours;
import io.heyi.microenterprise.CandidacyInput;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionOutcome;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionSummary;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.FoundingModule;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.Memberships;
import io.heyi.microenterprise.OwnerSearch;
import io.heyi.microenterprise.OwnerSearchEnded;
import io.heyi.microenterprise.TownPeople;
import io.heyi.microenterprise.internal.Takeover;
import io.heyi.microenterprise.internal.election.ElectionPolicy;
import io.heyi.microenterprise.internal.election.OfficeSteps;
import io.heyi.microenterprise.internal.election.OwnerElection;
import io.heyi.microenterprise.internal.persistence.ElectionStore;
import io.heyi.shared.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** The first alternative to a dissolution: somebody else leads on. */
@FoundingModule
@RecordApplicationEvents
class OwnerSearchTest {

    @Autowired OwnerSearch search;
    @Autowired Elections elections;
    @Autowired ElectionStore store;
    @Autowired OfficeSteps office;
    @Autowired Lifecycle lifecycle;
    @Autowired Memberships memberships;
    @Autowired Takeover takeover;
    @Autowired TownPeople people;
    @Autowired FakeNeighbours.SetClock clock;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationEvents events;

    private String code;
    private String dissolution;

    @BeforeEach
    void aMicroenterpriseOfThree() {
        code = Fate.running(takeover, person(1), person(2), person(3));
        dissolution = Fate.someCase();
    }

    private <T> T in(Supplier<T> step) {
        return transaction.execute(status -> step.get());
    }

    private void frozen() {
        in(() -> lifecycle.freeze(code, dissolution, "x"));
    }

    private ElectionId begun() {
        return in(() -> search.begin(code, dissolution)).orElseThrow();
    }

    private void at(ElectionId id, Consumer<OwnerElection> step) {
        transaction.executeWithoutResult(status -> {
            var election = store.lock(id);
            step.accept(election);
            store.save(election);
        });
    }

    private List<OwnerSearchEnded> ended() {
        return events.stream(OwnerSearchEnded.class).filter(one -> one.microenterprise().equals(code)).toList();
    }

    private List<ElectionTrigger> open() {
        return elections.list(people.as("auditor"), code, true, PageRequest.first()).items().stream().map(ElectionSummary::trigger).toList();
    }

    private static ElectionId done(ElectionOutcome outcome) {
        assertThat(outcome).isInstanceOf(ElectionOutcome.Done.class);
        return ((ElectionOutcome.Done) outcome).id();
    }

    @Test
    void itBeginsOnlyForTheCaseThatHoldsTheMicroenterprise() {
        assertThat(in(() -> search.begin(code, dissolution))).isEmpty();
        frozen();
        assertThat(in(() -> search.begin(code, OTHER_CASE))).isEmpty();
        assertThat(begun()).isEqualTo(begun());
        assertThat(open()).containsExactly(ElectionTrigger.DISSOLUTION);
    }

    @Test
    void thePresentOwnerDoesNotStandAndStaysWhereNobodyIsElected() {
        frozen();
        var id = begun();
        var plan = new CandidacyInput(List.of(new CandidacyInput.TargetInput("Bakers", "people", "3", "2027-12")), "team", "pay", "0", "");
        assertThat(elections.stand(people.as("entrepreneur-01"), id, plan)).isInstanceOf(ElectionOutcome.NotAllowed.class);
        at(id, election -> election.nominations().close(clock.instant(), clock.instant()));
        assertThat(office.endWithoutOwner(id).withoutOwner()).isEqualTo("stays");
        assertThat(ended()).containsExactly(new OwnerSearchEnded(code, dissolution, id, null, clock.now));
    }

    @Test
    void anElectionThatIsOpenAlreadyIsTheSearch() {
        var resignation = done(elections.resign(people.as("entrepreneur-01"), code, false, "tired"));
        frozen();
        assertThat(begun()).isEqualTo(resignation);
        done(elections.withdraw(people.as("entrepreneur-01"), resignation, "I stay"));
        assertThat(ended()).extracting(OwnerSearchEnded::newOwner).containsOnlyNulls().hasSize(1);
    }

    @Test
    void aMotionForRecallIsNoSearchAndGoesOnBesideIt() {
        done(elections.moveRecall(people.as("entrepreneur-02"), code, "x"));
        frozen();
        begun();
        assertThat(open()).containsExactlyInAnyOrder(ElectionTrigger.RECALL, ElectionTrigger.DISSOLUTION);
    }

    @Test
    void anInterimOwnersTimeEndsWithTheSearchAndWhoIsNamedInterimLeadsOn() {
        var resignation = done(elections.resign(people.as("entrepreneur-01"), code, false, "tired"));
        at(resignation, election -> election.nominations().close(clock.instant(), clock.instant()));
        office.endWithoutOwner(resignation);
        at(resignation, election -> election.office().nameInterim(person(2), 30, person(9), "knows it", ElectionPolicy.defaults(), clock.instant()));
        office.switchRights(resignation);
        assertThat(ended()).as("nothing holds it yet").isEmpty();
        frozen();
        begun();
        assertThat(open()).containsExactly(ElectionTrigger.DISSOLUTION);
        assertThat(phase(resignation)).contains(ElectionPhase.WITHDRAWN);
        assertThat(ended()).as("the search goes on").isEmpty();
    }

    private Optional<ElectionPhase> phase(ElectionId id) {
        return elections.find(people.as("auditor"), id, java.util.Locale.ENGLISH).map(one -> one.phase());
    }

    @Test
    void whoIsPutInOfficeWhileTheCaseHoldsItIsTheResult() {
        var resignation = done(elections.resign(people.as("entrepreneur-01"), code, false, "tired"));
        frozen();
        begun();
        at(resignation, election -> election.nominations().close(clock.instant(), clock.instant()));
        office.endWithoutOwner(resignation);
        at(resignation, election -> election.office().nameInterim(person(2), 30, person(9), "knows it", ElectionPolicy.defaults(), clock.instant()));
        office.switchRights(resignation);
        assertThat(ended()).containsExactly(new OwnerSearchEnded(code, dissolution, resignation, person(2), clock.now));
    }

    @Test
    void closingTellsNobodyOfASearchThatItHasEndedItself() {
        frozen();
        var id = begun();
        transaction.executeWithoutResult(status -> {
            List.of(person(2), person(3)).forEach(one -> memberships.leave(code, one, dissolution));
            lifecycle.close(code, dissolution, "x");
        });
        assertThat(phase(id)).contains(ElectionPhase.WITHDRAWN);
        assertThat(ended()).isEmpty();
    }
}
