package io.heyi.replacement.internal;

import static io.heyi.emc.ContractFixtures.deliverable;
import static io.heyi.emc.ContractFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEntry;
import io.heyi.ballot.BallotId;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractSealed;
import io.heyi.emc.ContractTerms;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts.Fact;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.ReplacementModule;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.replacement.internal.domain.Candidate.State;
import io.heyi.replacement.internal.domain.Carried.Change;
import io.heyi.replacement.internal.domain.HandOver;
import io.heyi.replacement.internal.domain.ReplacementStep;
import io.heyi.replacement.internal.domain.Withdrawal;
import io.heyi.shared.PageRequest;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderState;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from the members' decision, on a real database: who is asked, what is handed over, what stands in the contract, and what is made good. */
@ReplacementModule
class SucceedingTest extends SuccessionOnDatabase {

    // --- a smaller share

    @Test
    void aReducedShareIsInTheContractAtOnceAndCitesTheConditionOfThePaper() {
        var code = decided("reduce");
        var reduced = carryOut.reduceShare(in(code));

        assertThat(reduced.reduced()).isTrue();
        assertThat(found(code).outcome()).contains(ReplacementOutcome.SHARE_REDUCED);
        assertThat(node(subject.value()).ratioPercent()).isEqualByComparingTo("15");
        assertThat(parts.decisions).last().satisfies(one -> {
            assertThat(one.condition()).isEqualTo("below-bottom");
            assertThat(one.evidenceDigest()).isEqualTo(found(code).evidenceDigest());
            assertThat(one.ballot()).isEqualTo(found(code).voting().orElseThrow().ballot());
        });
        assertThat(cases.appeal(owner, code, "wrong")).isEqualTo(new CaseReply.Done());
        var versions = parts.decisions.size();
        carryOut.reduceShare(in(code));
        assertThat(parts.decisions).as("a repeat changes nothing").hasSize(versions);
    }

    @Test
    void aShareThatTheContractDoesNotAllowAnyMoreLeavesTheCaseOvertaken() {
        var code = decided("reduce");
        emcs.leave(emc, subject.value(), MAY);
        assertThat(carryOut.reduceShare(in(code)).reduced()).isFalse();
        assertThat(found(code).outcome()).contains(ReplacementOutcome.OVERTAKEN);
        assertThat(cases.appeal(owner, code, "wrong")).isInstanceOf(CaseReply.TooLate.class);
    }

    // --- the search

    @Test
    void backupsAreAskedByRankAndSilenceOrANoLeadsToTheNext() {
        parts.backup(emc, "Anna", "anna", "25");
        parts.backup(emc, "Boris", "boris", "28");
        parts.backup(emc, "Carla", "carla", "30");
        var code = searching();

        assertThat(search.askNext(in(code)).signatories()).extracting(Voices.Addressee::actor).containsExactly("anna");
        assertThat(answers(code, ANNA, "decline")).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(search.closeOffer(in(code)).takenOver()).isFalse();
        assertThat(search.askNext(in(code)).signatories()).extracting(Voices.Addressee::actor).containsExactly("boris");
        assertThat(search.closeOffer(in(code)).takenOver()).isFalse();
        search.askNext(in(code));
        assertThat(answers(code, CARLA, "take")).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(search.closeOffer(in(code)).takenOver()).isTrue();

        assertThat(found(code).succession().search().candidates()).extracting(one -> one.actor() + " " + one.state()).containsExactly("anna DECLINED", "boris SILENT", "carla SIGNED");
        assertThat(node(subject.value())).as("the party stays until the part is handed over").isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theTasksSayWhatIsDecidedInBothLanguages(String language) {
        var locale = Locale.of(language);
        parts.backup(emc, "Anna", "anna", "25");
        var code = searching();
        search.askNext(in(code));
        assertThat(said("replacement.takeOver", offer(code, "anna"), locale)).contains("Anna", "25 %", "A member is below bottom in two months in a row.")
                .anyMatch(fact -> fact.startsWith("Meal boxes · "));
        answers(code, ANNA, "take");
        search.closeOffer(in(code));
        assertThat(said("replacement.proposeCover", context(code), locale)).isNotEmpty();
        carryOut.openHandOver(in(code));
        assertThat(said("replacement.handOver", context(code), locale)).hasSize(3);
        assertThat(said("replacement.closeMissing", context(code), locale)).hasSize(3);
        carryOut.carryOut(in(code));
        granted(code);
        grants.grant(in(code));
        assertThat(said("replacement.settleCompensation", context(code), locale)).contains("30 %", "840");
    }

    private List<String> said(String task, TaskContext context, Locale locale) {
        return task(task).facts(context, locale).sections().stream().flatMap(section -> section.facts().stream()).map(fact -> fact.value()).toList();
    }

    @Test
    void whoIsAskedToSignIsLedToTheWholeText() {
        parts.backup(emc, "Anna", "anna", "25");
        var code = searching();
        search.askNext(in(code));
        var offer = offer(code, "anna");

        assertThat(task("replacement.takeOver").facts(offer, Locale.ENGLISH).sections().stream().flatMap(section -> section.facts().stream()).map(Fact::url).filter(Objects::nonNull))
                .containsExactly("/replacements/" + code + "/part-text?hash=" + offer.variables().get("termsHash"));
    }

    @Test
    void nobodySignsForAnother() {
        parts.backup(emc, "Anna", "anna", "25");
        var code = searching();
        search.askNext(in(code));
        assertThat(decide("replacement.takeOver", offer(code, "anna"), BORIS, "take", Map.of("contractRead", true))).isInstanceOf(DecisionResult.NotAllowed.class);
        assertThat(found(code).succession().search().taker()).isEmpty();
    }

    @Test
    void aSubstituteWithAnInterestInThePartyThatLeavesIsPassedOverAndItsPeopleCannotSign() {
        register.add("anna", subject.value());
        parts.backup(emc, "Anna", "anna", "25");
        parts.backup(emc, "Boris", "boris", "25");
        var code = searching();
        assertThat(search.askNext(in(code)).signatories()).extracting(Voices.Addressee::actor).containsExactly("boris");
        assertThat(found(code).succession().search().candidates().getFirst()).satisfies(one -> {
            assertThat(one.state()).isEqualTo(State.UNFIT);
            assertThat(one.reason()).isEqualTo("replacement.unfit.interest");
        });
        register.add("boris", subject.value());
        assertThat(answers(code, BORIS, "take")).isInstanceOf(DecisionResult.NotAllowed.class);
    }

    @Test
    void aSignatureOfYesterdaysTextIsNoSignatureOfTodays() {
        parts.backup(emc, "Anna", "anna", "25");
        var code = searching();
        search.askNext(in(code));
        var stale = new TaskContext(UUID.randomUUID(), 1, "underperformer-replacement", "userTask_TakeOver", code.value(), Optional.empty(), List.of(), Instant.EPOCH, Optional.empty(),
                Map.of("signatory", Map.of("actor", "anna"), "termsHash", "0".repeat(64)));
        assertThat(decide("replacement.takeOver", stale, ANNA, "take", Map.of("contractRead", true))).isInstanceOf(DecisionResult.TooLate.class);
    }

    @Test
    void withoutBackupsATenderIsCalledWhosePriceIsAShareNeverAboveThePartys() {
        var code = searching();
        var contract = with(emcs.find(emc).orElseThrow().terms(), subject, part -> part.deliverables(deliverable("boxes"), deliverable("menus")));
        emcs.add(emc, contract, YearMonth.of(2026, 1));
        assertThat(search.askNext(in(code)).nextStep()).isEqualTo("tender");
        var called = search.callForBids(in(code));
        assertThat(search.callForBids(in(code)).tender()).as("a repeat gives the same tender").isEqualTo(called.tender());
        var terms = tenders.terms.get(new TenderCode(called.tender()));
        assertThat(terms.highestPercent()).isEqualByComparingTo("30");
        assertThat(terms.everybody()).isTrue();
        assertThat(terms.caller().value()).isEqualTo("ME-0001");
        assertThat(terms.caseKey()).isEqualTo(code.value());
        assertThat(terms.concerned()).as("whose people keep out").extracting(PartyId::value).containsExactly(subject.value());

        assertThat(terms.need().lines()).containsExactly("A part of the running contract “%s” is to be taken over.".formatted(contract.title()),
                "Who it is for: " + contract.userScenario(), "What the part brings: " + contract.node(subject).orElseThrow().contribution());
        assertThat(terms.requirements().lines()).containsExactly("- orders: 2,500 orders in every month", "- complaints: 3 percent in every month", "- Deliverable: Deliverable boxes",
                "- Deliverable: Deliverable menus", "The price is the percent of the pool that you want, at most 30.");

        var bids = new LinkedHashMap<String, String>();
        bids.put("boris", "22");
        bids.put("anna", "20");
        transaction.executeWithoutResult(status -> tenders.award(new TenderCode(called.tender()), bids));
        assertThat(commands.to(code)).last().isEqualTo(Triggers.TENDER_CLOSED);
        search.closeTender(in(code));
        assertThat(search.askNext(in(code)).signatories()).extracting(Voices.Addressee::actor).containsExactly("boris");
        assertThat(found(code).succession().search().current().orElseThrow().substitute().ratioPercent()).isEqualByComparingTo("22");
    }

    @Test
    void aPartWithoutAShareIsTenderedForAnAmountThatStandsInTheSignedText() {
        var code = decided("replace");
        emcs.add(emc, withoutShares(), YearMonth.of(2026, 1));
        search.open(in(code));
        search.askNext(in(code));
        var called = new TenderCode(search.callForBids(in(code)).tender());
        assertThat(tenders.terms.get(called).highestPercent()).isNull();
        transaction.executeWithoutResult(status -> tenders.award(called, Map.of("boris", "12000")));
        search.closeTender(in(code));
        search.askNext(in(code));
        assertThat(found(code).succession().search().current().orElseThrow().substitute().contribution()).contains(called.value(), "12,000.00 CNY");
    }

    private ContractTerms withoutShares() {
        var terms = emcs.find(emc).orElseThrow().terms();
        return new ContractTerms(terms.title(), terms.userScenario(), terms.goal(), terms.type(), terms.platform(), terms.parent(), terms.currency(), terms.governance(), terms.goals(),
                terms.shareSpace(), terms.reinvestmentPercent(), ContractTerms.Split.EQUAL, terms.places(), terms.nodes(), terms.terminationConditions());
    }

    @Test
    void aTenderThatTakesTooLongIsCalledOffAndNobodyIsLeft() {
        var code = searching();
        search.askNext(in(code));
        var called = search.callForBids(in(code));
        transaction.executeWithoutResult(status -> search.closeTender(in(code)));
        assertThat(tenders.state(new TenderCode(called.tender()))).contains(TenderState.CANCELLED);
        assertThat(found(code).succession().search().tender().orElseThrow().outcome()).isEqualTo("OVERDUE");
        assertThat(search.askNext(in(code)).nextStep()).isEqualTo("nobody");
    }

    @Test
    void aCandidateSeesThePartAndNothingOfTheMonthsBefore() {
        parts.backup(emc, "Anna", "anna", "25");
        var code = searching();
        assertThat(cases.find(ANNA, code)).as("before it is asked").isEmpty();
        search.askNext(in(code));
        var view = cases.find(ANNA, code).orElseThrow();
        assertThat(view.evidence().rows()).isEmpty();
        assertThat(view.evidenceUrl()).isNull();
        assertThat(cases.evidence(ANNA, code)).isEmpty();
        assertThat(cases.find(BORIS, code)).isEmpty();
    }

    @Test
    void theTaskOfACandidateTellsNothingOfTheMonthsBefore() {
        parts.backup(emc, "Anna", "anna", "25");
        var code = searching();
        search.askNext(in(code));
        var context = offer(code, "anna");
        var task = task("replacement.takeOver");
        assertThat(happened(code)).contains("replacement.opened", "replacement.voteCounted", "replacement.candidateAsked");
        assertThat(told(task, context, code, ANNA)).containsExactly("replacement.candidateAsked");
        assertThat(told(task, context, code, CARLA)).isEmpty();
        for (var party : List.of(owner, CHEF, LEAD, PLATFORM)) {
            assertThat(told(task, context, code, party)).isEqualTo(happened(code));
        }
        answers(code, ANNA, "take");
        search.closeOffer(in(code));
        carryOut.openHandOver(in(code));
        handOvers.hand(owner, code, 1, "done", "");
        assertThat(told(task("replacement.handOver"), context(code), code, ANNA))
                .containsExactly("replacement.candidateAsked", "replacement.partTaken", "replacement.handOverBegun", "replacement.itemHanded");
    }

    private List<String> happened(ReplacementCode code) {
        return audit.entries(code.value(), new PageRequest(0, PageRequest.LARGEST_SIZE)).items().reversed().stream().map(AuditEntry::action).toList();
    }

    private List<String> told(TaskType task, TaskContext context, ReplacementCode code, CurrentUser reader) {
        return audit.entries(code.value(), new PageRequest(0, PageRequest.LARGEST_SIZE)).items().reversed().stream().filter(task.omitted(context, reader).negate()).map(AuditEntry::action).toList();
    }

    // --- the hand-over

    private ReplacementCode takenByAnna() {
        parts.backup(emc, "Anna", "anna", "25");
        var code = searching();
        search.askNext(in(code));
        answers(code, ANNA, "take");
        search.closeOffer(in(code));
        return code;
    }

    @Test
    void afterTheLastItemTheNewVersionIsSealedThePartIsAnnasAndTheRatingMoves() {
        var code = takenByAnna();
        var stars = ratings.stars(subject);
        handEverythingOver(code, ANNA);
        assertThat(commands.to(code)).last().isEqualTo(HandOvers.HANDED_OVER);

        assertThat(carryOut.carryOut(in(code)).carried()).isEqualTo("replaced");
        assertThat(found(code).outcome()).contains(ReplacementOutcome.REPLACED);
        assertThat(node("anna").ratioPercent()).isEqualByComparingTo("25");
        assertThat(emcs.find(emc).orElseThrow().terms().node(subject)).isEmpty();
        assertThat(found(code).succession().carried()).singleElement().satisfies(one -> {
            assertThat(one.change()).isEqualTo(Change.REPLACED);
            assertThat(one.successor()).isEqualTo(new ActorId("anna"));
            assertThat(one.before()).isEqualByComparingTo("30");
        });
        assertThat(ratings.stars(subject)).isLessThan(stars);
        var versions = parts.decisions.size();
        carryOut.carryOut(in(code));
        assertThat(parts.decisions).as("a repeat changes nothing").hasSize(versions);
    }

    @Test
    void nobodyConfirmsWhatHeHasHandedOverHimself() {
        var code = takenByAnna();
        carryOut.openHandOver(in(code));
        assertThat(handOvers.take(ANNA, code, 1)).as("nothing was handed over").isEqualTo(new CaseReply.TooLate("replacement.refusal.tooLate"));
        handOvers.hand(owner, code, 1, "done", "");
        assertThat(handOvers.take(owner, code, 1)).isEqualTo(new CaseReply.NotAllowed("replacement.refusal.notYourPart"));
        assertThat(handOvers.hand(ANNA, code, 2, "done", "")).isEqualTo(new CaseReply.NotAllowed("replacement.refusal.notYourPart"));
        assertThat(handOvers.take(LEAD, code, 1)).isEqualTo(new CaseReply.NotAllowed("replacement.refusal.notYourPart"));
        assertThat(handOvers.take(ANNA, code, 1)).isEqualTo(new CaseReply.Done());
        assertThat(handOvers.take(ANNA, code, 1)).as("a repeat changes nothing").isEqualTo(new CaseReply.Done());
        assertThat(handOvers.hand(CARLA, code, 1, "x", "")).isEqualTo(new CaseReply.Unknown());
    }

    @Test
    void whatIsNotWhatIsNeededIsSentBackAndPeopleAddWhatIsMissing() {
        var code = takenByAnna();
        carryOut.openHandOver(in(code));
        assertThat(handOvers.add(CHEF, code, "ORDER", "Order 4711")).isEqualTo(new CaseReply.Done());
        assertThat(handOvers.add(LEAD, code, "ORDER", "Order 4711")).as("the same again changes nothing").isEqualTo(new CaseReply.Done());
        var items = found(code).succession().handOver().orElseThrow().items();
        assertThat(items).extracting(HandOver.Item::title).containsExactly("Meal boxes", "", "", "Order 4711");
        handOvers.hand(owner, code, 4, "see folder", "");
        assertThat(handOvers.sendBack(ANNA, code, 4, "the folder is empty")).isEqualTo(new CaseReply.Done());
        assertThat(found(code).succession().handOver().orElseThrow().item(4).orElseThrow()).satisfies(item -> {
            assertThat(item.state()).isEqualTo(HandOver.State.OPEN);
            assertThat(item.remark()).isEqualTo("the folder is empty");
        });
        assertThat(handOvers.hand(owner, code, 4, "", "")).isInstanceOf(CaseReply.Invalid.class);
        assertThat(handOvers.hand(owner, code, 4, "x", "javascript:alert(1)")).isInstanceOf(CaseReply.Invalid.class);
        assertThat(handOvers.hand(owner, code, 99, "x", "")).isInstanceOf(CaseReply.Invalid.class);
    }

    @Test
    void noTickClosesAllOpenOrdersAndWhoSaysThatThereAreNoMoreIsOnRecord() {
        var code = takenByAnna();
        carryOut.openHandOver(in(code));
        assertThat(handOvers.hand(owner, code, 3, "all open orders", "")).as("an order is an item of its own").isInstanceOf(CaseReply.Invalid.class);
        assertThat(handOvers.sayNone(owner, code, 1)).as("a deliverable needs a proof").isInstanceOf(CaseReply.Invalid.class);
        assertThat(handOvers.sayNone(ANNA, code, 3)).isEqualTo(new CaseReply.NotAllowed("replacement.refusal.notYourPart"));
        assertThat(handOvers.sayNone(owner, code, 3)).isEqualTo(new CaseReply.Done());
        assertThat(handOvers.sayNone(owner, code, 3)).as("a repeat changes nothing").isEqualTo(new CaseReply.Done());
        assertThat(handOvers.add(CHEF, code, "ORDER", "Order 4711")).isEqualTo(new CaseReply.Done());
        assertThat(list(code).item(3).orElseThrow()).as("an order that comes to light opens the question again").satisfies(item -> {
            assertThat(item.state()).isEqualTo(HandOver.State.OPEN);
            assertThat(item.noneBy()).isNull();
        });
        handOvers.hand(owner, code, 4, "see folder", "");
        handOvers.sayNone(owner, code, 3);
        assertThat(handOvers.take(ANNA, code, 3)).isEqualTo(new CaseReply.Done());
        assertThat(list(code).item(3).orElseThrow()).satisfies(item -> {
            assertThat(item.state()).isEqualTo(HandOver.State.TAKEN);
            assertThat(item.noneBy()).isEqualTo(owner.username().value());
            assertThat(item.person()).isEqualTo("anna");
        });
    }

    private HandOver list(ReplacementCode code) {
        return found(code).succession().handOver().orElseThrow();
    }

    @Test
    void whatIsMissingIsClosedByThePlatformAndNothingBlocksForEver() {
        var code = takenByAnna();
        carryOut.openHandOver(in(code));
        assertThat(decide("replacement.handOver", context(code), owner, "done", Map.of())).as("something is open").isInstanceOf(DecisionResult.Refused.class);
        assertThat(decide("replacement.closeMissing", context(code), PLATFORM, "close", Map.of())).as("not yet").isInstanceOf(DecisionResult.TooLate.class);
        assertThat(carryOut.escalateHandOver(in(code)).closers().groups()).contains("platform-owner:food");
        assertThat(decide("replacement.closeMissing", context(code), owner, "close", Map.of())).isInstanceOf(DecisionResult.NotAllowed.class);
        assertThat(decide("replacement.closeMissing", context(code), PLATFORM, "close", Map.of())).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(found(code).succession().handOver().orElseThrow().items()).extracting(HandOver.Item::state).containsOnly(HandOver.State.MISSING);
        assertThat(carryOut.carryOut(in(code)).carried()).isEqualTo("replaced");
    }

    @Test
    void aTextThatHasChangedSinceIsSignedAnewAndNothingIsHandedOverTwice() {
        var code = takenByAnna();
        handEverythingOver(code, ANNA);
        parts.renew(emc, subject.value(), "20");
        assertThat(carryOut.carryOut(in(code)).carried()).isEqualTo("again");
        assertThat(found(code).outcome()).isEmpty();
        assertThat(search.askNext(in(code)).nextStep()).as("25 percent is more than the party has now").isEqualTo("tender");
        assertThat(found(code).succession().search().candidates().getFirst().state()).isEqualTo(State.UNFIT);
    }

    @Test
    void aPartyThatLeavesTheContractInAnotherWayLeavesItsCaseWithoutAnObject() {
        var code = searching();
        transaction.executeWithoutResult(status -> events.publishEvent(new ContractSealed(emc, 2, JUNE, clock.now)));
        assertThat(commands.to(code)).as("the party is still there").doesNotContain(Triggers.CASE_WITHDRAWN);
        emcs.leave(emc, subject.value(), MAY);
        transaction.executeWithoutResult(status -> events.publishEvent(new ContractSealed(emc, 3, JUNE.plusMonths(1), clock.now)));
        assertThat(commands.to(code)).contains(Triggers.CASE_WITHDRAWN);
        decision.withdraw(endedBy(code, Withdrawal.PARTY_LEFT));
        assertThat(found(code).outcome()).contains(ReplacementOutcome.PARTY_LEFT);
    }

    // --- nobody was found

    private ReplacementCode nobodyFound() {
        var code = searching();
        search.askNext(in(code));
        var called = search.callForBids(in(code));
        transaction.executeWithoutResult(status -> tenders.award(new TenderCode(called.tender()), Map.of()));
        search.closeTender(in(code));
        assertThat(search.askNext(in(code)).nextStep()).isEqualTo("nobody");
        return code;
    }

    @Test
    void theLeadProposesACoverThatSignsBeforeTheMembersChooseIt() {
        var code = nobodyFound();
        assertThat(lastResort.askProposer(in(code)).proposers()).containsExactly("me-owner:ME-0001");
        var context = context(code, "me-owner:ME-0001");
        var type = task("replacement.proposeCover");
        assertThat(type.check(context, new TaskDecision(LEAD, "propose", Optional.of("x"), values("cover", "ME-0001", "coverDays", 400), clock.now))).extracting(error -> error.field())
                .containsExactly("cover", "coverDays");
        register.add("owner-1", "anna");
        assertThat(type.check(context, new TaskDecision(LEAD, "propose", Optional.of("x"), values("cover", "anna", "coverDays", 40), clock.now))).singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo("replacement.error.coverInterest"));
        assertThat(type.check(context, new TaskDecision(LEAD, "propose", Optional.of("x"), values("cover", "boris", "coverDays", 40, "coverRatio", "31"), clock.now))).singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("coverRatio"));
        var good = values("cover", "boris", "coverDays", 40, "coverRatio", "20");
        assertThat(type.check(context, new TaskDecision(LEAD, "propose", Optional.of("x"), good, clock.now))).isEmpty();
        assertThat(decide("replacement.proposeCover", context, LEAD, "propose", good)).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(lastResort.closeProposal(in(code)).coverProposed()).isTrue();
        assertThat(answers(code, BORIS, "take")).isInstanceOf(DecisionResult.Recorded.class);
        search.closeOffer(in(code));

        lastResort.openVote(in(code));
        var vote = found(code).succession().lastVote().orElseThrow();
        assertThat(box.find(new BallotId(vote.ballot())).orElseThrow().call().options()).extracting(option -> option.id()).containsExactly("stay", "cover", "shrink", "end");
        box.count(new BallotId(vote.ballot()), Map.of("cover", 2));
        assertThat(lastResort.applyVote(in(code)).remedy()).isEqualTo("cover");
        handEverythingOver(code, BORIS);
        var covered = carryOut.carryOut(in(code));
        assertThat(covered.carried()).isEqualTo("covered");
        assertThat(Instant.parse(covered.coverSearchAt())).isAfter(clock.now);
        assertThat(found(code).step()).isEqualTo(ReplacementStep.COVERING);
        assertThat(found(code).outcome()).isEmpty();

        search.searchAgain(in(code));
        assertThat(found(code).succession().search().holder().actor()).isEqualTo(new ActorId("boris"));
        assertThat(search.askNext(in(code)).nextStep()).as("a tender of its own").isEqualTo("tender");
        var called = search.callForBids(in(code));
        assertThat(tenders.terms.get(new TenderCode(called.tender())).concerned()).extracting(PartyId::value).containsExactly(subject.value(), "boris");
        transaction.executeWithoutResult(status -> tenders.award(new TenderCode(called.tender()), Map.of()));
        search.closeTender(in(code));
        search.askNext(in(code));
        assertThat(lastResort.askProposer(in(code)).proposerAsked()).as("only once in a case").isFalse();
        lastVote(code, "stay");
        assertThat(lastResort.applyVote(in(code)).remedy()).isEqualTo("coverStays");
    }

    @Test
    void whatIsImpossibleIsNotOnThePaperAndNoMajorityKeepsTheParty() {
        parts.indivisible.add(emc);
        var code = nobodyFound();
        lastResort.openVote(in(code));
        var ballot = new BallotId(found(code).succession().lastVote().orElseThrow().ballot());
        assertThat(box.find(ballot).orElseThrow().call().options()).extracting(option -> option.id()).containsExactly("stay", "end");
        box.count(ballot, Map.of("stay", 1, "end", 1));
        assertThat(lastResort.applyVote(in(code)).remedy()).isEqualTo("stay");
        decision.conclude(in(code, "KEPT_WITHOUT_SUBSTITUTE"));
        assertThat(found(code).outcome()).contains(ReplacementOutcome.KEPT_WITHOUT_SUBSTITUTE);
        assertThat(emcs.find(emc).orElseThrow().terms().node(subject)).isPresent();
    }

    @Test
    void aSmallerScopeIsHandedToTheLead() {
        var code = nobodyFound();
        lastVote(code, "shrink");
        assertThat(lastResort.applyVote(in(code)).remedy()).isEqualTo("shrink");
        handEverythingOver(code, LEAD);
        assertThat(carryOut.carryOut(in(code)).carried()).isEqualTo("shrunk");
        assertThat(found(code).outcome()).contains(ReplacementOutcome.SCOPE_REDUCED);
        assertThat(emcs.find(emc).orElseThrow().terms().node(subject)).isEmpty();
    }

    @Test
    void theMembersEndTheContract() {
        var code = nobodyFound();
        lastVote(code, "end");
        assertThat(lastResort.applyVote(in(code)).remedy()).isEqualTo("end");
        carryOut.endContract(in(code));
        assertThat(parts.ended).contains(emc);
        assertThat(found(code).outcome()).contains(ReplacementOutcome.EMC_ENDED);
    }

    @Test
    void withTheContractThePartyIsRatedByItsMonthsAndByNoneThatItNeverPromised() {
        var code = nobodyFound();
        lastVote(code, "end");
        lastResort.applyVote(in(code));
        clock.now = Instant.parse("2026-07-03T02:00:00Z");
        parts.sealedUntil.put(emc, JUNE.atEndOfMonth());
        report(JUNE, "orders", "2000", "owner-1");
        report(JUNE, "complaints", "4", "owner-1");
        transaction.executeWithoutResult(status -> actuals.freeze(emc, JUNE, emcs.find(emc).orElseThrow().terms(), Instant.parse("2026-07-01T00:00:00Z")));
        carryOut.endContract(in(code));

        assertThat(found(code).succession().carried()).singleElement().satisfies(one -> assertThat(one.lastDay()).isEqualTo(JUNE.atEndOfMonth()));
        assertThat(ratings.find(code + "/removal").orElseThrow().fulfilment()).as("2,000 of 2,500 and 3 of 4 in June, nothing of July").isEqualByComparingTo("0.775");
    }

    @Test
    void aPartThatBeganWithinTheMonthIsRatedForItsOwnDays() {
        emcs.began(emc, subject, JUNE.atDay(2));
        var code = takenByAnna();
        report(JUNE, "orders", "50", "owner-1");
        report(JUNE, "complaints", "3", "owner-1");
        handEverythingOver(code, ANNA);
        carryOut.carryOut(in(code));
        assertThat(ratings.find(code + "/removal").orElseThrow().fulfilment()).as("50 of 2,500 ÷ 30, and a percentage as it stands").isEqualByComparingTo("0.8");
    }

    // --- a granted appeal

    private void granted(ReplacementCode code) {
        assertThat(cases.appeal(owner, code, "the figures were wrong")).isEqualTo(new CaseReply.Done());
        appeals.askJudge(in(code));
        assertThat(decide("replacement.judgeAppeal", context(code, "platform-owner:food"), PLATFORM, "grant", Map.of())).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(appeals.close(in(code)).appealGranted()).isTrue();
    }

    @Test
    void beforeAnythingWasCarriedOutAGrantedAppealEndsTheSearchAndItsTender() {
        var code = searching();
        search.askNext(in(code));
        var called = search.callForBids(in(code));
        granted(code);
        assertThat(grants.grant(in(code)).carriedOut()).isFalse();
        assertThat(found(code).outcome()).contains(ReplacementOutcome.KEPT_ON_APPEAL);
        assertThat(tenders.state(new TenderCode(called.tender()))).contains(TenderState.CANCELLED);
        assertThat(search.askNext(in(code)).nextStep()).as("a step that was under way does nothing").isEqualTo("nobody");
        assertThat(carryOut.carryOut(in(code)).carried()).isEqualTo("replaced");
        assertThat(emcs.find(emc).orElseThrow().terms().node(subject)).isPresent();
    }

    @Test
    void afterItWasCarriedOutTheRatingIsRestoredAndTheLossIsNotedAndSettled() {
        var before = ratings.stars(subject);
        var code = takenByAnna();
        handEverythingOver(code, ANNA);
        carryOut.carryOut(in(code));
        assertThat(ratings.stars(subject)).isLessThan(before);
        granted(code);
        assertThat(grants.grant(in(code)).carriedOut()).isTrue();
        assertThat(ratings.stars(subject)).isEqualByComparingTo(before);
        var note = found(code).succession().compensation().orElseThrow();
        assertThat(note.points()).isEqualByComparingTo("30");
        assertThat(note.days()).as("3 to 30 June").isEqualTo(28);
        assertThat(note.pointDays()).isEqualByComparingTo("840");
        assertThat(cases.compensation(LEAD, code)).isPresent();
        assertThat(cases.compensation(ANNA, code)).isEmpty();

        assertThat(grants.askSettler(in(code)).settlers()).containsExactly("me-owner:ME-0001");
        assertThat(decide("replacement.settleCompensation", context(code, "me-owner:ME-0001"), owner, "settle", Map.of("settlement", "I get it all"))).isInstanceOf(DecisionResult.NotAllowed.class);
        assertThat(decide("replacement.settleCompensation", context(code, "me-owner:ME-0001"), LEAD, "settle", Map.of("settlement", "paid with the next sharing"))).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(grants.close(in(code)).settled()).isTrue();
        assertThat(emcs.find(emc).orElseThrow().terms().node(subject)).as("what was carried out stays").isEmpty();
    }
}
