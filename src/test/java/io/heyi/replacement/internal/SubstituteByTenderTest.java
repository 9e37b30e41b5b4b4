package io.heyi.replacement.internal;

import static io.heyi.emc.ContractFixtures.aContract;
import static io.heyi.emc.ContractFixtures.deliverable;
import static io.heyi.emc.ContractFixtures.lead;
import static io.heyi.emc.ContractFixtures.strategic;
import static io.heyi.emc.ContractFixtures.withDeliverables;
import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.Ballots;
import io.heyi.ballot.Cast;
import io.heyi.ballot.Receipt;
import io.heyi.ballot.Vote;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcTakeover;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.microenterprise.ByTheApi;
import io.heyi.microenterprise.WholeProductWithoutEngine;
import io.heyi.orchestration.internal.clock.MovedTime;
import io.heyi.performance.MetricFact;
import io.heyi.performance.Metrics;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.process.CarryOutSteps;
import io.heyi.replacement.internal.process.DecisionSteps;
import io.heyi.replacement.internal.process.HearingSteps;
import io.heyi.replacement.internal.process.ReplacementVariables;
import io.heyi.replacement.internal.process.SearchSteps;
import io.heyi.shared.WorkingDays;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderState;
import io.heyi.tender.Tenders;
import io.heyi.tender.internal.Bidding;
import io.heyi.tender.internal.Judging;
import io.heyi.tender.internal.TenderCases;
import io.heyi.tender.internal.TenderReply;
import io.heyi.tender.internal.TenderSteps;
import io.heyi.tender.internal.domain.Bid;
import io.heyi.tender.internal.domain.Judgement;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** From the members' vote over a tender to the sealed contract, with contracts, ballots and tenders as they are and the steps of both processes taken by the test. */
@WholeProductWithoutEngine
class SubstituteByTenderTest extends ByTheApi {

    private static final String LEAD = "ME-0921";
    private static final String FOOD = "ME-0922";
    private static final String COMMUNITY = "ME-0923";
    private static final CurrentUser OVEN_OWNER = user("entrepreneur-01", "me-owner:" + LEAD, "entrepreneur");
    private static final CurrentUser FOOD_OWNER = user("entrepreneur-02", "me-owner:" + FOOD, "entrepreneur");
    private static final CurrentUser COMMUNITY_OWNER = user("entrepreneur-03", "me-owner:" + COMMUNITY, "entrepreneur");
    private static final CurrentUser OFFICER = user("settlement-officer", "settlement-officer");
    private static final CurrentUser CHEF = user("partner-chef", "external-partner");
    private static final CurrentUser GROCER = user("partner-grocer", "external-partner");

    @Autowired Access access;
    @Autowired EmcTakeover takeover;
    @Autowired Emcs emcs;
    @Autowired Metrics metrics;
    @Autowired Requests requests;
    @Autowired CaseStore store;
    @Autowired HearingSteps hearing;
    @Autowired DecisionSteps decision;
    @Autowired SearchSteps search;
    @Autowired CarryOutSteps carryOut;
    @Autowired HandOvers handOvers;
    @Autowired Ballots ballots;
    @Autowired Tenders tenders;
    @Autowired Bidding bidding;
    @Autowired Judging judging;
    @Autowired TenderSteps steps;
    @Autowired TenderCases tenderCases;
    @Autowired List<TaskType> tasks;
    @Autowired WorkingDays calendar;
    @Autowired TransactionTemplate transaction;
    @Autowired Clock clock;
    private EmcCode emc;
    private ReplacementCode code;
    private TenderCode tender;

    SubstituteByTenderTest() {
        super(Map.of("entrepreneur-01", roles(Role.ENTREPRENEUR), "entrepreneur-02", roles(Role.ENTREPRENEUR), "entrepreneur-03", roles(Role.ENTREPRENEUR),
                "settlement-officer", roles(Role.SETTLEMENT_OFFICER), "partner-chef", roles(Role.EXTERNAL_PARTNER), "partner-grocer", roles(Role.EXTERNAL_PARTNER)));
    }

    private static ContractTerms terms() {
        return aContract().nodes(lead(LEAD, "40"), withDeliverables(strategic(FOOD, "recipes", "25"), deliverable("boxes"), deliverable("data")), strategic(COMMUNITY, "recipes", "10")).build();
    }

    /** At the beginning of a month, so that it does not end underneath; in the last one the food network has missed its orders. */
    @BeforeEach
    void aContractWithAMissedMonth() {
        know();
        microenterprise(access, LEAD, "Smart oven", "entrepreneur-01");
        microenterprise(access, FOOD, "Food network", "entrepreneur-02");
        microenterprise(access, COMMUNITY, "Cooking community", "entrepreneur-03");
        var present = YearMonth.from(clock.instant().atZone(calendar.zone())).plusMonths(1);
        MovedTime.to(clock, present.atDay(1).atTime(12, 0).atZone(calendar.zone()).toInstant());
        emc = transaction.execute(status -> {
            var taken = takeover.take("tendered", terms(), new Username("entrepreneur-01"), present.minusMonths(1));
            missed(taken, present.minusMonths(1));
            return taken;
        });
    }

    private void missed(EmcCode taken, YearMonth period) {
        var facts = Map.of(LEAD, "200", FOOD, "90", COMMUNITY, "200").entrySet().stream().map(party -> fact(taken, party.getKey(), "orders", period, party.getValue()));
        var goals = terms().goals().stream().map(goal -> fact(taken, taken.value(), goal.metric(), period, goal.grab().toPlainString()));
        metrics.backfill(Stream.concat(facts, goals).toList(), "auditor", month -> month.atDay(5).atTime(12, 0).atZone(calendar.zone()).toInstant());
        takeover.close(taken, period, terms());
    }

    private static MetricFact fact(EmcCode emc, String actor, String metric, YearMonth period, String value) {
        return new MetricFact(emc, actor, metric, period, new BigDecimal(value), "till", null);
    }

    private ReplacementVariables in() {
        return new ReplacementVariables(code.value(), null, "answer", null);
    }

    private ReplacementCase found() {
        return store.find(code).orElseThrow();
    }

    private EmcView contract() {
        return emcs.find(emc).orElseThrow();
    }

    private void decided(CurrentUser by, String task, String businessKey, String element, String outcome, Map<String, Object> variables, Map<String, Object> values) {
        var type = tasks.stream().filter(one -> one.id().equals(task)).findFirst().orElseThrow();
        var context = new TaskContext(UUID.randomUUID(), 1, "process", element, businessKey, Optional.empty(), List.of(), Instant.EPOCH, Optional.empty(), variables);
        var result = transaction.execute(status -> type.decide(context, new TaskDecision(by, outcome, Optional.of("because"), values, clock.instant())));
        assertThat(result).as(task + " by " + by.username()).isInstanceOf(DecisionResult.Recorded.class);
    }

    private void theMembersDecideToReplace() {
        code = ((RequestReply.Opened) requests.ask(OVEN_OWNER, emc, FOOD, "", "Orders are missing")).code();
        hearing.open(in());
        hearing.close(in());
        hearing.openCure(in());
        hearing.closeCure(in());
        decision.openVote(in());
        var ballot = new BallotId(found().voting().orElseThrow().ballot());
        List.of(OVEN_OWNER, COMMUNITY_OWNER).forEach(member ->
                assertThat(ballots.cast(ballot, member, new Vote(Optional.empty(), "replace", Receipt.random()))).isInstanceOf(Cast.Counted.class));
        transaction.executeWithoutResult(status -> ballots.close(ballot));
        assertThat(decision.applyVote(in()).decision()).isEqualTo("replace");
    }

    private void theTenderIsCalled() {
        search.open(in());
        assertThat(search.askNext(in()).nextStep()).isEqualTo("tender");
        tender = new TenderCode(search.callForBids(in()).tender());
    }

    private void bids(CurrentUser partner, String price) {
        var bid = new Bid(new BigDecimal(price), "Twelve kitchens", "Every month", LocalDate.ofInstant(clock.instant(), calendar.zone()).plusMonths(1));
        assertThat(bidding.bid(partner, tender, new PartyId(partner.username().value()), bid, UUID.randomUUID().toString())).isInstanceOf(TenderReply.Done.class);
    }

    private void theChefIsAwarded() {
        MovedTime.to(clock, tenderCases.any(tender).bidsUntil().plusSeconds(1));
        assertThat(steps.countBids(tender).bidResult()).isEqualTo("open");
        decided(OVEN_OWNER, "tender.confirmOpening", tender.value(), "userTask_ConfirmOpening", "confirm", Map.of(), Map.of("receiptsSeen", true));
        decided(OFFICER, "tender.confirmOpening", tender.value(), "userTask_ConfirmOpeningTogether", "confirm", Map.of(), Map.of("receiptsSeen", true));
        assertThat(steps.openBids(tender).openResult()).isEqualTo("evaluate");
        assertThat(judging.judge(OVEN_OWNER, tender, Map.of(new PartyId("partner-chef"), judgement("90"), new PartyId("partner-grocer"), judgement("60")))).isInstanceOf(TenderReply.Done.class);
        decided(OVEN_OWNER, "tender.judgeBids", tender.value(), "userTask_JudgeBids", "confirm", Map.of(), Map.of("judgementsFinal", true));
        steps.rankBids(tender);
        decided(OVEN_OWNER, "tender.awardTender", tender.value(), "userTask_AwardTender", "award", Map.of(), Map.of("winner", "partner-chef", "note", ""));
        steps.publishOutcome(tender);
        assertThat(tenders.state(tender)).contains(TenderState.AWARDED);
    }

    private static Judgement judgement(String quality) {
        return new Judgement(new BigDecimal(quality), new BigDecimal(8), "as shown in the plan");
    }

    private void theChefSigns() {
        search.closeTender(in());
        var asked = search.askNext(in());
        assertThat(asked.signatories()).extracting(Voices.Addressee::actor).containsExactly("partner-chef");
        decided(CHEF, "replacement.takeOver", code.value(), "userTask_TakeOver", "take", Map.of("signatory", Map.of("actor", "partner-chef"), "termsHash", asked.termsHash()),
                Map.of("contractRead", true));
        assertThat(search.closeOffer(in()).takenOver()).isTrue();
    }

    private void everythingIsHandedOver() {
        carryOut.openHandOver(in());
        int items = found().succession().handOver().orElseThrow().items().size();
        for (int item = 1; item <= items; item++) {
            boolean standing = found().succession().handOver().orElseThrow().item(item).orElseThrow().standing();
            assertThat(standing ? handOvers.sayNone(FOOD_OWNER, code, item) : handOvers.hand(FOOD_OWNER, code, item, "in the shared folder", "https://files.example/" + item)).isEqualTo(new CaseReply.Done());
            assertThat(handOvers.take(CHEF, code, item)).isEqualTo(new CaseReply.Done());
        }
    }

    @Test
    void whoWinsTheTenderStandsInTheSealedContractWithItsPriceOnceThePartIsHandedOver() {
        var before = contract().versions().size();
        theMembersDecideToReplace();
        theTenderIsCalled();
        bids(CHEF, "15");
        bids(GROCER, "19");
        theChefIsAwarded();
        assertThat(published()).contains(Triggers.TENDER_CLOSED);
        theChefSigns();
        assertThat(contract().versions()).as("the party stays until the part is handed over").hasSize(before);
        everythingIsHandedOver();

        assertThat(carryOut.carryOut(in()).carried()).isEqualTo("replaced");
        assertThat(found().outcome()).contains(ReplacementOutcome.REPLACED);
        assertThat(contract().terms().node(new ActorId(FOOD))).isEmpty();
        assertThat(contract().terms().node(new ActorId("partner-chef")).orElseThrow().ratioPercent()).isEqualByComparingTo("15");
        assertThat(contract().versions()).hasSize(before + 1);
        var sealed = contract().versions().stream().filter(version -> version.origin().equals("PART_REPLACED")).findFirst().orElseThrow();
        assertThat(sealed.signedBy()).filteredOn(signature -> signature.how().equals("SIGNED")).extracting(signature -> signature.actor() + " " + signature.person())
                .containsExactly("partner-chef partner-chef");
        assertThat(jdbc.sql("select count(*) from emc.chain_entry where emc = ? and type = 'REMOVAL'").param(emc.value()).query(Integer.class).single()).isEqualTo(1);

        carryOut.carryOut(in());
        assertThat(contract().versions()).as("a repeat changes nothing").hasSize(before + 1);
    }

    /** Messages that wait for the engine, about this case. */
    private List<String> published() {
        return jdbc.sql("select name from orchestration.outbox where business_key = ? order by id").param(code.value()).query(String.class).list();
    }
}
