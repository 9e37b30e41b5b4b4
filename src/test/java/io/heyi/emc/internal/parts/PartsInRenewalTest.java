package io.heyi.emc.internal.parts;

import static io.heyi.emc.ContractFixtures.aContract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.Emcs;
import io.heyi.emc.PartChanges;
import io.heyi.emc.PartChanges.Decision;
import io.heyi.emc.PartChanges.Outcome;
import io.heyi.emc.PartChanges.Signed;
import io.heyi.emc.PartChanges.Substitute;
import io.heyi.emc.PartChanges.Text;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.Contracts.Signature;
import io.heyi.emc.internal.contract.SealedVersions;
import io.heyi.emc.internal.contract.TermsJson;
import io.heyi.emc.internal.party.SharedServices;
import io.heyi.emc.internal.process.renewal.CycleSteps;
import io.heyi.emc.internal.process.renewal.FigureSteps;
import io.heyi.emc.internal.process.renewal.MonthEndSteps;
import io.heyi.emc.internal.process.renewal.RenewalVariables;
import io.heyi.emc.internal.process.renewal.TermsSteps;
import io.heyi.emc.internal.renewal.Answer;
import io.heyi.emc.internal.renewal.Renewal;
import io.heyi.emc.internal.renewal.RenewalId;
import io.heyi.emc.internal.renewal.RenewalLeadChanged;
import io.heyi.emc.internal.renewal.RenewalOutcome;
import io.heyi.emc.internal.renewal.RenewalReply;
import io.heyi.emc.internal.renewal.RenewalService;
import io.heyi.emc.internal.renewal.RenewalStore;
import io.heyi.emc.internal.renewal.RenewalView.NodeView;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.microenterprise.TownPeople;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.support.TransactionTemplate;

/** A part that changes while the contract is being renewed: nothing brings the party back, and nothing is sealed twice. */
@PartModule
class PartsInRenewalTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final YearMonth MONTH = YearMonth.of(2026, 6);
    private static final ActorId LEAD = new ActorId("ME-0001");
    private static final ActorId FOOD = new ActorId("ME-0002");
    private static final ActorId CHEF = new ActorId("partner-chef");
    private static final ActorId NEW = new ActorId("ME-0009");
    private static final Substitute SUBSTITUTE = new Substitute(NEW, List.of(), new BigDecimal("20"), null, null, List.of());

    @Autowired PartChanges parts;
    @Autowired PartModule.Ended told;
    @Autowired Contracts contracts;
    @Autowired Emcs emcs;
    @Autowired SealedVersions sealed;
    @Autowired SharedServices sharedServices;
    @Autowired RenewalStore store;
    @Autowired RenewalService service;
    @Autowired CycleSteps cycle;
    @Autowired FigureSteps figures;
    @Autowired TermsSteps terms;
    @Autowired MonthEndSteps monthEnd;
    @Autowired Actuals actuals;
    @Autowired TownPeople people;
    @Autowired TransactionTemplate transaction;
    @Autowired SetClock clock;

    private EmcCode code;
    private RenewalId id;

    @BeforeEach
    void aContractOfJune() {
        sharedServices.register(people.as("administrator"), "SSP-LOGISTICS", "Logistics", List.of("entrepreneur-40"));
        clock.now = at(10);
        var agreed = aContract().build();
        code = tx(() -> {
            var created = contracts.create(agreed, people.as("entrepreneur-01"));
            contracts.enter(created, EmcState.SIGNING, "partiesNamed", Map.of());
            contracts.seal(created, MONTH, agreed, "FORMATION", agreed.nodes().stream().map(node -> new Signature(node.actor(), "p", "SIGNED", "s", TermsJson.hash(agreed), clock.instant())).toList());
            contracts.enter(created, EmcState.ACTIVE, "allSigned", Map.of());
            return created;
        });
        id = new RenewalId(code, MONTH);
    }

    private static Instant at(int day) {
        return MONTH.atDay(1).plusDays(day - 1L).atTime(12, 0).atZone(ZONE).toInstant();
    }

    private <T> T tx(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    private RenewalVariables in() {
        return new RenewalVariables(id.toString(), null, null);
    }

    private void change(Consumer<Renewal> act) {
        transaction.executeWithoutResult(status -> {
            var renewal = store.lock(id);
            act.accept(renewal);
            store.save(renewal);
        });
    }

    private Renewal renewal() {
        return store.find(id).orElseThrow();
    }

    private void published() {
        clock.now = at(23);
        tx(cycle::findDue);
        clock.now = at(25);
        figures.freeze(in());
        figures.publish(in());
    }

    private ContractTerms others() {
        return aContract().goal("Two meals a week").build();
    }

    private void proposed() {
        published();
        figures.closeDisputeWindow(in());
        change(renewal -> assertThat(renewal.propose(others(), TermsJson.hash(others()), true, "entrepreneur-01", "s", "", clock.instant())).isEqualTo(Ruling.accepted()));
        terms.publishProposal(in());
    }

    private void allConfirmed() {
        change(renewal -> renewal.proposal().orElseThrow().asked().forEach(actor -> renewal.answer(actor, Answer.Kind.CONFIRM, "p", "s", "", clock.instant())));
    }

    private Outcome replaced() {
        return replaced(FOOD);
    }

    private Outcome replaced(ActorId party) {
        var text = (Text.Draft) parts.termsWith(code, party, SUBSTITUTE);
        var signatures = text.signatories().stream().map(one -> new Signed(one.actor(), "entrepreneur-09", "s", text.termsHash(), one.partHash(), clock.instant())).toList();
        return tx(() -> parts.replace(new Decision(code + "/replace", code, "B-0001", "goal-missed", "e".repeat(64)), party, SUBSTITUTE, null, signatures));
    }

    private List<ActorId> parties(YearMonth month) {
        return emcs.termsOf(code, month).orElseThrow().nodes().stream().map(Node::actor).toList();
    }

    private void monthEnds() {
        clock.now = renewal().periodEnd();
        monthEnd.closePeriod(in());
        monthEnd.bookSharing(in());
        monthEnd.sealVersion(in());
        monthEnd.sealVersion(in());
    }

    @Test
    void whatWasAgreedBeforeIsOvertakenAndTheNextMonthGoesOnFromTheChangedContract() {
        proposed();
        allConfirmed();
        terms.closeConfirmation(in());
        assertThat(renewal().settlement().orElseThrow().reason()).isEqualTo("changed");

        assertThat(replaced()).isInstanceOf(Outcome.Done.class);
        assertThat(renewal().settlement().orElseThrow().reason()).isEqualTo("unchanged");
        monthEnds();

        var next = contracts.version(code, MONTH.plusMonths(1)).orElseThrow();
        assertThat(parties(MONTH.plusMonths(1))).containsExactly(LEAD, NEW, CHEF, new ActorId("SSP-LOGISTICS"));
        assertThat(next.number()).isEqualTo(3);
        assertThat(next.terms().goal()).isEqualTo(aContract().build().goal());
        assertThat(next.signatures()).hasSize(4).allMatch(signature -> signature.how().equals("DEEMED_CONFIRMED"));
        assertThat(sealed.verify(code)).isEmpty();
    }

    @Test
    void whileMembersAreAskedOnlyWordsOnTheChangedContractCount() {
        proposed();
        change(renewal -> assertThat(renewal.answer(CHEF, Answer.Kind.CONFIRM, "partner-chef", "s", "", clock.instant())).isEqualTo(Ruling.accepted()));
        replaced();
        change(renewal -> {
            assertThat(renewal.answer(FOOD, Answer.Kind.CONFIRM, "entrepreneur-02", "s", "", clock.instant())).as("who has left has no say").isNotEqualTo(Ruling.accepted());
            assertThat(renewal.answer(new ActorId("SSP-LOGISTICS"), Answer.Kind.CONFIRM, "entrepreneur-40", "s", "", clock.instant())).isEqualTo(Ruling.accepted());
        });
        terms.closeConfirmation(in());
        monthEnds();

        assertThat(contracts.version(code, MONTH.plusMonths(1)).orElseThrow().signatures()).extracting(one -> one.actor() + " " + one.how())
                .containsExactlyInAnyOrder("ME-0001 DEEMED_CONFIRMED", "ME-0009 DEEMED_CONFIRMED", "partner-chef DEEMED_CONFIRMED", "SSP-LOGISTICS CONFIRMED");
        assertThat(renewal().outcome()).contains(RenewalOutcome.RENEWED);
    }

    @Test
    void whoLeadsNowIsToldThatTheNextTermsAreItsToPropose() {
        published();
        figures.closeDisputeWindow(in());
        replaced(LEAD);

        assertThat(told.leads).contains(new RenewalLeadChanged(id.toString()));
        assertThat(renewal().waitingFor()).containsExactly(NEW.value());
        assertThat(service.draft(people.as("entrepreneur-01"), id, others())).isInstanceOf(RenewalReply.NotAllowed.class);
    }

    private NodeView shown(ActorId party) {
        return service.find(people.as("entrepreneur-01"), id).orElseThrow().nodes().stream().filter(node -> node.actor().equals(party)).findFirst().orElseThrow();
    }

    @Test
    void whoLeftBeforeTheCutOffStandsAmongTheMonthsPartiesWithItsLastDay() {
        clock.now = at(12);
        replaced();
        published();

        assertThat(shown(FOOD).leftOn()).isEqualTo(MONTH.atDay(12));
        assertThat(shown(FOOD).rating()).as("the month does not rate it").isNull();
    }

    @Test
    void whoLeftAfterTheCutOffStandsThereTooWithItsLastDay() {
        published();
        replaced();
        assertThat(shown(FOOD).leftOn()).isEqualTo(MONTH.atDay(25));
    }

    @Test
    void aChangeOfAnotherPartTellsNobodyOfANewLead() {
        published();
        replaced();
        assertThat(told.leads).doesNotContain(new RenewalLeadChanged(id.toString()));
    }

    @Test
    void theLeadsDraftIsDroppedAndNoNewOneBringsThePartyBack() {
        published();
        var lead = people.as("entrepreneur-01");
        assertThat(service.draft(lead, id, others())).isEqualTo(new RenewalReply.Done());
        replaced();

        assertThat(store.draft(id)).isEmpty();
        assertThat(service.draft(lead, id, aContract().nodes(emcs.termsOf(code, MONTH).orElseThrow().nodes().toArray(Node[]::new)).more(aContract().build().node(FOOD).orElseThrow().withRatio(BigDecimal.ONE)).build()))
                .isInstanceOfSatisfying(RenewalReply.Invalid.class, invalid -> assertThat(invalid.errors()).extracting(FieldError::code).contains("emcrenewal.error.leftWithinTheMonth"));
    }

    @Test
    void whoHasLeftMayStillDisputeTheFiguresOfItsMonthButHasNoWishForTheNext() {
        published();
        replaced();
        var food = people.as("entrepreneur-02");

        assertThat(service.find(food, id).orElseThrow().mayDispute()).isTrue();
        assertThat(service.dispute(food, id, FOOD, new Actuals.FigureId("ME-0002", "orders"), "We sold more", null)).isEqualTo(new RenewalReply.Done());
        assertThat(service.wish(food, id, FOOD, "More", null, false)).isInstanceOf(RenewalReply.NotAllowed.class);
        assertThat(service.find(food, id).orElseThrow().figures()).extracting(figure -> figure.actorName()).contains("Name of ME-0002");
    }

    @Test
    void aSubstituteIsMeasuredFromItsFirstWholeMonthAndWhoHasLeftIsNot() {
        clock.now = at(12);
        replaced();
        published();
        assertThat(actuals.frozen(code, MONTH).orElseThrow().figures()).extracting(figure -> figure.id().actor()).contains("ME-0001", "partner-chef").doesNotContain("ME-0002", "ME-0009");
    }

    @Test
    void whileTheMonthIsBeingClosedAChangeIsTurnedAwayAndThenGoesIntoTheNextMonth() {
        published();
        figures.closeDisputeWindow(in());
        terms.publishProposal(in());
        terms.closeConfirmation(in());
        clock.now = renewal().periodEnd();
        monthEnd.closePeriod(in());
        assertThatThrownBy(this::replaced).isInstanceOf(CannotAcquireLockException.class);
        assertThat(contracts.latest(code).orElseThrow().number()).isEqualTo(1);
        monthEnd.bookSharing(in());
        monthEnd.sealVersion(in());

        assertThat(replaced()).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            assertThat(done.period()).isEqualTo(MONTH.plusMonths(1));
            assertThat(done.inForceFrom()).isEqualTo(MONTH.plusMonths(1).atDay(2));
        });
    }

    @Test
    void aChangeAndAStepOfTheRenewalAtTheSameTimeWaitForEachOther() throws Exception {
        proposed();
        allConfirmed();
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Object>> both = List.of(this::replaced, () -> terms.closeConfirmation(in()));
            assertThat(threads.invokeAll(both)).allMatch(one -> one.state() == Future.State.SUCCESS);
        }
        assertThat(renewal().settlement().orElseThrow().agreed()).isTrue();
        monthEnds();
        assertThat(parties(MONTH.plusMonths(1))).contains(NEW).doesNotContain(FOOD);
        assertThat(contracts.latest(code).orElseThrow().number()).isEqualTo(3);
    }
}
