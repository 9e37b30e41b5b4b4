package io.heyi.tender.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEntry;
import io.heyi.audit.AuditEvent;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.Reminder;
import io.heyi.interest.PlayedInterests;
import io.heyi.orchestration.TryLater;
import io.heyi.shared.PageRequest;
import io.heyi.shared.Ruling;
import io.heyi.tender.BidRecords;
import io.heyi.tender.BidRecords.PublishedBid;
import io.heyi.tender.KnownBidders;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderState;
import io.heyi.tender.TenderWeights;
import io.heyi.tender.internal.TenderModule.Sent;
import io.heyi.tender.internal.domain.Bid;
import io.heyi.tender.internal.domain.Judgement;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.persistence.TenderList.Which;
import io.heyi.tender.internal.persistence.TenderStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** Tenders from call to award on a real database, with every attack on the sealed bids that was tried. */
@TenderModule
@RecordApplicationEvents
class TenderingTest {

    private static final Instant START = Instant.parse("2026-03-02T02:00:00Z");
    private static final PartyId CALLER = new PartyId("ME-0001");
    private static final PartyId FIRST = new PartyId("ME-0002");
    private static final PartyId THIRD = new PartyId("ME-0003");
    private static final PartyId OUTSIDER = new PartyId("partner-chef");
    private static final CurrentUser OWNER = user("owner-1", "entrepreneur", "me-owner:ME-0001");
    private static final CurrentUser FIRST_OWNER = user("owner-2", "entrepreneur", "me-owner:ME-0002");
    private static final CurrentUser THIRD_OWNER = user("owner-3", "entrepreneur", "me-owner:ME-0003");
    private static final CurrentUser CHEF = user("partner-chef", "external-partner");
    private static final CurrentUser WITNESS = user("officer", "settlement-officer");
    private static final CurrentUser STAND_IN = user("process-owner", "process-owner");
    private static final CurrentUser AUDITOR = user("auditor", "auditor");

    @Autowired TenderService service;
    @Autowired QuestionRound questions;
    @Autowired Bidding bidding;
    @Autowired Judging judging;
    @Autowired TenderSteps steps;
    @Autowired TenderReading reading;
    @Autowired TenderDirectory directory;
    @Autowired BidRecords records;
    @Autowired TenderCases cases;
    @Autowired KnownBidders bidders;
    @Autowired PlayedInterests interests;
    @Autowired TenderRights rights;
    @Autowired BidSecrets secrets;
    @Autowired Sent sent;
    @Autowired RecordedAudit audit;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationEvents facts;

    private TenderCode code;

    @BeforeEach
    void aPublishedTender() {
        clock.now = START;
        bidders.ratings.clear();
        bidders.helpers.clear();
        bidders.frozen.clear();
        interests.forget();
        code = published(input());
    }

    private static TenderInput input() {
        return new TenderInput("Logistics of the kitchen", "Bring ovens to users", "Within two days", CALLER, null, "CNY", null, null, null, null, List.of());
    }

    private TenderCode published(TenderInput input) {
        return ((TenderReply.Done) service.create(OWNER, UUID.randomUUID().toString(), input, true)).code();
    }

    private Instant deadline() {
        return view(OWNER).bidsUntil();
    }

    private TenderView view(CurrentUser reader) {
        return reading.find(reader, code).orElseThrow();
    }

    private static Bid bid(String price) {
        return new Bid(new BigDecimal(price), "SECRET-PLAN", "every day", LocalDate.of(2026, 5, 1));
    }

    private TenderReply bids(CurrentUser person, PartyId party, String price) {
        return bidding.bid(person, code, party, bid(price), UUID.randomUUID().toString());
    }

    private void theBidsOfE15() {
        bids(FIRST_OWNER, FIRST, "600000");
        bids(CHEF, OUTSIDER, "540000");
        bids(THIRD_OWNER, THIRD, "660000");
        bidders.ratings.putAll(Map.of(FIRST, new BigDecimal("4.2"), OUTSIDER, new BigDecimal("3.6"), THIRD, new BigDecimal("4.8")));
    }

    private List<PublishedBid> recordOf(PartyId party, CurrentUser reader) {
        return records.bidsOf(party, reader, PageRequest.first()).items().stream().filter(bid -> bid.tender().equals(code)).toList();
    }

    private Ruling act(Function<Tender, Ruling> act) {
        return transaction.execute(status -> {
            var tender = cases.any(code);
            var ruling = act.apply(tender);
            if (ruling instanceof Ruling.Accepted) {
                cases.save(tender);
            }
            return ruling;
        });
    }

    private Ruling confirm(CurrentUser person) {
        return act(tender -> tender.confirmOpening(person.username().value(), clock.now));
    }

    private void closed() {
        clock.now = deadline();
        assertThat(steps.countBids(code).bidResult()).isEqualTo("open");
    }

    private void opened() {
        closed();
        confirm(OWNER);
        confirm(WITNESS);
        assertThat(steps.openBids(code).openResult()).isEqualTo("evaluate");
    }

    private static Judgement judgement(String quality, String risk) {
        return new Judgement(new BigDecimal(quality), new BigDecimal(risk), "as shown in the plan");
    }

    private void ranked() {
        opened();
        assertThat(judging.judge(OWNER, code, Map.of(FIRST, judgement("85", "9"), OUTSIDER, judgement("78", "7"), THIRD, judgement("95", "9")))).isInstanceOf(TenderReply.Done.class);
        assertThat(act(tender -> tender.fixJudgements("owner-1", clock.now))).isEqualTo(Ruling.accepted());
        steps.rankBids(code);
    }

    private static String keyOf(TenderReply reply) {
        return switch (reply) {
            case TenderReply.Done done -> "done";
            case TenderReply.Unknown unknown -> "unknown";
            case TenderReply.NotAllowed(var key) -> key.substring("tenderroom.refusal.".length());
            case TenderReply.TooLate(var key, var arguments) -> key.substring("tenderroom.refusal.".length());
            case TenderReply.Invalid(var errors) -> errors.getFirst().field() + " " + errors.getFirst().code().substring("tenderroom.error.".length());
        };
    }

    // ---- calling

    @Test
    void aTenderTakesItsRulesFromThePolicyAndIsFixedWithAFingerprint() {
        var view = view(OWNER);
        assertThat(view.state()).isEqualTo(TenderState.PUBLISHED);
        assertThat(view.weights()).isEqualTo(new TenderWeights(new BigDecimal(40), new BigDecimal(30), new BigDecimal(20), new BigDecimal(10)));
        assertThat(view.bidsUntil()).isEqualTo(START.plus(Duration.ofDays(15)));
        assertThat(view.questionsUntil()).isEqualTo(START.plus(Duration.ofDays(7)));
        assertThat(view.termsDigest()).hasSize(64);
        assertThat(sent.messages).contains("tender.published " + code);
        assertThat(audit.events).filteredOn(event -> event.stream().equals(code.value()) && event.action().equals("tender.published")).singleElement()
                .satisfies(event -> assertThat(event.details()).containsEntry("termsDigest", view.termsDigest()).containsKey("weights"));
    }

    @Test
    void theSameRequestOpensOneTenderOnly() {
        var first = service.create(OWNER, "once", input(), true);
        assertThat(service.create(OWNER, "once", input(), true)).isEqualTo(first);
        var terms = service.usual(CALLER, "t", "n", null, "CNY");
        assertThat(service.publish("replacement/1", terms, "system")).isEqualTo(service.publish("replacement/1", terms, "system"));
    }

    @Test
    void onlyThePeopleOfAPartyInsideCall() {
        assertThat(keyOf(service.create(FIRST_OWNER, "x", input(), true))).isEqualTo("notYourParty");
        assertThat(keyOf(service.create(CHEF, "x", new TenderInput("t", "n", null, OUTSIDER, null, "CNY", null, null, null, null, null), true))).isEqualTo("notYourParty");
    }

    @Test
    void aDraftIsTheCallersOnlyAndMayChangeUntilItIsPublished() {
        code = ((TenderReply.Done) service.create(OWNER, "draft", input(), false)).code();
        assertThat(reading.find(FIRST_OWNER, code)).isEmpty();
        var weights = new TenderWeights(new BigDecimal(70), new BigDecimal(10), new BigDecimal(10), new BigDecimal(10));
        var other = new TenderInput("Other", "need", null, CALLER, null, "CNY", weights, null, null, null, List.of());
        assertThat(keyOf(service.revise(OWNER, code, other))).isEqualTo("done");
        assertThat(keyOf(service.publish(FIRST_OWNER, code))).isEqualTo("unknown");
        assertThat(keyOf(service.publish(OWNER, code))).isEqualTo("done");
        assertThat(view(FIRST_OWNER).weights()).isEqualTo(weights);
    }

    @Test
    void faultyTermsAreRefusedFieldByField() {
        var faulty = new TenderInput(" ", null, "x".repeat(9000), CALLER, null, "XYZ", new TenderWeights(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE), START,
                START.plus(Duration.ofDays(400)), null, List.of(new PartyId("nobody")));
        assertThat(service.create(OWNER, "faulty", faulty, true)).isInstanceOfSatisfying(TenderReply.Invalid.class, reply -> assertThat(reply.errors()).extracting(error -> error.field())
                .containsExactlyInAnyOrder("title", "need", "requirements", "currency", "weights", "questionsUntil", "bidsUntil", "invited[0]"));
    }

    // ---- whoever is dissolved commits to nothing new

    private static void assertFrozen(TenderReply reply, PartyId party) {
        assertThat(reply).isEqualTo(new TenderReply.TooLate("microenterprise.freeze.DISSOLVING", List.of(party.value(), "DC-0001")));
    }

    @Test
    void whoIsFrozenCallsForNoBids() {
        var draft = ((TenderReply.Done) service.create(OWNER, "frozen draft", input(), false)).code();
        bidders.frozen.add(CALLER);
        assertFrozen(service.create(OWNER, "frozen", input(), true), CALLER);
        assertFrozen(service.publish(OWNER, draft), CALLER);
        assertThat(keyOf(service.cancel(OWNER, draft, "it is dissolved"))).isEqualTo("done");
    }

    @Test
    void whoIsFrozenDoesNotBidButTakesItsBidBack() {
        bids(FIRST_OWNER, FIRST, "600000");
        bidders.frozen.add(FIRST);
        assertFrozen(bids(FIRST_OWNER, FIRST, "500000"), FIRST);
        assertThat(view(FIRST_OWNER).mine()).filteredOn(mine -> mine.party().equals(FIRST)).singleElement().satisfies(mine -> assertThat(mine.obstacle()).isEqualTo("frozen"));
        assertThat(keyOf(bidding.withdraw(FIRST_OWNER, code, FIRST))).isEqualTo("done");
    }

    @Test
    void aBidOfWhomAFreezeHasMetSinceDoesNotCount() {
        theBidsOfE15();
        bidders.frozen.add(FIRST);
        opened();
        assertThat(view(OWNER).bids()).filteredOn(bid -> bid.bidder().equals(FIRST)).singleElement().satisfies(bid -> assertThat(bid.obstacle()).isEqualTo("frozen"));
    }

    // ---- attack: changing weights after publication

    @Test
    void nobodyChangesWeightsAfterPublicationNeitherInCodeNorInTheDatabase() {
        assertThat(keyOf(service.revise(OWNER, code, input()))).isEqualTo("termsFixed");
        assertThatThrownBy(() -> jdbc.sql("update tender.tender set terms = jsonb_set(terms, '{weights,price}', '90') where code = ?").param(code.value()).update())
                .isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("cannot be changed");
        assertThatThrownBy(() -> jdbc.sql("update tender.tender set state = 'DRAFT' where code = ?").param(code.value()).update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from tender.tender where code = ?").param(code.value()).update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void termsChangedBehindTheTriggersBackAreNoticed() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("alter table tender.tender disable trigger terms_stay").update();
            jdbc.sql("update tender.tender set terms = jsonb_set(terms, '{weights,price}', '90') where code = ?").param(code.value()).update();
            assertThatThrownBy(() -> cases.read(code)).isInstanceOf(IllegalStateException.class).hasMessageContaining("changed after its publication");
            status.setRollbackOnly();
        });
    }

    // ---- questions

    @Test
    void everybodySeesQuestionsAndAnswersButNotWhoAsked() {
        assertThat(keyOf(questions.ask(CHEF, code, OUTSIDER, "How many ovens?", "q1"))).isEqualTo("done");
        assertThat(keyOf(questions.ask(CHEF, code, OUTSIDER, "How many ovens?", "q1"))).isEqualTo("done");
        assertThat(keyOf(questions.answer(OWNER, code, 1, "Forty a day."))).isEqualTo("done");
        assertThat(keyOf(questions.answer(OWNER, code, 1, "Forty a day."))).isEqualTo("done");

        assertThat(view(FIRST_OWNER).questions()).singleElement().satisfies(question -> {
            assertThat(question.text()).isEqualTo("How many ovens?");
            assertThat(question.answer()).isEqualTo("Forty a day.");
            assertThat(question.mine()).isFalse();
        });
        assertThat(view(CHEF).questions().getFirst().mine()).isTrue();
        assertThat(reading.timeline(AUDITOR, code)).noneMatch(row -> row.actor().equals("partner-chef"));
        assertThat(audit.events).filteredOn(event -> event.stream().equals(code.value())).noneMatch(event -> event.actor().equals("partner-chef"));
    }

    @Test
    void questionsAndAnswersHaveTheirTimeAndTheirPeople() {
        assertThat(keyOf(questions.ask(FIRST_OWNER, code, OUTSIDER, "?", "q"))).isEqualTo("notYourParty");
        assertThat(keyOf(questions.ask(OWNER, code, CALLER, "?", "q"))).isEqualTo("party obstacle.conflict");
        questions.ask(CHEF, code, OUTSIDER, "Open?", "q");
        assertThat(keyOf(questions.answer(FIRST_OWNER, code, 1, "no"))).isEqualTo("notTheCaller");
        assertThat(keyOf(questions.answer(OWNER, code, 2, "no"))).isEqualTo("question noQuestion");
        clock.now = view(OWNER).questionsUntil();
        assertThat(keyOf(questions.ask(CHEF, code, OUTSIDER, "Late?", "q2"))).isEqualTo("questionsOver");
        assertThat(steps.closeQuestions(code).tenderState()).isEqualTo("PUBLISHED");
        assertThat(keyOf(questions.answer(OWNER, code, 1, "still"))).isEqualTo("done");
        assertThat(keyOf(questions.answer(OWNER, code, 1, "changed"))).isEqualTo("answered");
    }

    @Test
    void theSameQuestionAgainHasTheSameResultWhateverHasComeInItsWaySince() {
        assertThat(keyOf(questions.ask(FIRST_OWNER, code, FIRST, "How many?", "once"))).isEqualTo("done");
        bidders.ratings.put(FIRST, BigDecimal.ONE);
        assertThat(keyOf(questions.ask(FIRST_OWNER, code, FIRST, "How often?", "another"))).isEqualTo("party obstacle.rating");
        assertThat(keyOf(questions.ask(FIRST_OWNER, code, FIRST, "How many?", "once"))).isEqualTo("done");
    }

    @Test
    void theCallerIsRemindedOfOpenQuestionsOnceAndStandInsAnswerWhatIsLeft() {
        steps.remindCaller(code);
        questions.ask(CHEF, code, OUTSIDER, "How many?", "q1");
        questions.ask(CHEF, code, OUTSIDER, "How often?", "q2");
        assertThat(directory.waitingForAnswers(OWNER, 100)).filteredOn(row -> row.code().equals(code)).singleElement().satisfies(row -> assertThat(row.reminded()).isFalse());
        steps.remindCaller(code);
        steps.remindCaller(code);
        assertThat(directory.waitingForAnswers(OWNER, 100)).filteredOn(row -> row.code().equals(code)).singleElement().satisfies(row -> assertThat(row.reminded()).isTrue());
        questions.answer(OWNER, code, 1, "Forty");
        assertThat(keyOf(questions.answer(STAND_IN, code, 2, "Daily"))).as("not called yet").isEqualTo("notTheCaller");
        assertThat(directory.waitingForAnswers(STAND_IN, 100)).extracting(row -> row.code()).doesNotContain(code);
        clock.now = view(OWNER).questionsUntil();
        steps.closeQuestions(code);

        steps.escalateQuestions(code);
        steps.escalateQuestions(code);
        assertThat(reading.timeline(AUDITOR, code)).filteredOn(row -> List.of("questionsReminded", "escalated").contains(row.fact())).extracting(row -> row.fact() + row.arguments())
                .containsExactly("questionsReminded[2]", "escalated[questions]");
        assertThat(view(STAND_IN).may().answer()).isTrue();
        assertThat(directory.waitingForAnswers(STAND_IN, 100)).extracting(row -> row.code()).contains(code);
        assertThat(keyOf(questions.answer(STAND_IN, code, 2, "Daily"))).isEqualTo("done");
        assertThat(directory.waitingForAnswers(STAND_IN, 100)).extracting(row -> row.code()).doesNotContain(code);
    }

    @Test
    void withoutOpenQuestionsNobodyIsCalledAndNoStandInAnswersForARival() {
        steps.escalateQuestions(code);
        assertThat(reading.timeline(AUDITOR, code)).extracting(row -> row.fact()).doesNotContain("escalated");
        questions.ask(CHEF, code, OUTSIDER, "How many?", "q1");
        steps.escalateQuestions(code);
        var rival = user("owner-2", "process-owner", "me-owner:ME-0002");
        assertThat(view(rival).may().answer()).isTrue();
        bids(FIRST_OWNER, FIRST, "10");
        assertThat(view(rival).may().answer()).isFalse();
        assertThat(keyOf(questions.answer(rival, code, 1, "None"))).isEqualTo("notTheCaller");
        assertThat(directory.waitingForAnswers(rival, 100)).extracting(row -> row.code()).doesNotContain(code);
    }

    @Test
    void aStandInWithAnInterestInThePartyConcernedIsNotAskedForAnAnswer() {
        code = calledForThePartOf(new PartyId("ME-0005"));
        questions.ask(CHEF, code, OUTSIDER, "How many?", "q1");
        steps.escalateQuestions(code);
        assertThat(directory.waitingForAnswers(STAND_IN, 100)).extracting(row -> row.code()).contains(code);
        interests.hold("process-owner", "ME-0005");
        assertThat(keyOf(questions.answer(STAND_IN, code, 1, "Daily"))).isEqualTo("notTheCaller");
        assertThat(directory.waitingForAnswers(STAND_IN, 100)).extracting(row -> row.code()).doesNotContain(code);
        assertThat(directory.waitingForAnswers(OWNER, 100)).extracting(row -> row.code()).contains(code);
    }

    @Test
    void aPartyThatTheTenderIsAboutIsRefusedAtOnce() {
        code = calledForThePartOf(THIRD);
        assertThat(keyOf(bids(THIRD_OWNER, THIRD, "10"))).isEqualTo("party obstacle.concerned");
        assertThat(keyOf(questions.ask(THIRD_OWNER, code, THIRD, "Why?", "q"))).isEqualTo("party obstacle.concerned");
        assertThat(view(THIRD_OWNER).mine()).singleElement().satisfies(mine -> assertThat(mine.obstacle()).isEqualTo("concerned"));
        assertThat(view(THIRD_OWNER).may().bid()).isFalse();
        assertThat(view(OWNER).bidsReceived()).isZero();
        assertThat(keyOf(bids(FIRST_OWNER, FIRST, "10"))).isEqualTo("done");
    }

    // ---- attacks on sealed bids

    @Test
    void nobodyReadsABidBeforeTheOpeningNotEvenInTheDatabase() {
        bids(FIRST_OWNER, FIRST, "123456.78");
        for (var reader : List.of(OWNER, AUDITOR, WITNESS, FIRST_OWNER, THIRD_OWNER)) {
            assertThat(view(reader).bids()).isEmpty();
            assertThat(view(reader).bidsReceived()).isEqualTo(1);
            assertThat(view(reader).toString()).doesNotContain("SECRET-PLAN", "123456.78");
        }
        var stored = jdbc.sql("select row_to_json(t)::text from tender.tender t where code = ?").param(code.value()).query(String.class).single()
                + jdbc.sql("select encode(content, 'escape') from tender.bid where box = ?").param(code + "/1").query(String.class).list();
        assertThat(stored).doesNotContain("SECRET-PLAN", "123456.78");
        assertThat(audit.events.toString()).doesNotContain("SECRET-PLAN", "123456.78");
        assertThat(reading.timeline(AUDITOR, code)).noneMatch(row -> row.actor().equals("owner-2"));
    }

    @Test
    void theStepThatOpensRefusesBeforeTheDeadlineAndWithoutTwoPeople() {
        theBidsOfE15();
        assertThatThrownBy(() -> steps.openBids(code)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> steps.countBids(code)).isInstanceOf(TryLater.class);
        assertThat(confirm(OWNER)).isInstanceOf(Ruling.TooLate.class);
        closed();
        assertThatThrownBy(() -> steps.openBids(code)).isInstanceOf(IllegalStateException.class).hasMessageContaining("two people");
        confirm(OWNER);
        assertThatThrownBy(() -> steps.openBids(code)).isInstanceOf(IllegalStateException.class).hasMessageContaining("two people");
        assertThat(view(OWNER).bids()).isEmpty();
    }

    @Test
    void onePersonDoesNotOpenTwice() {
        theBidsOfE15();
        closed();
        assertThat(confirm(OWNER)).isEqualTo(Ruling.accepted());
        assertThat(confirm(OWNER)).isEqualTo(Ruling.notAllowed("tenderroom.refusal.samePerson"));
        assertThat(confirm(WITNESS)).isEqualTo(Ruling.accepted());
        assertThat(confirm(AUDITOR)).isInstanceOf(Ruling.TooLate.class);
        assertThat(view(OWNER).openedBy()).extracting(TenderView.OpenerView::person).containsExactly("owner-1", "officer");
    }

    @Test
    void twoConfirmationsOfOnePersonAtTheSameTimeCountOnce() throws Exception {
        theBidsOfE15();
        closed();
        try (var pool = Executors.newFixedThreadPool(4)) {
            var rulings = pool.invokeAll(IntStream.range(0, 4).<java.util.concurrent.Callable<Ruling>>mapToObj(i -> () -> confirm(OWNER)).toList());
            int accepted = 0;
            for (var ruling : rulings) {
                accepted += ruling.get() instanceof Ruling.Accepted ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(1);
        }
    }

    @Test
    void aBidAfterTheDeadlineIsRefused() {
        clock.now = deadline();
        assertThat(keyOf(bids(FIRST_OWNER, FIRST, "1"))).isEqualTo("bidsOver");
        assertThat(keyOf(bidding.withdraw(FIRST_OWNER, code, FIRST))).isEqualTo("bidsOver");
    }

    @Test
    void nobodyBidsOnBehalfOfAnother() {
        assertThat(keyOf(bids(FIRST_OWNER, THIRD, "1"))).isEqualTo("notYourParty");
        assertThat(keyOf(bids(CHEF, FIRST, "1"))).isEqualTo("notYourParty");
        assertThat(keyOf(bidding.withdraw(THIRD_OWNER, code, FIRST))).isEqualTo("notYourParty");
        assertThat(view(OWNER).bidsReceived()).isZero();
    }

    @Test
    void whoCallsDoesNotBidAndNeitherDoesWhoActsForBoth() {
        assertThat(keyOf(bids(OWNER, CALLER, "1"))).isEqualTo("party obstacle.conflict");
        bidders.helpers.put(FIRST, Set.of(new Username("owner-1")));
        assertThat(keyOf(bids(FIRST_OWNER, FIRST, "1"))).isEqualTo("party obstacle.conflict");
    }

    @Test
    void tooFewStarsDoNotBid() {
        bidders.ratings.put(FIRST, new BigDecimal("1.9"));
        assertThat(keyOf(bids(FIRST_OWNER, FIRST, "1"))).isEqualTo("party obstacle.rating");
        bidders.ratings.put(FIRST, new BigDecimal("2.0"));
        assertThat(keyOf(bids(FIRST_OWNER, FIRST, "1"))).isEqualTo("done");
    }

    @Test
    void aReplayedBidChangesNothingNotEvenAfterItWasReplaced() {
        var first = bidding.bid(FIRST_OWNER, code, FIRST, bid("100"), "key-1");
        var second = bidding.bid(FIRST_OWNER, code, FIRST, bid("200"), "key-2");
        var replayed = bidding.bid(FIRST_OWNER, code, FIRST, bid("100"), "key-1");

        assertThat(((TenderReply.Done) replayed).receipt().digest()).isEqualTo(((TenderReply.Done) first).receipt().digest());
        assertThat(((TenderReply.Done) replayed).receipt().current()).isFalse();
        assertThat(view(FIRST_OWNER).mine().getFirst().receipt().digest()).isEqualTo(((TenderReply.Done) second).receipt().digest());
        assertThat(jdbc.sql("select count(*) from tender.bid where box = ?").param(code + "/1").query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void aKeyWhoseBidWasWithdrawnPromisesNothing() {
        bidding.bid(FIRST_OWNER, code, FIRST, bid("100"), "key-1");
        bidding.withdraw(FIRST_OWNER, code, FIRST);
        assertThat(keyOf(bidding.bid(FIRST_OWNER, code, FIRST, bid("200"), "key-1"))).isEqualTo("keyWithdrawn");
        assertThat(view(OWNER).bidsReceived()).isZero();
        assertThat(keyOf(bidding.bid(FIRST_OWNER, code, FIRST, bid("200"), "key-2"))).isEqualTo("done");
    }

    @Test
    void aKeyOfAnotherOwnerOfThePartyPromisesNothing() {
        var partner = user("owner-9", "entrepreneur", "me-owner:ME-0002");
        var first = (TenderReply.Done) bidding.bid(FIRST_OWNER, code, FIRST, bid("100"), "key-1");
        assertThat(keyOf(bidding.bid(partner, code, FIRST, bid("200"), "key-1"))).isEqualTo("keyOfAnother");
        assertThat(bidding.bid(FIRST_OWNER, code, FIRST, bid("100"), "key-1")).isEqualTo(first);
        assertThat(keyOf(bidding.bid(partner, code, FIRST, bid("200"), "key-2"))).isEqualTo("done");
    }

    @Test
    void aSealedBidCopiedToAnotherInTheDatabaseStopsTheOpening() {
        theBidsOfE15();
        jdbc.sql("insert into tender.bid (box, bidder, at, content, digest, state) select box, 'ME-0009', at, content, digest, 'CURRENT' from tender.bid where box = ? and bidder = 'ME-0002'")
                .param(code + "/1").update();
        closed();
        confirm(OWNER);
        confirm(WITNESS);
        assertThatThrownBy(() -> steps.openBids(code)).isInstanceOf(IllegalStateException.class);
        assertThat(view(OWNER).state()).isEqualTo(TenderState.CLOSED);
    }

    @Test
    void aWithdrawnBidIsNotOpened() {
        theBidsOfE15();
        assertThat(keyOf(bidding.withdraw(CHEF, code, OUTSIDER))).isEqualTo("done");
        assertThat(keyOf(bidding.withdraw(CHEF, code, OUTSIDER))).isEqualTo("done");
        opened();
        assertThat(view(OWNER).bids()).extracting(TenderView.BidView::bidder).containsExactlyInAnyOrder(FIRST, THIRD);
    }

    @ParameterizedTest
    @CsvSource({"0, price price", "-1, price price", "1.005, price price"})
    void faultyPricesAreRefused(String price, String fault) {
        assertThat(keyOf(bids(FIRST_OWNER, FIRST, price))).isEqualTo(fault);
    }

    @Test
    void aFaultyBidIsRefusedFieldByFieldAndLeavesNothing() {
        var faulty = new Bid(null, " ", null, LocalDate.of(2020, 1, 1));
        assertThat(bidding.bid(FIRST_OWNER, code, FIRST, faulty, "k")).isInstanceOfSatisfying(TenderReply.Invalid.class,
                reply -> assertThat(reply.errors()).extracting(error -> error.field()).containsExactly("price", "plan", "delivery", "start"));
        assertThat(view(OWNER).bidsReceived()).isZero();
    }

    // ---- too few bids

    @Test
    void oneBidExtendsTheCallOnceAndThenItIsOpened() {
        bids(FIRST_OWNER, FIRST, "10");
        var before = deadline();
        clock.now = before;
        assertThat(steps.countBids(code).bidResult()).isEqualTo("extend");
        steps.extend(code);
        assertThat(deadline()).isEqualTo(before.plus(Duration.ofDays(5)));
        assertThatThrownBy(() -> steps.extend(code)).isInstanceOf(IllegalStateException.class).hasMessageContaining("extended before");
        assertThat(keyOf(bids(FIRST_OWNER, FIRST, "9"))).isEqualTo("done");
        clock.now = deadline();
        assertThat(steps.countBids(code).bidResult()).isEqualTo("open");
    }

    @Test
    void nobodyBidsEndsTheTenderAndTellsItsCaller() {
        clock.now = deadline();
        steps.countBids(code);
        steps.extend(code);
        clock.now = deadline();
        assertThat(steps.countBids(code).bidResult()).isEqualTo("none");
        steps.publishOutcome(code);
        assertThat(view(FIRST_OWNER).outcome().reason()).isEqualTo("noBids");
        assertThat(sent.closed).filteredOn(event -> event.tender().equals(code)).singleElement()
                .satisfies(event -> assertThat(event.outcome()).isEqualTo(TenderState.NO_AWARD));
    }

    @Test
    void whoFellBelowTheRatingIsNotRankedAndWithoutAnybodyElseNobodyIsAwarded() {
        theBidsOfE15();
        bidders.ratings.putAll(Map.of(FIRST, BigDecimal.ONE, OUTSIDER, BigDecimal.ONE, THIRD, BigDecimal.ONE));
        closed();
        confirm(OWNER);
        confirm(WITNESS);
        assertThat(steps.openBids(code).openResult()).isEqualTo("none");
        steps.publishOutcome(code);
        assertThat(view(OWNER).bids()).allMatch(bid -> bid.obstacle().equals("rating"));
        assertThat(recordOf(FIRST, FIRST_OWNER)).singleElement().satisfies(bid -> assertThat(bid.rank()).isZero());
        assertThat(recordOf(FIRST, AUDITOR)).as("a bid that did not count is its bidder's own affair").isEmpty();
    }

    @Test
    void theTrackRecordTellsOfBidsOnlyOnceTheTenderIsDecided() {
        theBidsOfE15();
        assertThat(recordOf(THIRD, THIRD_OWNER)).isEmpty();
        ranked();
        assertThat(recordOf(THIRD, OWNER)).isEmpty();
        act(tender -> tender.award(THIRD, "", "owner-1", clock.now));
        assertThat(recordOf(THIRD, OWNER)).as("decided, not published yet").isEmpty();
        steps.publishOutcome(code);

        assertThat(recordOf(THIRD, AUDITOR)).singleElement().isEqualTo(new PublishedBid(code, "Logistics of the kitchen", CALLER, "Enterprise ME-0001", clock.now, 1, 3, new BigDecimal("89.43"), true));
        assertThat(recordOf(FIRST, AUDITOR)).singleElement().satisfies(bid -> {
            assertThat(bid.rank()).isEqualTo(2);
            assertThat(bid.won()).isFalse();
        });
        assertThat(recordOf(CALLER, AUDITOR)).isEmpty();
        assertThat(recordOf(FIRST, user("stranger", "external-partner"))).as("this tender was open to all inside only").hasSize(reading.find(user("stranger", "external-partner"), code).isPresent() ? 1 : 0);
    }

    // ---- evaluation and award

    @Test
    void theBidsOfE15AreRankedWithReasonsAndAwardedForAllToSee() {
        theBidsOfE15();
        ranked();
        assertThat(view(OWNER).bids()).extracting(bid -> bid.rank() + " " + bid.bidder() + " " + bid.total()).containsExactly("1 ME-0003 89.43", "2 ME-0002 87.30", "3 partner-chef 84.80");
        assertThat(view(FIRST_OWNER).bids()).as("nothing of others, and no points before the award").singleElement().satisfies(bid -> assertThat(bid.rank()).isZero());

        assertThat(act(tender -> tender.award(THIRD, "", "owner-1", clock.now))).isEqualTo(Ruling.accepted());
        steps.publishOutcome(code);

        var loser = view(FIRST_OWNER);
        assertThat(loser.outcome().winner()).isEqualTo(THIRD);
        assertThat(loser.bids()).hasSize(3).allSatisfy(bid -> assertThat(bid.points()).isNotNull());
        assertThat(loser.bids().get(1).judgement()).as("losers see their own reasons").isEqualTo("as shown in the plan");
        assertThat(loser.bids().get(2).price()).as("prices of losers stay theirs").isNull();
        assertThat(loser.bids().get(2).judgement()).isNull();
        assertThat(loser.bids().getFirst().price()).as("the winner's price is public").isEqualByComparingTo("660000");
        assertThat(sent.closed).filteredOn(event -> event.tender().equals(code)).singleElement().satisfies(event -> {
            assertThat(event.ranking()).containsExactly(THIRD, FIRST, OUTSIDER);
            assertThat(event.winner()).isEqualTo(THIRD);
        });
    }

    @Test
    void anAuditorWhoActsForABidderReadsOfTheRankingOnlyWithAllOthers() {
        theBidsOfE15();
        ranked();
        var both = user("auditor-2", "auditor", "me-owner:ME-0002");
        assertThat(heldBackFrom(both)).containsExactlyInAnyOrder("tender.opened", "tender.judged", "tender.ranked");
        assertThat(audit.entries(code.value(), new PageRequest(0, 100)).items()).filteredOn(secrets.from(both)).as("nobody guesses from its hash what it says")
                .allSatisfy(entry -> assertThat(entry.details()).containsKey(AuditEvent.SALT));
        assertThat(heldBackFrom(user("admin", "administrator"))).contains("tender.ranked");
        assertThat(heldBackFrom(AUDITOR)).isEmpty();
        act(tender -> tender.award(THIRD, "", "owner-1", clock.now));
        assertThat(heldBackFrom(both)).contains("tender.awardDecided");
        steps.publishOutcome(code);
        assertThat(heldBackFrom(both)).isEmpty();
    }

    private List<String> heldBackFrom(CurrentUser reader) {
        return audit.entries(code.value(), new PageRequest(0, 100)).items().stream().filter(secrets.from(reader)).map(AuditEntry::action).toList();
    }

    @Test
    void passingOverABetterBidNeedsAReason() {
        theBidsOfE15();
        ranked();
        assertThat(act(tender -> tender.award(FIRST, " ", "owner-1", clock.now))).isInstanceOf(Ruling.Refused.class);
        assertThat(act(tender -> tender.award(FIRST, "nearer to the users", "owner-1", clock.now))).isEqualTo(Ruling.accepted());
        steps.publishOutcome(code);
        assertThat(view(CHEF).outcome()).satisfies(outcome -> {
            assertThat(outcome.deviates()).isTrue();
            assertThat(outcome.reason()).isEqualTo("nearer to the users");
        });
    }

    @Test
    void nobodyWhoIsNotRankedIsAwarded() {
        theBidsOfE15();
        ranked();
        assertThat(act(tender -> tender.award(new PartyId("ME-0007"), "friend", "owner-1", clock.now))).isEqualTo(Ruling.refused("winner", "tenderroom.error.notRanked", "ME-0007"));
    }

    @Test
    void whoActsForABidderJudgesNothingAndSeesNothing() {
        theBidsOfE15();
        opened();
        bidders.helpers.put(FIRST, Set.of(new Username("owner-1")));
        assertThat(keyOf(judging.judge(FIRST_OWNER, code, Map.of(FIRST, judgement("100", "10"))))).isEqualTo("notAnEvaluator");
        assertThat(keyOf(judging.judge(CHEF, code, Map.of(OUTSIDER, judgement("100", "10"))))).isEqualTo("notAnEvaluator");
        var both = user("owner-1", "entrepreneur", "me-owner:ME-0001", "me-owner:ME-0002");
        assertThat(keyOf(judging.judge(both, code, Map.of(FIRST, judgement("100", "10"))))).isEqualTo("notAnEvaluator");
        assertThat(view(both).bids()).extracting(TenderView.BidView::bidder).containsExactly(FIRST);
    }

    @Test
    void whoHasARegisteredInterestInABidderKeepsOut() {
        theBidsOfE15();
        opened();
        interests.hold("owner-1", "ME-0002");
        assertThat(keyOf(judging.judge(OWNER, code, Map.of(FIRST, judgement("100", "10"))))).isEqualTo("notAnEvaluator");
        assertThat(view(OWNER).bids()).isEmpty();
        assertThat(rights.interested(cases.read(code))).contains(new Username("owner-1"), new Username("owner-2"), new Username("partner-chef"));
    }

    @Test
    void theEvaluationIsWholeOrNotAtAll() {
        theBidsOfE15();
        opened();
        assertThat(act(tender -> tender.fixJudgements("owner-1", clock.now))).isInstanceOfSatisfying(Ruling.Refused.class, ruling -> assertThat(ruling.errors()).hasSize(9));
        assertThat(judging.judge(OWNER, code, Map.of(FIRST, judgement("101", "10.5")))).isInstanceOfSatisfying(TenderReply.Invalid.class,
                reply -> assertThat(reply.errors()).extracting(error -> error.field()).containsExactly("judgements[ME-0002].quality", "judgements[ME-0002].risk"));
        assertThat(keyOf(judging.judge(OWNER, code, Map.of(new PartyId("ME-0007"), judgement("1", "1"))))).isEqualTo("judgements[ME-0007] notJudged");
    }

    @Test
    void afterTheEvaluationNothingIsJudgedAnew() {
        theBidsOfE15();
        ranked();
        assertThat(keyOf(judging.judge(OWNER, code, Map.of(FIRST, judgement("1", "1"))))).isEqualTo("judged");
    }

    // ---- cancelling and reading

    @Test
    void aCancelledTenderIsNeverOpened() {
        theBidsOfE15();
        assertThat(keyOf(service.cancel(FIRST_OWNER, code, "why"))).isEqualTo("notTheCaller");
        assertThat(keyOf(service.cancel(OWNER, code, " "))).isEqualTo("reason reason");
        assertThat(keyOf(service.cancel(OWNER, code, "no need any more"))).isEqualTo("done");
        assertThat(keyOf(service.cancel(OWNER, code, "no need any more"))).isEqualTo("done");
        assertThat(sent.messages).filteredOn(message -> message.equals("tender.cancelled " + code)).hasSize(1);
        assertThat(sent.closed).filteredOn(event -> event.tender().equals(code)).hasSize(1);
        clock.now = deadline();
        assertThatThrownBy(() -> steps.countBids(code)).isInstanceOf(TryLater.class);
        assertThat(view(AUDITOR).bids()).isEmpty();
    }

    /** Another module calls for the part of {@code ME-0005}, which leaves. */
    private TenderCode calledForThePartOf(PartyId leaving) {
        return service.publish("RC-0001/tender-" + UUID.randomUUID(), service.usual(CALLER, "t", "n", null, "CNY").concerning(List.of(leaving)), "system");
    }

    @Test
    void whoHasAnInterestInThePartyConcernedKeepsOutFromTheStart() {
        interests.hold("owner-1", "ME-0005");
        code = calledForThePartOf(new PartyId("ME-0005"));
        theBidsOfE15();
        assertThat(rights.interested(cases.read(code))).contains(new Username("owner-1"), new Username("owner-5"));
        closed();
        confirm(WITNESS);
        confirm(AUDITOR);
        steps.openBids(code);
        assertThat(keyOf(judging.judge(OWNER, code, Map.of(FIRST, judgement("1", "1"))))).isEqualTo("notAnEvaluator");
        assertThat(view(OWNER).bids()).isEmpty();
        assertThat(view(OWNER).may().judge()).isFalse();
    }

    @Test
    void aPanelWithoutAnybodyImpartialIsReportedWhenTheTenderOpens() {
        access.signIn(OWNER);
        code = calledForThePartOf(new PartyId("ME-0005"));
        assertThat(interests.reported).doesNotContain(code + " tenderroom.panel.award");
        interests.hold("owner-1", "ME-0005");
        code = calledForThePartOf(new PartyId("ME-0005"));
        assertThat(interests.reported).contains(code + " tenderroom.panel.evaluation", code + " tenderroom.panel.award");
        assertThat(reading.timeline(AUDITOR, code)).extracting(row -> row.fact() + row.arguments()).contains("panelImpossible[evaluation]", "panelImpossible[award]");
    }

    @Test
    void onlyWhoRunsATenderReadsThatTooFewPeopleAreImpartial() {
        interests.hold("owner-1", "ME-0005");
        code = calledForThePartOf(new PartyId("ME-0005"));
        assertThat(facts(AUDITOR)).contains("published", "panelImpossible");
        assertThat(facts(FIRST_OWNER)).as("who may bid").contains("published").doesNotContain("panelImpossible");
        assertThat(facts(OWNER)).as("the caller's owner with an interest").contains("published").doesNotContain("panelImpossible");
        interests.forget();
        assertThat(facts(OWNER)).as("the caller's owner without one").contains("panelImpossible");
    }

    private List<String> facts(CurrentUser reader) {
        return reading.timeline(reader, code).stream().map(TenderStore.TimelineRow::fact).toList();
    }

    @Test
    void whatAnotherModuleCalledIsEndedByThatModuleAlone() {
        code = calledForThePartOf(new PartyId("ME-0005"));
        assertThat(view(OWNER).may().cancel()).isFalse();
        assertThat(keyOf(service.cancel(OWNER, code, "never mind"))).isEqualTo("calledByModule");
        service.cancel(code, "called off", "system");
        assertThat(view(OWNER).state()).isEqualTo(TenderState.CANCELLED);
    }

    @Test
    void nobodyCancelsARankingInWhichHeHasAnInterest() {
        theBidsOfE15();
        interests.hold("owner-1", "ME-0002");
        assertThat(view(OWNER).may().cancel()).as("before the opening nobody learns who bids").isTrue();
        interests.forget();
        ranked();
        interests.hold("owner-1", "ME-0002");
        assertThat(view(OWNER).may().cancel()).isFalse();
        assertThat(keyOf(service.cancel(OWNER, code, "a pity"))).isEqualTo("interest");
        interests.forget();
        assertThat(view(OWNER).may().cancel()).isTrue();
        assertThat(keyOf(service.cancel(OWNER, code, "no need any more"))).isEqualTo("done");
    }

    @Test
    void partiesConcernedAreStoredAndTermsWithoutAnyKeepTheirFingerprint() {
        var stored = "select terms::text from tender.tender where code = ?";
        assertThat(jdbc.sql(stored).param(code.value()).query(String.class).single()).doesNotContain("concerned");
        code = calledForThePartOf(new PartyId("ME-0005"));
        assertThat(cases.read(code).terms().concerned()).containsExactly(new PartyId("ME-0005"));
        assertThat(jdbc.sql(stored).param(code.value()).query(String.class).single()).contains("\"concerned\": [\"ME-0005\"]");
    }

    @Test
    void whoIsFirstStaysOutOfTheRoomsHistory() {
        theBidsOfE15();
        ranked();
        assertThat(reading.timeline(AUDITOR, code)).filteredOn(row -> row.fact().equals("ranked")).singleElement().satisfies(row -> assertThat(row.arguments()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void outsidersTakePartInWhatIsOpenToAllOrToThem(boolean invited) {
        code = published(new TenderInput("t", "n", null, CALLER, null, "CNY", null, null, null, false, invited ? List.of(OUTSIDER) : List.of()));
        assertThat(reading.find(CHEF, code).isPresent()).isEqualTo(invited);
        assertThat(keyOf(bids(CHEF, OUTSIDER, "5"))).isEqualTo(invited ? "done" : "unknown");
        assertThat(reading.find(user("nobody"), code)).isEmpty();
    }

    @Test
    void outsidersSeeAnOpenTenderWithoutInsidePreference() {
        assertThat(view(CHEF).may().bid()).isTrue();
        assertThat(view(CHEF).mine()).singleElement().satisfies(mine -> assertThat(mine.obstacle()).isNull());
        assertThat(view(CHEF).may().answer()).isFalse();
    }

    @Test
    void theDirectoryShowsEachReaderWhatConcernsHim() {
        bids(FIRST_OWNER, FIRST, "5");
        questions.ask(CHEF, code, OUTSIDER, "How many?", "q");
        var draft = ((TenderReply.Done) service.create(OWNER, "hidden", input(), false)).code();
        var page = new PageRequest(0, 200);

        assertThat(directory.search(FIRST_OWNER, code.value(), Which.MINE, page).items()).singleElement().satisfies(row -> {
            assertThat(row.bidsReceived()).isEqualTo(1);
            assertThat(row.mine()).isTrue();
        });
        assertThat(directory.search(CHEF, code.value(), Which.OPEN, page).items()).singleElement().satisfies(row -> assertThat(row.mine()).isFalse());
        assertThat(directory.search(CHEF, code.value(), Which.CLOSED, page).total()).isZero();
        assertThat(directory.search(FIRST_OWNER, draft.value(), Which.ALL, page).total()).isZero();
        assertThat(directory.search(OWNER, draft.value(), Which.ALL, page).total()).isEqualTo(1);
        assertThat(directory.search(user("stranger"), "", Which.ALL, page).total()).isZero();
        assertThat(directory.search(OWNER, "100%_", Which.ALL, page).total()).isZero();
        assertThat(directory.waitingForBids(THIRD_OWNER, 100)).extracting(row -> row.code()).contains(code);
        assertThat(directory.waitingForBids(FIRST_OWNER, 100)).extracting(row -> row.code()).doesNotContain(code);
        assertThat(directory.waitingForAnswers(OWNER, 100)).extracting(row -> row.code()).contains(code);
        assertThat(directory.waitingForAnswers(FIRST_OWNER, 100)).extracting(row -> row.code()).doesNotContain(code);
    }

    @Test
    void silentPeopleAreReinforcedByStandIns() {
        theBidsOfE15();
        closed();
        assertThat(steps.escalate(code, "opening").taskGroups()).containsExactly("me-owner:ME-0001", "settlement-officer", "process-owner");
        assertThat(steps.remind(code, "opening").tenderState()).isEqualTo("CLOSED");
        assertThat(facts.stream(Reminder.class)).containsExactly(new Reminder("tender.confirmOpening", code.value(), Map.of(), clock.now));
        assertThatThrownBy(() -> steps.remind(code, "lunch")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> steps.escalate(code, "lunch")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofSeveralCallsItIsToldUntilWhenThoseTakeBidsThatTakeThemNow() {
        var draft = ((TenderReply.Done) service.create(OWNER, UUID.randomUUID().toString(), input(), false)).code();
        var cancelled = published(input());
        service.cancel(OWNER, cancelled, "not needed any more");
        var until = view(OWNER).bidsUntil();
        assertThat(service.bidsUntil(List.of(code, draft, cancelled, new TenderCode("T-9999")))).containsExactly(Map.entry(code, until));
        clock.now = until;
        assertThat(service.bidsUntil(List.of(code))).isEmpty();
        assertThat(service.bidsUntil(List.of())).isEmpty();
    }
}
