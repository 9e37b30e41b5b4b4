package io.heyi.talent.internal.matching.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.talent.internal.matching.Dictionaries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Skills are compared by meaning: spelling, language and what belongs together do not matter, and what has nothing in common counts nothing. */
class SkillModelTest {

    private static final List<List<String>> TRADES = List.of(
            List.of("Java developer", "JVM programming", "Spring Boot", "Kotlin", "PostgreSQL"),
            List.of("Welding", "Metal grinding", "Sheet metal", "Reading technical drawings"),
            List.of("Cooking", "Menu planning", "Baking", "Food safety"),
            List.of("Project management", "Warehouse management", "Negotiation", "Planning of shifts"));
    private final SkillModel model = SkillModel.learn(Dictionaries.words(), people(60), 0.6, 0.25);

    @ParameterizedTest
    @CsvSource({"Welding,焊接", "电焊,weld", "machine learning,ML", "机器学习,Machine-Learning", "Kubernetes,k8s", "cooking,烹饪", "warehouse management,managing warehouses", "Java developer,developing in Java",
            "C++,c++ programming experience", "Food safety,食品安全", "café service,CAFE SERVICES"})
    void theSameSkillIsTheSameInAnySpellingAndLanguage(String wanted, String offered) {
        assertThat(model.likeness(wanted, offered)).isGreaterThan(0.99);
    }

    @ParameterizedTest
    @CsvSource({"Java developer,JVM programming", "JVM programming,Java developer", "Kotlin,JVM programming", "Sheet metal,Welding"})
    void whatPeopleNameTogetherIsRelatedButNotTheSame(String wanted, String offered) {
        assertThat(model.likeness(wanted, offered)).isBetween(0.3, 0.6);
    }

    @ParameterizedTest
    @CsvSource({"Java developer,Cooking", "Welding,Kotlin", "焊接,烹饪", "C++,C#", "Java,JavaScript", "Baking,Sheet metal"})
    void whatHasNothingInCommonCountsNothing(String wanted, String offered) {
        assertThat(model.likeness(wanted, offered)).isZero();
    }

    @Test
    void aWordThatManyUseSaysLessThanARareOne() {
        var names = new ArrayList<List<String>>();
        for (int i = 0; i < 50; i++) {
            names.add(List.of("shift planning", "engine assembly"));
            names.add(List.of("route planning"));
        }
        var learned = SkillModel.learn(Dictionaries.words(), names, 0.6, 0.05);
        assertThat(learned.likeness("route planning", "shift planning")).isLessThan(0.5);
        assertThat(learned.likeness("route planning", "route optimisation")).isGreaterThan(0.5);
    }

    @Test
    void aNameThatSaysNothingMatchesOnlyItself() {
        assertThat(model.likeness("experience", "Experience ")).isEqualTo(1);
        assertThat(model.likeness("experience", "good skills")).isZero();
        assertThat(model.likeness("experience", "Cooking")).isZero();
    }

    @Test
    void theSameDataGiveTheSameModelInAnyOrder() {
        var shuffled = new ArrayList<>(people(60));
        Collections.shuffle(shuffled, new Random(3));
        assertThat(SkillModel.learn(Dictionaries.words(), shuffled, 0.6, 0.25).version()).isEqualTo(model.version());
        assertThat(SkillModel.learn(Dictionaries.words(), people(61), 0.6, 0.25).version()).isNotEqualTo(model.version());
    }

    @Test
    void withoutDataOnlyWordsAndSynonymsCount() {
        var empty = SkillModel.learn(Dictionaries.words(), List.of(), 0.6, 0.25);
        assertThat(empty.likeness("Welding", "焊接")).isEqualTo(1);
        assertThat(empty.likeness("Java developer", "JVM programming")).isZero();
        assertThat(empty.knownRelations()).isZero();
    }

    /** Each knows some skills of one trade. */
    private static List<List<String>> people(int count) {
        var chance = new Random(7);
        var people = new ArrayList<List<String>>();
        for (int i = 0; i < count; i++) {
            for (List<String> trade : TRADES) {
                var known = trade.stream().filter(skill -> chance.nextInt(3) > 0).toList();
                people.add(known);
            }
        }
        return people;
    }
}
