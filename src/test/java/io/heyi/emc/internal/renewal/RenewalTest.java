package io.heyi.emc.internal.renewal;

import static io.heyi.emc.ContractFixtures.with;
import static io.heyi.emc.internal.renewal.SampleTerms.CHEF;
import static io.heyi.emc.internal.renewal.SampleTerms.COMMUNITY;
import static io.heyi.emc.internal.renewal.SampleTerms.DAIRY;
import static io.heyi.emc.internal.renewal.SampleTerms.FOOD;
import static io.heyi.emc.internal.renewal.SampleTerms.OVEN;
import static io.heyi.emc.internal.renewal.SampleTerms.node;
import static io.heyi.emc.internal.renewal.SampleTerms.ratio;
import static io.heyi.emc.internal.renewal.SampleTerms.target;
import static io.heyi.emc.internal.renewal.SampleTerms.targets;
import static io.heyi.emc.internal.renewal.SampleTerms.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals.FigureId;
import io.heyi.emc.ContractFixtures;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.contract.TermsJson;
import io.heyi.emc.internal.renewal.Answer.Kind;
import io.heyi.shared.Ruling;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Disputes, silence, leaving and agreement (domain.md P3). */
class RenewalTest {

    private static final Instant START = Instant.parse("2026-11-20T16:00:00Z");
    private static final Instant FREEZE = Instant.parse("2026-11-23T16:00:00Z");
    private static final Instant END = Instant.parse("2026-11-30T16:00:00Z");
    private static final Instant WINDOW_ENDS = FREEZE.plus(Duration.ofDays(2));
    private static final RenewalPolicy POLICY = RenewalPolicy.defaults();
    private static final FigureId CHEFS = new FigureId("chef-01", "orders");
    private static final FigureId FOODS = new FigureId("ME-0002", "orders");
    private static final FigureId LEADS = new FigureId("ME-0001", "orders");
    private static final FigureId WHOLE = new FigureId("EMC-0001", "profit");

    private final ContractTerms present = terms();
    private final Renewal renewal = Renewal.start(RenewalId.of("EMC-0001/2026-11"), FREEZE, END, START);

    private Renewal disputable() {
        return disputable(0);
    }

    private Renewal disputable(int tacitBefore) {
        renewal.freeze(present, 3, TermsJson.hash(present), tacitBefore, 5, FREEZE);
        renewal.publish(new Reward("sharing-1", "CNY", BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, List.of()), WINDOW_ENDS);
        return renewal;
    }

    private Renewal proposing() {
        return proposing(0);
    }

    private Renewal proposing(int tacitBefore) {
        disputable(tacitBefore).closeDisputeWindow(figure -> false, WINDOW_ENDS, WINDOW_ENDS);
        return renewal;
    }

    private Ruling dispute(ActorId party, FigureId figure) {
        return renewal.dispute(party, "entrepreneur-02", figure, new BigDecimal("120"), "too low", new BigDecimal("150"), FREEZE.plusSeconds(60));
    }

    private void leadProposes(ContractTerms next) {
        assertThat(renewal.propose(next, next == null ? renewal.presentHash() : TermsJson.hash(next), next != null && TermsChange.goalsOnly(next, present), "entrepreneur-01",
                "session", "", WINDOW_ENDS)).isEqualTo(Ruling.accepted());
        renewal.publishProposal(END, WINDOW_ENDS);
    }

    private void says(ActorId party, Kind kind) {
        assertThat(renewal.answer(party, kind, "owner-of-" + party.value().toLowerCase(java.util.Locale.ROOT), "session", kind == Kind.CONFIRM ? "" : "why", WINDOW_ENDS))
                .isEqualTo(Ruling.accepted());
    }

    private Optional<Settlement> closed(ActorId... gone) {
        return renewal.closeConfirmation(present, List.of(gone), POLICY, next -> next.lead().isPresent(), END);
    }

    private Settlement settled() {
        return closed().orElseThrow();
    }

    private List<ActorId> nextMembers() {
        return renewal.sealableTerms(present).nodes().stream().map(ContractTerms.Node::actor).toList();
    }

    // --- disputes

    @Test
    void aMemberMayDisputeAnybodysFigure() {
        disputable();
        assertThat(dispute(FOOD, CHEFS)).isEqualTo(Ruling.accepted());
        assertThat(dispute(CHEF, FOODS)).isEqualTo(Ruling.accepted());
        assertThat(dispute(FOOD, FOODS)).isEqualTo(Ruling.accepted());
        assertThat(renewal.disputes()).extracting(Dispute::figure).containsExactly(CHEFS, FOODS);
        assertThat(renewal.disputes().getLast().raised()).hasSize(2);
    }

    @Test
    void nobodyElseMayDispute() {
        disputable();
        assertThat(dispute(DAIRY, CHEFS)).isInstanceOf(Ruling.Refused.class);
    }

    @Test
    void aPartyDisputesAFigureOnce() {
        disputable();
        dispute(FOOD, CHEFS);
        assertThat(dispute(FOOD, CHEFS)).isInstanceOf(Ruling.Refused.class);
    }

    @Test
    void theWindowOpensWithThePublicationAndClosesByTheClock() {
        assertThat(dispute(FOOD, CHEFS)).isInstanceOf(Ruling.TooLate.class);
        disputable();
        assertThat(renewal.dispute(FOOD, "p", CHEFS, BigDecimal.ONE, "late", null, WINDOW_ENDS)).isInstanceOf(Ruling.TooLate.class);
        assertThat(renewal.dispute(FOOD, "p", CHEFS, BigDecimal.ONE, "in time", null, WINDOW_ENDS.minusMillis(1))).isEqualTo(Ruling.accepted());
        renewal.closeDisputeWindow(figure -> false, WINDOW_ENDS, WINDOW_ENDS);
        assertThat(dispute(COMMUNITY, CHEFS)).isInstanceOf(Ruling.TooLate.class);
    }

    @Test
    void theLeadNeverAnswersWhereItIsConcerned() {
        disputable();
        dispute(FOOD, LEADS);
        dispute(FOOD, WHOLE);
        dispute(OVEN, FOODS);
        dispute(FOOD, CHEFS);
        renewal.closeDisputeWindow(dispute -> dispute.figure().equals(CHEFS), WINDOW_ENDS, WINDOW_ENDS);

        assertThat(renewal.disputes()).allMatch(Dispute::aboutLead);
        renewal.disputes().forEach(dispute -> assertThat(renewal.answerDispute(dispute.id(), BigDecimal.TEN, "mine", "entrepreneur-01", END))
                .isInstanceOf(Ruling.TooLate.class));
    }

    @Test
    void theLeadAnswersForTheOthersAndARejectionGoesToAMediator() {
        disputable();
        dispute(FOOD, CHEFS);
        renewal.closeDisputeWindow(figure -> false, WINDOW_ENDS, WINDOW_ENDS);
        assertThat(renewal.waitsOn()).isEqualTo(WaitsOn.LEAD);

        assertThat(renewal.answerDispute("1", null, "it is right", "entrepreneur-01", END)).isEqualTo(Ruling.accepted());
        assertThat(renewal.askMediator("1", Optional.of(new Renewal.MediatorLevel(0, "platform-owner:food")), END, END)).isTrue();
        assertThat(renewal.waitingFor()).containsExactly("platform-owner:food");
        assertThat(renewal.mediate("1", "administrator", BigDecimal.TEN, "no", "somebody", END)).isInstanceOf(Ruling.TooLate.class);
        assertThat(renewal.mediate("1", "platform-owner:food", new BigDecimal("150"), "seen", "platform-owner-food", END)).isEqualTo(Ruling.accepted());
        assertThat(renewal.takeCorrections()).extracting(Dispute::correctedValue).containsExactly(new BigDecimal("150"));
        assertThat(renewal.takeCorrections()).as("once").isEmpty();
    }

    @Test
    void anAnswerRecordedInTimeNeedsNoMediator() {
        disputable();
        dispute(FOOD, CHEFS);
        renewal.closeDisputeWindow(figure -> false, WINDOW_ENDS, WINDOW_ENDS);
        renewal.answerDispute("1", new BigDecimal("150"), "right", "entrepreneur-01", END);
        assertThat(renewal.askMediator("1", Optional.of(new Renewal.MediatorLevel(0, "platform-owner:food")), END, END)).isFalse();
    }

    @Test
    void whenNobodyRulesTheFigureStands() {
        disputable();
        dispute(FOOD, CHEFS);
        renewal.closeDisputeWindow(figure -> false, WINDOW_ENDS, WINDOW_ENDS);
        assertThat(renewal.askMediator("1", Optional.empty(), END, END)).isFalse();
        assertThat(renewal.dispute("1").state()).isEqualTo(Dispute.State.UPHELD);
        assertThat(renewal.takeCorrections()).isEmpty();
    }

    // --- silence

    @Test
    void silenceOnUnchangedTermsConfirmsThem() {
        proposing();
        leadProposes(null);
        says(FOOD, Kind.CONFIRM);
        assertThat(settled()).isEqualTo(new Settlement(true, RenewalOutcome.RENEWED, "unchanged", List.of()));

        var signatures = Confirmations.of(renewal, present, END);
        assertThat(signatures).extracting(s -> s.actor() + " " + s.how())
                .containsExactly("ME-0001 CONFIRMED", "ME-0002 CONFIRMED", "ME-0003 DEEMED_CONFIRMED", "chef-01 DEEMED_CONFIRMED");
        assertThat(signatures).allMatch(s -> s.termsHash().equals(TermsJson.hash(present)));
    }

    @Test
    void aSilentLeadProposesNoChange() {
        proposing();
        renewal.publishProposal(END, WINDOW_ENDS);
        assertThat(settled().outcome()).isEqualTo(RenewalOutcome.RENEWED);
        assertThat(Confirmations.of(renewal, present, END)).allMatch(signature -> signature.how().equals("DEEMED_CONFIRMED")).hasSize(4);
    }

    @Test
    void silenceOnChangedTermsMeansLeaving() {
        proposing();
        leadProposes(with(present, OVEN, ratio("25")));
        says(FOOD, Kind.CONFIRM);
        says(CHEF, Kind.CONFIRM);
        assertThat(settled().leaving()).containsExactly(COMMUNITY);
        assertThat(nextMembers()).containsExactly(OVEN, FOOD, CHEF);
        var sealed = renewal.sealableTerms(present);
        assertThat(Confirmations.of(renewal, sealed, END)).allMatch(signature -> signature.how().equals("CONFIRMED") && signature.termsHash().equals(TermsJson.hash(sealed)));
    }

    @Test
    void changedTermsThatNobodyConfirmsLeaveNoContractToSeal() {
        proposing();
        leadProposes(with(present, OVEN, ratio("25")));
        assertThat(settled()).isEqualTo(new Settlement(false, RenewalOutcome.OLD_TERMS, "notEnoughLeft", List.of()));
        assertThat(nextMembers()).containsExactly(OVEN, FOOD, COMMUNITY, CHEF);
    }

    // --- leaving

    @Test
    void aMemberMayLeaveByItselfAndTheRestGoesOn() {
        proposing();
        leadProposes(null);
        says(COMMUNITY, Kind.LEAVE);
        assertThat(settled().leaving()).containsExactly(COMMUNITY);
        assertThat(nextMembers()).containsExactly(OVEN, FOOD, CHEF);
    }

    @Test
    void whoHasAnnouncedToLeaveIsNotAskedAndLeaves() {
        proposing();
        renewal.wish(new Wish(COMMUNITY, "owner", "we move on", null, true, WINDOW_ENDS));
        leadProposes(null);
        assertThat(renewal.proposal().orElseThrow().asked()).containsExactly(FOOD, CHEF);
        assertThat(settled().leaving()).containsExactly(COMMUNITY);
    }

    @Test
    void anAnnouncementCanBeTakenBackWhileTheLeadHasNotProposed() {
        proposing();
        renewal.wish(new Wish(COMMUNITY, "owner", "we move on", null, true, WINDOW_ENDS));
        renewal.wish(new Wish(COMMUNITY, "owner", "we stay", null, false, WINDOW_ENDS));
        leadProposes(null);
        assertThat(renewal.proposal().orElseThrow().asked()).contains(COMMUNITY);
        assertThat(renewal.wish(new Wish(COMMUNITY, "owner", "we go", null, true, END))).isInstanceOf(Ruling.TooLate.class);
    }

    @Test
    void whoHasAnsweredThatItLeavesIsNotAskedAgainAndLeaves() {
        proposing();
        leadProposes(with(present, OVEN, ratio("25")));
        says(COMMUNITY, Kind.LEAVE);
        says(FOOD, Kind.OBJECT);
        assertThat(closed()).as("renegotiated").isEmpty();

        leadProposes(null);
        assertThat(renewal.proposal().orElseThrow().asked()).containsExactly(FOOD, CHEF);
        assertThat(renewal.leavingUnasked()).extracting(Renewal.Leaving::actor).containsExactly(COMMUNITY);
        assertThat(settled()).isEqualTo(new Settlement(true, RenewalOutcome.RENEWED, "unchanged", List.of(COMMUNITY)));
        assertThat(Confirmations.of(renewal, renewal.sealableTerms(present), END)).extracting(signature -> signature.actor()).containsExactly(OVEN, FOOD, CHEF);
    }

    @Test
    void withoutItsLeadThereIsNoContract() {
        proposing();
        renewal.wish(new Wish(OVEN, "entrepreneur-01", "we close", null, true, WINDOW_ENDS));
        renewal.publishProposal(END, WINDOW_ENDS);
        assertThat(renewal.proposal().orElseThrow().asked()).isEmpty();
        assertThat(settled()).isEqualTo(new Settlement(false, RenewalOutcome.LAPSED, "leadLeft", List.of(OVEN)));
    }

    @Test
    void whoActsNoMoreLeavesAndTheOthersGoOn() {
        proposing();
        leadProposes(null);
        renewal.takeFacts();
        assertThat(closed(CHEF)).contains(new Settlement(true, RenewalOutcome.RENEWED, "unchanged", List.of(CHEF)));
        assertThat(nextMembers()).contains(OVEN, FOOD).doesNotContain(CHEF);
        assertThat(renewal.takeFacts()).extracting(RenewalFact::fact).contains("memberGone");
    }

    @Test
    void whoActsNoMoreIsLeftOutOfTheOldTermsToo() {
        proposing(POLICY.tacitExtensions() - 1);
        for (int round = 0; round <= POLICY.renegotiations(); round++) {
            leadProposes(null);
            says(FOOD, Kind.OBJECT);
            closed(CHEF);
        }
        assertThat(renewal.settlement()).contains(new Settlement(false, RenewalOutcome.OLD_TERMS, "objection", List.of(CHEF)));
    }

    @Test
    void aLeadThatActsNoMoreEndsTheContract() {
        proposing();
        leadProposes(null);
        assertThat(closed(OVEN)).contains(new Settlement(false, RenewalOutcome.LAPSED, "leadLeft", List.of(OVEN)));
    }

    @Test
    void whenAllMembersLeaveTheContractLapses() {
        proposing();
        leadProposes(null);
        for (var member : List.of(FOOD, COMMUNITY, CHEF)) {
            says(member, Kind.LEAVE);
        }
        assertThat(settled().outcome()).isEqualTo(RenewalOutcome.LAPSED);
    }

    // --- members that come and go by the proposal

    @Test
    void aNewMemberIsInOnlyByItsOwnWord() {
        proposing();
        leadProposes(ContractFixtures.withMore(present, node(DAIRY, false, Tier.STRATEGIC, "5")));
        assertThat(renewal.proposal().orElseThrow().asked()).contains(DAIRY);
        for (var member : List.of(FOOD, COMMUNITY, CHEF)) {
            says(member, Kind.CONFIRM);
        }
        assertThat(settled().leaving()).containsExactly(DAIRY);
        assertThat(nextMembers()).containsExactly(OVEN, FOOD, COMMUNITY, CHEF);
    }

    @Test
    void aConfirmedNewMemberIsIn() {
        proposing();
        leadProposes(ContractFixtures.withMore(present, node(DAIRY, false, Tier.STRATEGIC, "5")));
        for (var member : List.of(FOOD, COMMUNITY, CHEF, DAIRY)) {
            says(member, Kind.CONFIRM);
        }
        assertThat(settled().leaving()).isEmpty();
        assertThat(nextMembers()).contains(DAIRY);
    }

    @Test
    void aMemberThatTheProposalDropsIsAskedAndItsSilenceLetsItGo() {
        proposing();
        leadProposes(present.without(Set.of(COMMUNITY)));
        assertThat(renewal.proposal().orElseThrow().asked()).contains(COMMUNITY);
        says(FOOD, Kind.CONFIRM);
        says(CHEF, Kind.CONFIRM);
        assertThat(settled().outcome()).isEqualTo(RenewalOutcome.RENEWED);
        assertThat(nextMembers()).doesNotContain(COMMUNITY);
    }

    @Test
    void aMemberThatTheProposalDropsMayObject() {
        proposing();
        leadProposes(present.without(Set.of(COMMUNITY)));
        says(COMMUNITY, Kind.OBJECT);
        assertThat(closed()).as("renegotiated").isEmpty();
    }

    // --- objections

    @Test
    void anObjectionLeadsToOneRenegotiationAndNoMore() {
        proposing();
        leadProposes(with(present, OVEN, ratio("25")));
        says(FOOD, Kind.OBJECT);
        assertThat(closed()).isEmpty();
        assertThat(renewal.step()).isEqualTo(RenewalStep.PROPOSING);
        assertThat(renewal.round()).isEqualTo(2);

        leadProposes(with(present, OVEN, ratio("24")));
        says(FOOD, Kind.OBJECT);
        assertThat(settled()).isEqualTo(new Settlement(false, RenewalOutcome.OLD_TERMS, "objection", List.of()));
    }

    @Test
    void withoutAgreementForTheSecondMonthTheContractLapses() {
        proposing(1);
        leadProposes(with(present, OVEN, ratio("25")));
        says(FOOD, Kind.OBJECT);
        closed();
        leadProposes(with(present, OVEN, ratio("24")));
        says(FOOD, Kind.OBJECT);
        assertThat(settled()).isEqualTo(new Settlement(false, RenewalOutcome.LAPSED, "objectionAgain", List.of()));
    }

    @Test
    void oldTermsBearNoConfirmationsAndWhoLeavesIsOut() {
        proposing();
        leadProposes(null);
        says(CHEF, Kind.LEAVE);
        says(FOOD, Kind.OBJECT);
        assertThat(closed()).isEmpty();
        leadProposes(null);
        says(FOOD, Kind.OBJECT);
        assertThat(settled()).isEqualTo(new Settlement(false, RenewalOutcome.OLD_TERMS, "objection", List.of(CHEF)));
        assertThat(nextMembers()).containsExactly(OVEN, FOOD, COMMUNITY);
        assertThat(Confirmations.of(renewal, renewal.sealableTerms(present), END)).isEmpty();
    }

    @Test
    void whereOnlyGoalsChangeTwoThirdsOfTheStrategicMembersAreEnough() {
        proposing();
        leadProposes(with(present, FOOD, targets(target("orders", "110", "160", "220"))));
        assertThat(renewal.objectionDecides(POLICY)).isFalse();
        says(FOOD, Kind.CONFIRM);
        says(COMMUNITY, Kind.OBJECT);
        says(CHEF, Kind.CONFIRM);
        assertThat(settled()).isEqualTo(new Settlement(true, RenewalOutcome.RENEWED, "changed", List.of(COMMUNITY)));
    }

    @Test
    void theSilentCountAmongThoseOfWhomTwoThirdsMustAgree() {
        var five = present.withNodes(Stream.concat(present.nodes().stream(), Stream.of(node(DAIRY, false, Tier.STRATEGIC, "5"),
                node(new ActorId("ME-0005"), false, Tier.STRATEGIC, "5"))).toList());
        renewal.freeze(five, 3, TermsJson.hash(five), 0, 5, FREEZE);
        renewal.publish(new Reward("sharing-1", "CNY", BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, List.of()), WINDOW_ENDS);
        renewal.closeDisputeWindow(dispute -> false, WINDOW_ENDS, WINDOW_ENDS);
        var next = with(five, FOOD, targets(target("orders", "110", "160", "220")));
        renewal.propose(next, TermsJson.hash(next), true, "entrepreneur-01", "session", "", WINDOW_ENDS);
        renewal.publishProposal(END, WINDOW_ENDS);
        says(FOOD, Kind.CONFIRM);
        says(COMMUNITY, Kind.OBJECT);
        assertThat(renewal.closeConfirmation(five, List.of(), POLICY, terms -> true, END)).as("two of five agree").isEmpty();
    }

    @Test
    void lessThanTwoThirdsAreNotEnoughForGoalsEither() {
        proposing();
        leadProposes(with(present, FOOD, targets(target("orders", "110", "160", "220"))));
        says(FOOD, Kind.OBJECT);
        says(COMMUNITY, Kind.OBJECT);
        assertThat(closed()).isEmpty();
    }

    @Test
    void oneObjectionIsEnoughWhereMoneyOrMembersChange() {
        proposing();
        leadProposes(with(present, OVEN, ratio("25")));
        assertThat(renewal.objectionDecides(POLICY)).isTrue();
    }

    @Test
    void eachPartySpeaksOnceInARoundAndOnlyWhenAsked() {
        proposing();
        leadProposes(null);
        says(FOOD, Kind.CONFIRM);
        assertThat(renewal.answer(FOOD, Kind.LEAVE, "p", "s", "why", END)).isInstanceOf(Ruling.TooLate.class);
        assertThat(renewal.answer(OVEN, Kind.CONFIRM, "p", "s", "", END)).isInstanceOf(Ruling.Refused.class);
        settled();
        assertThat(renewal.answer(CHEF, Kind.CONFIRM, "p", "s", "", END)).isInstanceOf(Ruling.TooLate.class);
    }

    // --- storage

    @Test
    void nothingIsLostInStorage() {
        disputable();
        dispute(FOOD, CHEFS);
        renewal.closeDisputeWindow(figure -> false, WINDOW_ENDS, WINDOW_ENDS);
        renewal.answerDispute("1", new BigDecimal("150.25"), "right", "entrepreneur-01", END);
        renewal.takeCorrections();
        renewal.applied(new Reward("sharing-1", "CNY", new BigDecimal("1.10"), BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, List.of()), END);
        renewal.wish(new Wish(FOOD, "owner", "more", new BigDecimal("16.5"), false, END));
        leadProposes(with(present, OVEN, ratio("25")));
        says(FOOD, Kind.CONFIRM);
        settled();
        var json = RenewalJson.write(renewal);
        assertThat(RenewalJson.write(RenewalJson.read(json, Renewal.class))).isEqualTo(json);
        assertThat(json).contains("150.25", "16.5", "\"round\":1");
    }

    @Test
    void figuresThatAreOnlyWrittenDifferentlyAreNoChange() {
        assertThat(TermsChange.same(present, with(present, OVEN, ratio("20.00")))).isTrue();
    }
}
