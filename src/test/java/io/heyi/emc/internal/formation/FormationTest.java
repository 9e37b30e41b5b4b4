package io.heyi.emc.internal.formation;

import static io.heyi.emc.internal.formation.Calls.DEADLINE;
import static io.heyi.emc.internal.formation.Calls.POLICY;
import static io.heyi.emc.internal.formation.Calls.START;
import static io.heyi.emc.internal.formation.Calls.candidate;
import static io.heyi.emc.internal.formation.Calls.terms;
import static io.heyi.emc.internal.formation.Calls.wellFilled;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.EmcState;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.formation.Candidate.Standing;
import io.heyi.emc.internal.formation.Formation.Checked;
import io.heyi.emc.internal.formation.Formation.Drafted;
import io.heyi.emc.internal.formation.Formation.Opened;
import io.heyi.emc.internal.formation.Review.Choice;
import io.heyi.emc.internal.formation.Review.Decision;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A formation from call to active contract (domain.md §2, P2, E7). */
class FormationTest {

    private static final Instant LATER = DEADLINE.plus(Duration.ofHours(1));

    private static ActorId actor(String id) {
        return new ActorId(id);
    }

    private static Entry entry(String actor, String place, Instant at) {
        return new Entry(1, actor(actor), place, "person-of-" + actor.toLowerCase(Locale.ROOT), at, "digest");
    }

    private static List<String> codes(List<FieldError> errors) {
        return errors.stream().map(error -> error.code().substring("emcformation.error.".length())).toList();
    }

    private static List<String> refusal(Ruling ruling) {
        return codes(((Ruling.Refused) ruling).errors());
    }

    private static String tooLate(Ruling ruling) {
        return ((Ruling.TooLate) ruling).messageKey().substring("emcformation.refusal.".length());
    }

    private static List<String> members(ContractTerms terms) {
        return terms.nodes().stream().map(Node::actor).map(ActorId::value).toList();
    }

    private static Choice choice(String actor, Decision decision, String reason, String ratio) {
        return new Choice(actor(actor), decision, reason, ratio == null ? null : new BigDecimal(ratio));
    }

    private static Ruling fix(Formation formation, ContractTerms terms, Review review) {
        formation.draftReview(review);
        return formation.fixReview(terms, null, "entrepreneur-01", LATER);
    }

    private static Formation chosen() {
        var formation = wellFilled();
        assertThat(formation.fixReview(terms(), null, "entrepreneur-01", LATER)).isEqualTo(Ruling.accepted());
        return formation;
    }

    private static ContractTerms signing(Formation formation, ContractTerms terms, String hash) {
        var assembled = formation.assembled(terms);
        assertThat(formation.drafted(assembled)).isEqualTo(Drafted.SIGN);
        formation.startSigning(hash, assembled.nodes().stream().map(Node::actor).toList(), LATER.plusSeconds(60), LATER);
        return assembled;
    }

    private static void signs(Formation formation, String hash, String... actors) {
        for (var actor : actors) {
            assertThat(formation.sign(actor(actor), "person-1", hash, "session", LATER)).isEqualTo(Ruling.accepted());
        }
    }

    // --- committing

    @Test
    void aCommitmentIsTakenUntilTheDeadlineAndNotAfterwards() {
        var formation = Calls.open();
        assertThat(formation.mayCommit(actor("ME-0002"), "recipes", terms(), DEADLINE.minusMillis(1))).isEqualTo(Ruling.accepted());
        assertThat(tooLate(formation.mayCommit(actor("ME-0002"), "recipes", terms(), DEADLINE))).isEqualTo("afterDeadline");
    }

    @Test
    void anActorCommitsToOnePlaceOnlyAndMayChangeItsMind() {
        var formation = Calls.open();
        formation.committed(entry("ME-0002", "recipes", START));
        formation.committed(entry("ME-0002", "users", START.plusSeconds(1)));
        assertThat(formation.entries()).singleElement().satisfies(entry -> assertThat(entry.place()).isEqualTo("users"));
        formation.commitmentWithdrawn(actor("ME-0002"), "person", START.plusSeconds(2));
        assertThat(formation.entry(actor("ME-0002"))).isEmpty();
    }

    @Test
    void theLeadCannotCommitToItsOwnCall() {
        assertThat(refusal(Calls.open().mayCommit(Calls.LEAD, "recipes", terms(), START))).containsExactly("alreadyMember");
    }

    @Test
    void onlyPlacesOfTheCallCanBeTaken() {
        assertThat(refusal(Calls.open().mayCommit(actor("ME-0002"), "cleaning", terms(), START))).containsExactly("placeNotCalled");
    }

    @Test
    void aCallWithTooFewCommitmentsIsExtendedOnce() {
        var formation = Calls.open();
        for (var place : List.of("recipes", "users", "delivery")) {
            formation.committed(entry("ME-1" + place.length(), place, START));
            assertThat(formation.needsExtension(POLICY)).isTrue();
        }
        formation.extend(DEADLINE.plus(POLICY.extension()), DEADLINE);
        assertThat(formation.round().deadline()).isEqualTo(DEADLINE.plus(Duration.ofDays(5)));
        assertThat(formation.needsExtension(POLICY)).as("a single commitment is enough now").isFalse();
    }

    @Test
    void aCallWithTwoCommitmentsForEachPlaceIsNotExtended() {
        var formation = Calls.open();
        int n = 0;
        for (var place : List.of("recipes", "users", "delivery", "recipes", "users", "delivery")) {
            assertThat(formation.needsExtension(POLICY)).isTrue();
            formation.committed(entry("ME-2" + n++, place, START));
        }
        assertThat(formation.needsExtension(POLICY)).isFalse();
    }

    // --- opening

    @Test
    void aLowRatingIsNotEligibleButShownWithItsReason() {
        var formation = Calls.open();
        assertThat(formation.open(List.of(candidate("ME-0002", "recipes", "10", 1, 1, "rating")), terms(), POLICY, DEADLINE)).isEqualTo(Opened.NOBODY);
        assertThat(formation.candidates()).singleElement().satisfies(one -> {
            assertThat(one.is(Standing.INELIGIBLE)).isTrue();
            assertThat(one.obstacle()).isEqualTo("rating");
        });
    }

    @Test
    void theReviewDeadlineThatTheLeadAskedForIsKeptWhenThereIsTimeEnough() {
        var asked = DEADLINE.plus(Duration.ofDays(3));
        var formation = Formation.call(Calls.EMC, terms(), Calls.WINDOW, asked, Calls.WEIGHTS, "x", START);
        formation.open(List.of(candidate("ME-0002", "recipes", "10", 1)), terms(), POLICY, DEADLINE);
        assertThat(formation.reviewDueAt()).contains(asked);
    }

    @Test
    void aReviewDeadlineThatAnExtensionHasOvertakenMakesRoomForThePolicysTime() {
        var formation = Formation.call(Calls.EMC, terms(), Calls.WINDOW, DEADLINE.plus(Duration.ofDays(3)), Calls.WEIGHTS, "x", START);
        var extended = DEADLINE.plus(Duration.ofDays(5));
        formation.extend(extended, DEADLINE);
        formation.open(List.of(candidate("ME-0002", "recipes", "10", 1)), terms(), POLICY, extended);
        assertThat(formation.reviewDueAt()).contains(extended.plus(POLICY.reviewTime()));
    }

    // --- the lead's choice

    @Test
    void theBestOfEachPlaceAreProposedOnTheShareTheyAskFor() {
        var review = wellFilled().review(terms());
        assertThat(review.of(actor("ME-0002")).orElseThrow()).isEqualTo(choice("ME-0002", Decision.ACCEPT, null, "15"));
        assertThat(review.of(actor("ME-0003")).orElseThrow().decision()).isEqualTo(Decision.REJECT);
        assertThat(review.of(actor("chef-01")).orElseThrow()).as("tactical: no ratio").isEqualTo(choice("chef-01", Decision.ACCEPT, null, null));
        assertThat(wellFilled().checkReview(terms())).isEmpty();
    }

    @Test
    void theChoiceBecomesTheNodesOfTheContract() {
        var assembled = chosen().assembled(terms());
        assertThat(members(assembled)).containsExactly("ME-0001", "ME-0002", "ME-0004", "ME-0005", "chef-01");
        var recipes = assembled.node(actor("ME-0002")).orElseThrow();
        assertThat(recipes.ratioPercent()).isEqualByComparingTo("15");
        assertThat(recipes.place()).isEqualTo("recipes");
        assertThat(recipes.targets()).singleElement().satisfies(target -> assertThat(target.grab()).isEqualByComparingTo("150"));
        assertThat(assembled.node(actor("chef-01")).orElseThrow().ratioPercent()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"40,", "40.0001,ratioSum"})
    void ratiosAndReinvestmentStayWithinOneHundredPercent(String ofTheBest, String fault) {
        // lead 35 + users 10 + 10 + reinvestment 5 = 60
        var review = new Review(List.of(choice("ME-0002", Decision.ACCEPT, null, ofTheBest)), new BigDecimal(35), Split.RATIOS);
        var ruling = fix(wellFilled(), terms(), review);
        if (fault == null) {
            assertThat(ruling).isEqualTo(Ruling.accepted());
        } else {
            assertThat(refusal(ruling)).containsExactly(fault);
        }
    }

    @Test
    void aTacticalMemberGetsNoRatio() {
        var review = new Review(List.of(choice("chef-01", Decision.ACCEPT, null, "1")), BigDecimal.TEN, Split.RATIOS);
        assertThat(refusal(fix(wellFilled(), terms(), review))).containsExactly("tacticalRatio");
    }

    @Test
    void aStrategicMemberNeedsARatioUnlessTheSplitIsEqual() {
        var choices = List.of(choice("ME-0002", Decision.ACCEPT, null, null));
        assertThat(refusal(fix(wellFilled(), terms(), new Review(choices, BigDecimal.TEN, Split.RATIOS)))).containsExactly("ratioMissing");
        assertThat(fix(wellFilled(), terms(), new Review(choices, BigDecimal.TEN, Split.EQUAL))).isEqualTo(Ruling.accepted());
    }

    @Test
    void nobodyBeyondTheWantedNumberCanBeAccepted() {
        var review = new Review(List.of(choice("ME-0003", Decision.ACCEPT, null, "1")), BigDecimal.TEN, Split.RATIOS);
        assertThat(refusal(fix(wellFilled(), terms(), review))).containsExactly("placeFull");
    }

    @Test
    void rejectingTheBetterOneAndRemovingNeedAReason() {
        var review = new Review(List.of(choice("ME-0002", Decision.REJECT, " ", null), choice("ME-0003", Decision.ACCEPT, null, "1"),
                choice("ME-0005", Decision.REMOVE, null, null)), BigDecimal.TEN, Split.RATIOS);
        assertThat(refusal(fix(wellFilled(), terms(), review))).containsExactly("reasonMissing", "reasonMissing");
        var reasoned = new Review(List.of(choice("ME-0002", Decision.REJECT, "too dear", null), choice("ME-0003", Decision.ACCEPT, null, "1"),
                choice("ME-0005", Decision.REMOVE, "left the trade", null)), BigDecimal.TEN, Split.RATIOS);
        assertThat(fix(wellFilled(), terms(), reasoned)).isEqualTo(Ruling.accepted());
    }

    @Test
    void whoIsNotEligibleOrUnknownCannotBeChosen() {
        var formation = Calls.opened(candidate("ME-0002", "recipes", "10", 5), candidate("ME-0009", "users", "10", 5, 1, "rating"));
        var review = new Review(List.of(choice("ME-0009", Decision.ACCEPT, null, "1"), choice("ME-0777", Decision.ACCEPT, null, "1")), BigDecimal.TEN, Split.RATIOS);
        assertThat(refusal(fix(formation, terms(), review))).containsExactly("notACandidate", "notACandidate");
    }

    @Test
    void aSilentLeadMeansEverybodyEligibleAndAnEqualSplit() {
        var formation = wellFilled();
        formation.acceptAll(terms(), LATER);
        var assembled = formation.assembled(terms());
        assertThat(members(assembled)).containsExactlyInAnyOrder("ME-0001", "ME-0002", "ME-0003", "ME-0004", "ME-0005", "chef-01");
        assertThat(assembled.split()).isEqualTo(Split.EQUAL);
        assertThat(assembled.nodes().stream().filter(node -> !node.lead())).extracting(Node::ratioPercent).containsOnlyNulls();
        assertThat(assembled.node(Calls.LEAD).orElseThrow().ratioPercent()).as("for a later choice").isEqualByComparingTo("20");
        assertThat(assembled.places().getFirst().wanted()).as("room for everybody").isEqualTo(2);
    }

    @Test
    void aSilentLeadsEmcHasNoMorePartiesThanAContractHasRoomFor() {
        var bids = new ArrayList<Candidate>();
        for (int i = 0; i < 60; i++) {
            bids.add(candidate("R-%02d".formatted(i), "recipes", "1", i));
            bids.add(candidate("U-%02d".formatted(i), "users", "1", i));
            bids.add(candidate("D-%02d".formatted(i), "delivery", "0", i));
        }
        var formation = Calls.opened(bids.toArray(Candidate[]::new));
        formation.acceptAll(terms(), LATER);
        var assembled = formation.assembled(terms());
        assertThat(assembled.nodes()).hasSize(100);
        assertThat(assembled.places()).extracting(Place::wanted).as("every place has its best").containsExactly(33, 33, 33);
        assertThat(formation.candidate(actor("R-59")).orElseThrow().is(Standing.ACCEPTED)).isTrue();
        assertThat(formation.candidate(actor("R-00")).orElseThrow().is(Standing.REJECTED)).isTrue();

        var onePlace = Calls.opened(bids.stream().filter(bid -> bid.place().equals("recipes")).toArray(Candidate[]::new));
        onePlace.acceptAll(terms(), LATER);
        assertThat(onePlace.assembled(terms()).places().getFirst().wanted()).isEqualTo(50);
    }

    @Test
    void aLeadThatIsSilentInTheSecondCallChangesNothingThatItHasFixed() {
        var formation = Calls.opened(candidate("ME-0002", "recipes", "15", 90), candidate("ME-0003", "recipes", "10", 80));
        fix(formation, terms(), new Review(List.of(choice("ME-0002", Decision.ACCEPT, null, "40")), new BigDecimal(30), Split.RATIOS));
        formation.reopen(List.of("users"), CallWindow.of(LATER, LATER.plusSeconds(60), POLICY), LATER);
        formation.open(List.of(candidate("ME-0004", "users", "20", 70, 2, null), candidate("ME-0005", "users", "10", 60, 2, null)), terms(), POLICY, LATER.plusSeconds(60));
        formation.acceptAll(terms(), LATER.plusSeconds(90));
        var assembled = formation.assembled(terms());
        assertThat(assembled.split()).isEqualTo(Split.RATIOS);
        assertThat(members(assembled)).as("who was rejected stays so").containsExactly("ME-0001", "ME-0002", "ME-0004", "ME-0005");
        assertThat(assembled.nodes()).extracting(node -> node.ratioPercent().stripTrailingZeros().toPlainString()).as("what is asked for, as far as something is left")
                .containsExactly("30", "40", "20", "5");
    }

    @Test
    void theSecondChoiceBeginsWithWhatTheFirstHasFixed() {
        var formation = Calls.opened(candidate("ME-0002", "recipes", "15", 90), candidate("ME-0003", "recipes", "10", 80));
        fix(formation, terms(), new Review(List.of(choice("ME-0002", Decision.ACCEPT, null, "40"), choice("ME-0003", Decision.REMOVE, "unreliable", null)),
                new BigDecimal(30), Split.RATIOS));
        formation.reopen(List.of("users"), CallWindow.of(LATER, LATER.plusSeconds(60), POLICY), LATER);
        formation.open(List.of(candidate("ME-0004", "users", "20", 70, 2, null)), terms(), POLICY, LATER.plusSeconds(60));
        var review = formation.review(terms());
        assertThat(review.leadRatioPercent()).isEqualByComparingTo("30");
        assertThat(review.of(actor("ME-0002")).orElseThrow().ratioPercent()).isEqualByComparingTo("40");
        assertThat(review.of(actor("ME-0003")).orElseThrow().decision()).isEqualTo(Decision.REMOVE);
        assertThat(formation.checkReview(terms())).isEmpty();
    }

    @Test
    void whoDidNotSignIsNotProposedAgain() {
        var formation = chosen();
        var drafted = signing(formation, terms(), "hash-1");
        formation.refuse(actor("ME-0004"), "p", "hash-1", "no", "s", LATER);
        formation.refuse(actor("ME-0005"), "p", "hash-1", "no", "s", LATER);
        formation.checkSignatures(drafted, LATER);
        formation.reopen(formation.emptyPlaces(drafted), CallWindow.of(LATER, LATER.plusSeconds(60), POLICY), LATER);
        formation.open(List.of(candidate("ME-0006", "users", "10", 70, 2, null)), drafted, POLICY, LATER.plusSeconds(60));
        assertThat(formation.review(drafted).of(actor("ME-0004"))).isEmpty();
        assertThat(formation.checkReview(drafted)).isEmpty();
    }

    @Test
    void aFaultIsToldOfItsActorWhateverTheOrder() {
        var review = new Review(List.of(choice("ME-0005", Decision.ACCEPT, null, "1"), choice("ME-0002", Decision.ACCEPT, null, null)), BigDecimal.TEN, Split.RATIOS);
        assertThat(((Ruling.Refused) fix(wellFilled(), terms(), review)).errors()).extracting(FieldError::field).containsExactly("choices[ME-0002].ratioPercent");
    }

    @Test
    void whomNoContractCanHaveGivesWayToTheNextBest() {
        var formation = chosen();
        formation.exclude(Map.of(actor("ME-0002"), "unknown", actor("chef-01"), "currency"), formation.assembled(terms()), LATER);
        assertThat(members(formation.assembled(terms()))).containsExactly("ME-0001", "ME-0004", "ME-0003", "ME-0005");
        assertThat(formation.candidate(actor("ME-0002")).orElseThrow()).satisfies(gone -> {
            assertThat(gone.is(Standing.INELIGIBLE)).isTrue();
            assertThat(gone.obstacle()).isEqualTo("unknown");
        });
        assertThat(formation.drafted(formation.assembled(terms()))).as("nobody delivers now").isEqualTo(Drafted.REOPEN);
    }

    @Test
    void aChoiceFixedInTimeStaysThoughTheTimerWasFaster() {
        var formation = chosen();
        formation.acceptAll(terms(), LATER);
        assertThat(formation.assembled(terms()).split()).isEqualTo(Split.RATIOS);
        assertThat(tooLate(formation.draftReview(formation.review(terms())))).isEqualTo("reviewClosed");
        assertThat(tooLate(formation.fixReview(terms(), null, "x", LATER))).isEqualTo("reviewClosed");
    }

    // --- places

    @Test
    void anEmptyTacticalPlaceIsDropped() {
        var formation = Calls.opened(candidate("ME-0002", "recipes", "15", 90), candidate("ME-0004", "users", "10", 85));
        formation.acceptAll(terms(), LATER);
        var assembled = formation.assembled(terms());
        assertThat(assembled.places()).extracting(Place::id).containsExactly("recipes", "users");
        assertThat(formation.drafted(assembled)).isEqualTo(Drafted.SIGN);
    }

    @Test
    void aCallForAnOptionalPlaceThatNobodyAnswersDoesNotEndAnEmcWhoseOtherPlacesAreTaken() {
        var terms = terms(List.of(Calls.place("recipes", Tier.STRATEGIC, 1), Calls.place("delivery", Tier.TACTICAL, 1)),
                List.of(Calls.lead(), Calls.member("ME-0002", "recipes", "10", false, Tier.STRATEGIC)));
        var formation = Formation.call(Calls.EMC, terms, Calls.WINDOW, null, Calls.WEIGHTS, "x", START);
        assertThat(formation.open(List.of(), terms, POLICY, DEADLINE)).isEqualTo(Opened.NOTHING_NEW);
        assertThat(formation.drafted(formation.assembled(terms))).isEqualTo(Drafted.SIGN);
    }

    @Test
    void nobodyWaitsForWhatALostMemberWouldHaveDelivered() {
        var base = Calls.member("ME-0002", null, "10", false, Tier.STRATEGIC);
        var waiting = new Node(base.actor(), base.kind(), base.name(), false, base.tier(), null, null, List.of(), List.of(), BigDecimal.TEN, null, List.of(),
                List.of(new ContractTerms.Deliverable("meal", "A meal", LocalDate.of(2026, 12, 1), List.of("oven"))), null);
        var other = Calls.member("ME-0003", null, null, false, Tier.TACTICAL);
        var giving = new Node(other.actor(), other.kind(), other.name(), false, other.tier(), null, null, List.of(), List.of(), null, null, List.of(),
                List.of(new ContractTerms.Deliverable("oven", "An oven", LocalDate.of(2026, 11, 20), List.of())), null);
        var terms = terms(List.of(), List.of(Calls.lead(), waiting, giving));
        var formation = Formation.canvas(Calls.EMC, terms, "x", START);
        var drafted = signing(formation, terms, "h");
        assertThat(drafted).isEqualTo(terms);
        formation.refuse(actor("ME-0003"), "p", "h", "no", "s", LATER);
        formation.checkSignatures(drafted, LATER);
        assertThat(formation.assembled(drafted).node(actor("ME-0002")).orElseThrow().deliverables().getFirst().dependsOn()).isEmpty();
    }

    @Test
    void anEmptyStrategicPlaceIsCalledAgainOnceAndThenTheFormationLapses() {
        var formation = Calls.opened(candidate("ME-0002", "recipes", "15", 90));
        formation.acceptAll(terms(), LATER);
        assertThat(formation.drafted(formation.assembled(terms()))).isEqualTo(Drafted.REOPEN);
        assertThat(formation.emptyPlaces(terms())).containsExactly("users", "delivery");
        formation.reopen(formation.emptyPlaces(terms()), CallWindow.of(LATER, LATER.plusSeconds(60), POLICY), LATER);
        assertThat(refusal(formation.mayCommit(actor("ME-0002"), "users", terms(), LATER))).as("an actor is once in an EMC").containsExactly("alreadyMember");
        assertThat(refusal(formation.mayCommit(actor("ME-0003"), "recipes", terms(), LATER))).as("a filled place").containsExactly("placeNotCalled");
        assertThat(formation.open(List.of(), terms(), POLICY, LATER.plusSeconds(60))).isEqualTo(Opened.NOTHING_NEW);
        assertThat(formation.drafted(formation.assembled(terms()))).isEqualTo(Drafted.LAPSE);
    }

    @Test
    void whoJoinsInTheSecondCallFillsThePlaceBesideTheEarlierMembers() {
        var formation = Calls.opened(candidate("ME-0002", "recipes", "15", 90));
        formation.fixReview(terms(), null, "x", LATER);
        formation.reopen(List.of("users"), CallWindow.of(LATER, LATER.plusSeconds(60), POLICY), LATER);
        assertThat(formation.open(List.of(candidate("ME-0004", "users", "12", 70, 2, null)), terms(), POLICY, LATER.plusSeconds(60))).isEqualTo(Opened.REVIEW);
        assertThat(formation.fixReview(terms(), null, "x", LATER.plusSeconds(90))).isEqualTo(Ruling.accepted());
        var assembled = formation.assembled(terms());
        assertThat(members(assembled)).containsExactly("ME-0001", "ME-0002", "ME-0004");
        assertThat(formation.drafted(assembled)).isEqualTo(Drafted.SIGN);
    }

    // --- signatures

    @Test
    void whenAllHaveSignedTheSameTextTheContractBecomesActive() {
        var formation = chosen();
        var drafted = signing(formation, terms(), "hash-1");
        signs(formation, "hash-1", "ME-0001", "ME-0002", "ME-0004", "ME-0005", "chef-01");
        assertThat(formation.checkSignatures(drafted, LATER)).isEqualTo(Checked.ALL_SIGNED);
        formation.activated(LATER);
        assertThat(formation.phase()).isEqualTo(EmcState.ACTIVE);
    }

    @Test
    void aSignatureCountsOnceAndForTheTextThatWasShown() {
        var formation = chosen();
        signing(formation, terms(), "hash-1");
        assertThat(tooLate(formation.sign(actor("ME-0002"), "p", "other", "s", LATER))).isEqualTo("otherText");
        signs(formation, "hash-1", "ME-0002");
        assertThat(tooLate(formation.refuse(actor("ME-0002"), "p", "hash-1", "no", "s", LATER))).isEqualTo("alreadyAnswered");
        assertThat(tooLate(formation.sign(actor("ME-0099"), "p", "hash-1", "s", LATER))).isEqualTo("alreadyAnswered");
    }

    @Test
    void theNextBestTakesThePlaceOnTheSameRatioAndEverybodySignsTheNewText() {
        var formation = chosen();
        var drafted = signing(formation, terms(), "hash-1");
        signs(formation, "hash-1", "ME-0001", "ME-0004");
        formation.refuse(actor("ME-0002"), "p", "hash-1", "too much work", "s", LATER);
        assertThat(formation.checkSignatures(drafted, LATER)).isEqualTo(Checked.AGAIN);
        assertThat(tooLate(formation.sign(actor("ME-0005"), "p", "hash-1", "s", LATER))).as("the old text is dead").isEqualTo("otherText");
        var again = signing(formation, drafted, "hash-2");
        assertThat(members(again)).contains("ME-0003").doesNotContain("ME-0002");
        assertThat(again.node(actor("ME-0003")).orElseThrow().ratioPercent()).isEqualByComparingTo("15");
        assertThat(formation.checkSignatures(again, LATER)).as("earlier signatures do not count").isNotEqualTo(Checked.ALL_SIGNED);
    }

    @Test
    void whoIsSilentUntilTheDeadlineLosesThePlace() {
        var formation = chosen();
        var drafted = signing(formation, terms(), "hash-1");
        signs(formation, "hash-1", "ME-0001", "ME-0002", "ME-0004", "ME-0005");
        assertThat(formation.checkSignatures(drafted, LATER)).isEqualTo(Checked.AGAIN);
        var again = formation.assembled(drafted);
        assertThat(members(again)).doesNotContain("chef-01");
        assertThat(formation.drafted(again)).as("the place that has become empty is called again").isEqualTo(Drafted.REOPEN);
        assertThat(formation.emptyPlaces(drafted)).containsExactly("delivery");
        formation.reopen(formation.emptyPlaces(drafted), CallWindow.of(LATER, LATER.plusSeconds(60), POLICY), LATER);
        assertThat(formation.open(List.of(), drafted, POLICY, LATER.plusSeconds(60))).isEqualTo(Opened.NOTHING_NEW);
        assertThat(formation.assembled(drafted).places()).as("the empty tactical place is dropped").extracting(Place::id).containsExactly("recipes", "users");
        assertThat(formation.drafted(formation.assembled(drafted))).as("once").isEqualTo(Drafted.SIGN);
    }

    @Test
    void whoWasRemovedIsNeverTheNextBest() {
        var formation = wellFilled();
        fix(formation, terms(), new Review(List.of(choice("ME-0003", Decision.REMOVE, "unreliable", null)), BigDecimal.TEN, Split.RATIOS));
        var drafted = signing(formation, terms(), "hash-1");
        formation.refuse(actor("ME-0002"), "p", "hash-1", "no", "s", LATER);
        formation.checkSignatures(drafted, LATER);
        assertThat(members(formation.assembled(drafted))).doesNotContain("ME-0002", "ME-0003");
        assertThat(formation.drafted(formation.assembled(drafted))).isEqualTo(Drafted.REOPEN);
    }

    @Test
    void withoutTheLeadsSignatureTheFormationLapses() {
        var formation = chosen();
        var drafted = signing(formation, terms(), "hash-1");
        signs(formation, "hash-1", "ME-0002", "ME-0004", "ME-0005", "chef-01");
        assertThat(formation.checkSignatures(drafted, LATER)).isEqualTo(Checked.LAPSE);
        formation.lapse("leadUnsigned", LATER);
        assertThat(formation.phase()).isEqualTo(EmcState.LAPSED);
    }

    // --- canvas

    private static ContractTerms canvas() {
        return terms(List.of(), List.of(Calls.lead(), Calls.member("ME-0002", null, "10", false, Tier.STRATEGIC), Calls.member("ME-0003", null, null, false, Tier.TACTICAL)));
    }

    @Test
    void aCanvasGoesStraightToSigningWithThePartiesThatItNames() {
        var formation = Formation.canvas(Calls.EMC, canvas(), "x", START);
        var drafted = signing(formation, canvas(), "h");
        assertThat(drafted).isEqualTo(canvas());
        signs(formation, "h", "ME-0001", "ME-0002", "ME-0003");
        assertThat(formation.checkSignatures(drafted, LATER)).isEqualTo(Checked.ALL_SIGNED);
    }

    @ParameterizedTest
    @CsvSource({"ME-0002,LAPSE", "ME-0003,SIGN"})
    void aStrategicPartyOfACanvasCannotBeReplacedATacticalOneIsDropped(String refusing, Drafted next) {
        var formation = Formation.canvas(Calls.EMC, canvas(), "x", START);
        var drafted = signing(formation, canvas(), "h");
        formation.refuse(actor(refusing), "p", "h", "no", "s", LATER);
        assertThat(formation.checkSignatures(drafted, LATER)).isEqualTo(Checked.AGAIN);
        var again = formation.assembled(drafted);
        assertThat(members(again)).doesNotContain(refusing);
        assertThat(formation.drafted(again)).isEqualTo(next);
    }

    @Test
    void anEmcOfTheLeadAloneHasNoReasonToBe() {
        var terms = terms(List.of(), List.of(Calls.lead(), Calls.member("ME-0003", null, null, false, Tier.TACTICAL)));
        var formation = Formation.canvas(Calls.EMC, terms, "x", START);
        var drafted = signing(formation, terms, "h");
        formation.refuse(actor("ME-0003"), "p", "h", "no", "s", LATER);
        formation.checkSignatures(drafted, LATER);
        assertThat(formation.drafted(formation.assembled(drafted))).isEqualTo(Drafted.LAPSE);
    }

    // --- withdrawal

    @Test
    void theLeadMayWithdrawInEachPhaseBeforeTheFirstSignature() {
        var signing = chosen();
        signing(signing, terms(), "h");
        for (var formation : List.of(Calls.open(), wellFilled(), chosen(), signing, Formation.canvas(Calls.EMC, canvas(), "x", START))) {
            assertThat(formation.withdraw("no longer needed", "entrepreneur-01", LATER)).isEqualTo(Ruling.accepted());
            assertThat(formation.phase()).isEqualTo(EmcState.WITHDRAWN);
            assertThat(tooLate(formation.withdraw("again", "entrepreneur-01", LATER))).isEqualTo("closed");
            assertThat(tooLate(formation.mayCommit(actor("ME-0008"), "recipes", terms(), START))).isEqualTo("callClosed");
        }
    }

    @Test
    void afterTheFirstSignatureTheCallStands() {
        var formation = chosen();
        signing(formation, terms(), "h");
        signs(formation, "h", "ME-0004");
        assertThat(tooLate(formation.withdraw("no longer needed", "entrepreneur-01", LATER))).isEqualTo("alreadySigned");
    }

    // --- storage

    @Test
    void aFormationReadsBackAsItWasWritten() {
        var formation = chosen();
        signing(formation, terms(), "h");
        signs(formation, "h", "ME-0004");
        var text = FormationJson.write(formation);
        assertThat(FormationJson.write(FormationJson.read(text, Formation.class))).isEqualTo(text);
        assertThat(FormationJson.read(text, Formation.class).weights()).isEqualTo(Map.copyOf(Calls.WEIGHTS));
    }
}
