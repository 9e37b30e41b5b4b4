package io.heyi.dissolution.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.DissolutionOutcome;
import io.heyi.shared.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DissolutionTest {

    private static final Instant NOW = Instant.parse("2026-07-01T02:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(86_400);

    private static Dissolution opened(Trigger trigger) {
        return Dissolution.open(new Dissolution.Begun(new DissolutionCode("DC-0001"), "ME-0002", "Food network", "food", List.of("owner-2", "li"), trigger, "§ 7 of the agreement",
                "orders are gone", null, "platform-1", NOW, LATER));
    }

    private static Dissolution proposing() {
        var found = opened(Trigger.KILL_CONDITION);
        found.callForAlternatives(LATER);
        return found;
    }

    private static Vote.Result chosen(String option) {
        return new Vote.Result(option == null ? "NO_MAJORITY" : "CHOSEN", option, 2, 2, NOW);
    }

    private static Vote vote(Vote.Kind kind) {
        return new Vote(kind, "B-0001", 2, LATER, null);
    }

    // --- the objection

    @Test
    void aMemberObjectsOnceAndInTime() {
        var found = opened(Trigger.KILL_CONDITION);
        assertThat(found.object("not true", "li", NOW)).isInstanceOf(Ruling.TooLate.class);
        found.awaitObjection(LATER);
        assertThat(found.mayObject(NOW)).isTrue();
        assertThat(found.object("not true", "li", LATER.plusSeconds(1))).isInstanceOf(Ruling.TooLate.class);
        assertThat(found.object("not true", "li", NOW)).isInstanceOf(Ruling.Accepted.class);
        assertThat(found.object("not true", "wu", NOW)).isInstanceOf(Ruling.TooLate.class);
    }

    @Test
    void onlyWhoIsAskedNowRulesOnTheObjection() {
        var found = opened(Trigger.KILL_CONDITION);
        found.awaitObjection(LATER);
        found.object("not true", "li", NOW);
        assertThat(found.askJudge(Optional.of(new Objection.Judge(0, "platform-second-owner:food", LATER)))).isTrue();
        assertThat(found.askJudge(Optional.of(new Objection.Judge(1, "administrator", LATER)))).isTrue();
        assertThat(found.judge("platform-second-owner:food", true, "late", "p2", NOW)).isInstanceOf(Ruling.TooLate.class);
        assertThat(found.judge("administrator", true, "the rule is another one", "admin", NOW)).isInstanceOf(Ruling.Accepted.class);
        assertThat(found.isWronglyOpened()).isTrue();
        assertThat(found.askJudge(Optional.empty())).as("ruled on already").isFalse();
    }

    // --- alternatives

    @Test
    void theSameAlternativeIsProposedOnceAndOnlyInTime() {
        var found = proposing();
        assertThat(found.propose(Alternative.Kind.MERGER, "ME-0003", "Oven", "fits", "li", NOW, false)).isInstanceOf(Ruling.Accepted.class);
        assertThat(found.propose(Alternative.Kind.MERGER, "ME-0003", "Oven", "fits", "wu", NOW, false)).isInstanceOf(Ruling.Refused.class);
        assertThat(found.closeProposals(LATER)).extracting(Alternative::id).containsExactly("A1");
        assertThat(found.propose(Alternative.Kind.NEW_OWNER, "", "", "I would", "li", NOW, false)).isInstanceOf(Ruling.TooLate.class);
    }

    @Test
    void whoeverWouldTakeItMustAgreeAndANewOwnerNeedsNobody() {
        var found = proposing();
        found.propose(Alternative.Kind.MERGER, "ME-0003", "Oven", "fits", "li", NOW, false);
        found.propose(Alternative.Kind.SALE, "home", "home", "fits", "owner-home", NOW, true);
        found.propose(Alternative.Kind.NEW_OWNER, "", "", "we elect", "li", NOW, false);
        found.closeProposals(LATER);
        assertThat(found.possible()).extracting(Alternative::id).containsExactly("A2", "A3");
        assertThat(found.agree("A1", true, "", "owner-3", NOW)).isInstanceOf(Ruling.Accepted.class);
        assertThat(found.agree("A1", false, "", "owner-3", NOW)).isInstanceOf(Ruling.TooLate.class);
        assertThat(found.possible()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"NEW_OWNER,,NEW_OWNER", "SALE,home,SALE", "MERGER,ME-0003,CONSENT"})
    void whatThePlatformChoosesIsCarriedOutButAMergerNeedsTheMembers(Alternative.Kind kind, String target, Way way) {
        var found = proposing();
        found.propose(kind, target == null ? "" : target, "T", "fits", "owner-x", NOW, true);
        found.closeProposals(LATER);
        found.askPlatform("platform-owner:food", LATER);
        assertThat(found.decide("A9", "best", "platform-1", NOW)).isInstanceOf(Ruling.Refused.class);
        assertThat(found.decide("A1", "best", "platform-1", NOW)).isInstanceOf(Ruling.Accepted.class);
        assertThat(found.decide("", "no", "platform-1", NOW)).isInstanceOf(Ruling.TooLate.class);
        assertThat(found.applyChoice()).isEqualTo(way);
    }

    @Test
    void silenceOfThePlatformDissolves() {
        var found = proposing();
        found.askPlatform("platform-owner:food", LATER);
        assertThat(found.applyChoice()).isEqualTo(Way.DISSOLVE);
    }

    // --- the votes

    @ParameterizedTest
    @CsvSource({"dissolve,ALTERNATIVES", "goOn,VOTED_DOWN", ",VOTED_DOWN"})
    void onlyTwoThirdsCarryAMotion(String option, Way way) {
        var found = opened(Trigger.OWN_DECISION);
        assertThat(found.nextVote()).isEqualTo(Vote.Kind.MOTION);
        found.startVote(vote(Vote.Kind.MOTION));
        assertThat(found.countVotes(chosen(option))).isEqualTo(way);
    }

    @ParameterizedTest
    @CsvSource({"merge,MERGER,true", "notMerge,DISSOLVE,false", ",DISSOLVE,false"})
    void withoutTheConsentOfTwoThirdsThereIsNoMerger(String option, Way way, boolean merging) {
        var found = proposing();
        found.propose(Alternative.Kind.MERGER, "ME-0003", "Oven", "fits", "owner-3", NOW, true);
        found.closeProposals(LATER);
        found.askPlatform("platform-owner:food", LATER);
        found.decide("A1", "best", "platform-1", NOW);
        found.applyChoice();
        assertThat(found.nextVote()).isEqualTo(Vote.Kind.CONSENT);
        found.startVote(vote(Vote.Kind.CONSENT));
        assertThat(found.countVotes(chosen(option))).isEqualTo(way);
        assertThat(found.isMerging()).isEqualTo(merging);
    }

    @Test
    void membersWhoMovedItChooseByTwoThirdsElseItIsDissolved() {
        var found = opened(Trigger.OWN_DECISION);
        found.startVote(vote(Vote.Kind.MOTION));
        found.countVotes(chosen("dissolve"));
        found.callForAlternatives(LATER);
        found.propose(Alternative.Kind.NEW_OWNER, "", "", "we elect", "li", NOW, false);
        found.closeProposals(LATER);
        assertThat(found.nextVote()).isEqualTo(Vote.Kind.ALTERNATIVES);
        found.startVote(vote(Vote.Kind.ALTERNATIVES));
        assertThat(found.countVotes(chosen(null))).isEqualTo(Way.DISSOLVE);
    }

    // --- the end

    @Test
    void itEndsOnceAndTellsOnceThatItTakesTooLong() {
        var found = opened(Trigger.KILL_CONDITION);
        found.takeFacts();
        found.escalate(LATER);
        found.escalate(LATER);
        assertThat(found.end(DissolutionOutcome.CLOSED, "system", "", LATER)).isTrue();
        assertThat(found.end(DissolutionOutcome.CANCELLED, "system", "", LATER)).isFalse();
        assertThat(found.outcome()).contains(DissolutionOutcome.CLOSED);
        assertThat(found.takeFacts()).extracting(Fact::fact).containsExactly("overdue", "ended");
    }
}
