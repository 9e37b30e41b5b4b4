package io.heyi.talent.internal.matching.domain;

import static io.heyi.talent.internal.matching.domain.Fits.candidate;
import static io.heyi.talent.internal.matching.domain.Fits.index;
import static io.heyi.talent.internal.matching.domain.Fits.opening;
import static io.heyi.talent.internal.matching.domain.Fits.skill;
import static io.heyi.talent.internal.matching.domain.Fits.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heyi.talent.internal.pool.Opening;
import io.heyi.talent.internal.pool.Opening.WantedSkill;
import io.heyi.talent.internal.pool.OpeningRanking.Reason;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Skills 50, past performance 30, wish 20 (domain.md P6), with reasons that add up to the points. */
class OpeningIndexTest {

    @Test
    void whoHasEverythingThatIsWantedAndWishesItAndWasRatedFullyGetsAllPoints() {
        var chef = opening(1, "chef", List.of(wanted("Cooking"), wanted("Food safety")));
        var person = new Candidate("lin", List.of(skill("烹饪", 5), skill("food safety", 3)), List.of("chef"), Set.of("food"), Set.of("qingdao"), false, 100, Fits.FROM, new Candidate.Past(5, 12));
        assertThat(explain(person, chef).points()).isEqualByComparingTo("100");
    }

    @Test
    void aNewcomerWithoutAnythingThatIsWantedIsStillInTheList() {
        var found = explain(candidate("lin", skill("Welding", 5)), opening(1, "chef", List.of(new WantedSkill("Cooking", 5, 3, true))));
        assertThat(found.points()).isEqualByComparingTo("38.0");
        assertThat(found.reasons()).extracting(Reason::messageKey).contains("matching.reason.skill.missingMust", "matching.reason.past.newcomer");
    }

    @Test
    void skillsCountByTheirWeightLevelAndProof() {
        var wanted = opening(1, "chef", List.of(new WantedSkill("Cooking", 3, 5, true), new WantedSkill("Baking", 1, 1, false)));
        var beginner = candidate("lin", skill("Cooking", 1), new Candidate.Skill("Baking", 1, false));
        var features = index(wanted).comparison().of(beginner)[0];
        assertThat(features[Feature.SKILLS.ordinal()]).isCloseTo(0.75 * 0.6 + 0.25 * 0.9, within(1e-9));
        assertThat(features[Feature.MUST_SKILLS.ordinal()]).isCloseTo(0.6, within(1e-9));
        assertThat(features[Feature.PROVEN_SKILLS.ordinal()]).isCloseTo(0.75 * 0.6, within(1e-9));
    }

    @Test
    void theBestSkillCountsForEachWantedOneAndNoneTwice() {
        var wanted = opening(1, "chef", List.of(wanted("Cooking")));
        var person = candidate("lin", skill("Cooking", 3), skill("烹饪", 5), skill("culinary", 1));
        assertThat(index(wanted).comparison().of(person)[0][Feature.SKILLS.ordinal()]).isEqualTo(1);
    }

    @Test
    void wishesThatNobodyStatedSpeakNeitherForNorAgainst() {
        var there = opening(1, "chef", List.of(), "food", "Qingdao", false, 1);
        var silent = index(there).comparison().of(candidate("lin"))[0];
        assertThat(silent[Feature.WISH.ordinal()]).isEqualTo(1);
        assertThat(silent[Feature.WISHED_PLACE.ordinal()]).isEqualTo(Feature.NEUTRAL);
    }

    @Test
    void workFromAnywhereSuitsWhoWishedItAndHalfWhoNamedAPlaceOnly() {
        var remote = opening(1, "chef", List.of(), "food", "Berlin", true, 1);
        var here = opening(2, "chef", List.of(), "food", "Berlin", false, 1);
        var wishes = new Candidate("lin", List.of(), List.of(), Set.of(), Set.of("Qingdao"), true, 100, Fits.FROM, new Candidate.Past(3, 0));
        var stays = new Candidate("lin", List.of(), List.of(), Set.of(), Set.of("Qingdao"), false, 100, Fits.FROM, new Candidate.Past(3, 0));
        assertThat(placed(remote, wishes)).isEqualTo(1);
        assertThat(placed(remote, stays)).isEqualTo(0.5);
        assertThat(placed(here, wishes)).isZero();
    }

    @Test
    void whoIsAvailableLaterOrForLessTimeHasFewerPoints() {
        var wanted = opening(1, "chef", List.of());
        var half = new Candidate("lin", List.of(), List.of(), Set.of(), Set.of(), false, 50, Fits.FROM.plusDays(45), new Candidate.Past(3, 0));
        assertThat(index(wanted).comparison().of(half)[0][Feature.AVAILABILITY.ordinal()]).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void theReasonsAddUpToThePoints() {
        var wanted = opening(1, "sous-chef", List.of(new WantedSkill("Cooking", 3, 5, true), new WantedSkill("Baking", 1, 2, false), new WantedSkill("Welding", 2, 2, false)), "food", "Berlin", true, 1);
        var person = new Candidate("lin", List.of(skill("cook", 2), new Candidate.Skill("焊接", 4, false)), List.of("chef", "baker"), Set.of("clothing", "food"), Set.of("Qingdao"), false, 80, Fits.FROM.plusDays(10),
                new Candidate.Past(4.2, 7));
        var found = explain(person, wanted);
        var sum = found.reasons().stream().map(Reason::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isCloseTo(found.points(), within(new BigDecimal("0.5")));
    }

    @Test
    void comparingOneAfterTheOtherLeavesNothingBehind() {
        var comparison = index(opening(1, "chef", List.of(wanted("Cooking"))), opening(2, "welder", List.of(wanted("Welding")))).comparison();
        comparison.of(candidate("lin", skill("Cooking", 5), skill("Welding", 5)));
        var second = comparison.of(candidate("wang", skill("Welding", 5)));
        assertThat(second[0][Feature.SKILLS.ordinal()]).isZero();
        assertThat(second[1][Feature.SKILLS.ordinal()]).isEqualTo(1);
    }

    @Test
    void nothingButTheseThingsIsKnownOfAPerson() {
        assertThat(Arrays.stream(Candidate.class.getRecordComponents()).map(RecordComponent::getName))
                .containsExactlyInAnyOrder("person", "skills", "roles", "platforms", "places", "remote", "percent", "from", "past");
        assertThat(Arrays.stream(Candidate.Skill.class.getRecordComponents()).map(RecordComponent::getName)).containsExactlyInAnyOrder("name", "level", "proven");
        assertThat(Arrays.stream(Candidate.Past.class.getRecordComponents()).map(RecordComponent::getName)).containsExactlyInAnyOrder("stars", "months");
        assertThat(Feature.values()).extracting(Feature::name).containsExactly("SKILLS", "MUST_SKILLS", "PROVEN_SKILLS", "PAST", "WISH", "WISHED_ROLE", "WISHED_PLATFORM", "WISHED_PLACE", "AVAILABILITY");
    }

    @Test
    void weightsThatAreNotAHundredTogetherStopTheStart() {
        assertThatThrownBy(() -> new MatchingPolicy(50, 30, 30, null, null, null, null, null, null, null, null, null, null, null, null, null)).hasMessageContaining("must be 100 together, not 110");
    }

    private static double placed(Opening opening, Candidate person) {
        return index(opening).comparison().of(person)[0][Feature.WISHED_PLACE.ordinal()];
    }

    private static Explanation explain(Candidate person, Opening opening) {
        var index = index(opening);
        return Explanation.of(person, opening, index.comparison().of(person)[0], index);
    }
}
