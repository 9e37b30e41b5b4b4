package io.heyi.talent.internal.matching.domain;

import static io.heyi.talent.internal.matching.domain.Fits.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.matching.Dictionaries;
import io.heyi.talent.internal.matching.meaning.SkillModel;
import io.heyi.talent.internal.pool.Opening;
import io.heyi.talent.internal.pool.OpeningRanking.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People for an opening: page by page the whole list, in the order of their points, with reasons for everybody. */
class PeopleRankingTest {

    private static final int PEOPLE = 600;
    private static final Order RULES = Order.ofRules(POLICY);

    private final Crowd crowd = new Crowd(7);
    private final List<Candidate> people = crowd.people(PEOPLE);
    private final List<Opening> openings = crowd.openings(40);
    private final SkillModel model = SkillModel.learn(Dictionaries.words(), Stream.concat(people.stream().map(person -> person.skills().stream().map(Candidate.Skill::name).toList()),
            openings.stream().map(opening -> opening.skills().stream().map(Opening.WantedSkill::name).toList())).toList(), 0.6, 0.25);

    private OpeningIndex index(Opening opening) {
        return new OpeningIndex(List.of(opening), model, POLICY);
    }

    private List<String> pages(Opening opening, List<Candidate> of, Order order, int size) {
        return IntStream.rangeClosed(0, of.size() / size).boxed().flatMap(page -> PeopleRanking.of(index(opening), of, order, new PageRequest(page, size)).items().stream())
                .map(one -> one.person().person()).toList();
    }

    /** Everybody compared one after the other and all sorted: slow, and plainly right. */
    private List<String> sorted(Opening opening, List<Candidate> of, Order order) {
        var comparison = index(opening).comparison();
        record Scored(String person, double score) {}
        var all = new ArrayList<Scored>();
        of.forEach(person -> all.add(new Scored(person.person(), order.of(comparison.of(person)[0]))));
        return all.stream().sorted(Comparator.comparingDouble((Scored one) -> -one.score()).thenComparing(Scored::person)).map(Scored::person).toList();
    }

    @Test
    void allPagesTogetherAreEverybodyInTheOrderOfTheirPoints() {
        for (Opening opening : openings.subList(0, 5)) {
            assertThat(pages(opening, people, RULES, 25)).isEqualTo(sorted(opening, people, RULES)).hasSize(PEOPLE);
        }
    }

    @Test
    void equalPeopleStandInTheOrderOfTheirNamesOnEveryPage() {
        var equal = IntStream.range(0, 90).mapToObj("person-%02d"::formatted).map(name -> Fits.candidate(name, Fits.skill("Cooking", 3))).toList();
        assertThat(pages(openings.getFirst(), equal, RULES, 7)).isEqualTo(equal.stream().map(Candidate::person).toList());
    }

    @Test
    void aLearnedOrderSortsAndThePointsAndReasonsStayThoseOfTheRules() {
        var byPlace = new Order(new double[] {0, 0, 0, 0, 0, 0, 0, 100, 0});
        assertThat(pages(openings.getFirst(), people, byPlace, 50)).isEqualTo(sorted(openings.getFirst(), people, byPlace)).isNotEqualTo(sorted(openings.getFirst(), people, RULES));
        var first = PeopleRanking.of(index(openings.getFirst()), people, byPlace, PageRequest.first()).items().getFirst();
        assertThat(first.explanation()).isEqualTo(Explanation.of(first.person(), openings.getFirst(), index(openings.getFirst()).comparison().of(first.person())[0], index(openings.getFirst())));
    }

    @Test
    void comparingFewWantedNamesAtOnceGivesTheSameAsLookingForNearOnesFirst() {
        var all = new OpeningIndex(openings, model, POLICY);
        people.stream().limit(200).forEach(person -> {
            var together = all.comparison().of(person);
            IntStream.range(0, openings.size()).forEach(i -> assertThat(together[i]).containsExactly(index(openings.get(i)).comparison().of(person)[0], within(1e-12)));
        });
    }

    @Test
    void everybodyIsGivenReasonsThatAddUpToThePointsTheLastToo() {
        var list = PeopleRanking.of(index(openings.getFirst()), people, RULES, new PageRequest(0, 100)).items();
        var last = PeopleRanking.of(index(openings.getFirst()), people, RULES, new PageRequest(PEOPLE / 100 - 1, 100)).items();
        Stream.concat(list.stream(), last.stream()).forEach(one -> {
            assertThat(one.explanation().reasons()).extracting(Reason::messageKey).anyMatch(key -> key.contains(".skill.")).anyMatch(key -> key.contains(".past.")).anyMatch(key -> key.contains(".wish."));
            assertThat(one.explanation().reasons().stream().map(Reason::points).reduce(BigDecimal.ZERO, BigDecimal::add)).isCloseTo(one.explanation().points(), within(new BigDecimal("0.5")));
        });
    }

    @Test
    void nobodyAtAllIsAnEmptyPage() {
        assertThat(PeopleRanking.of(index(openings.getFirst()), List.of(), RULES, PageRequest.first()).items()).isEmpty();
    }
}
