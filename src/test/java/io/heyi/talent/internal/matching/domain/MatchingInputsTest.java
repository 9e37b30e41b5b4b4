package io.heyi.talent.internal.matching.domain;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.heyi.access.CurrentUser;
import io.heyi.talent.internal.matching.ProposalAnswers;
import io.heyi.talent.internal.matching.learning.PastPlacement;
import io.heyi.talent.internal.people.Profile;
import io.heyi.talent.internal.pool.OpeningCode;
import io.heyi.talent.internal.pool.OpeningOffers;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What matching may know of a person is closed: no pay, and nothing that a law protects (issue 5). Whoever adds something has to come here. */
class MatchingInputsTest {

    private static final Set<String> PROTECTED = Set.of("age", "birth", "sex", "gender", "origin", "nationality", "ethnic", "race", "religion", "belief", "health", "disab", "pregnan", "marital", "family",
            "union", "orientation", "salary", "pay", "wage", "country", "photo");
    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.heyi.talent.internal");

    private static List<String> of(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    @Test
    void aCandidateIsTheseInputsAndNoOthers() {
        assertThat(of(Candidate.class)).containsExactly("person", "skills", "roles", "platforms", "places", "remote", "percent", "from", "past");
        assertThat(of(Candidate.Skill.class)).containsExactly("name", "level", "proven");
        assertThat(of(Candidate.Past.class)).containsExactly("stars", "months");
    }

    @Test
    void whatIsLearnedFromIsTheFeaturesAndHowItWent() {
        assertThat(of(PastPlacement.class)).containsExactly("offer", "at", "features", "grade");
        assertThat(Feature.values()).extracting(Feature::name)
                .containsExactlyInAnyOrder("SKILLS", "MUST_SKILLS", "PROVEN_SKILLS", "PAST", "WISH", "WISHED_ROLE", "WISHED_PLATFORM", "WISHED_PLACE", "AVAILABILITY");
    }

    @Test
    void noInputIsNamedAfterAProtectedAttributeOrPay() {
        var inputs = Stream.of(of(Candidate.class), of(Candidate.Skill.class), of(Candidate.Past.class), of(PastPlacement.class), Arrays.stream(Feature.values()).map(Feature::name).toList())
                .flatMap(List::stream).map(name -> name.toLowerCase(Locale.ROOT)).toList();
        assertThat(inputs).noneMatch(input -> PROTECTED.stream().anyMatch(input::startsWith));
    }

    @Test
    void rulesLearningAndAssignmentReachNeitherProfilesNorPay() {
        noClasses().that().resideInAnyPackage("..matching.domain..", "..matching.learning..", "..matching.assignment..", "..matching.meaning..")
                .should().dependOnClassesThat().resideInAnyPackage("io.heyi.talent.internal.people..", "io.heyi.access..", "io.heyi.microenterprise..").check(CLASSES);
    }

    /** People and owners say yes or no on their pages; no rule, no learned order and no timer does (issue 5: it never decides). */
    @Test
    void onlyPeopleAnswerAPairAndOnlyAnOwnersYesMakesAnOffer() {
        classes().that().haveSimpleName("MatchingPages").should().callMethod(ProposalAnswers.class, "person", CurrentUser.class, OpeningCode.class, boolean.class)
                .andShould().callMethod(ProposalAnswers.class, "owner", CurrentUser.class, OpeningCode.class, String.class, boolean.class, String.class).check(CLASSES);
        noClasses().that().resideOutsideOfPackage("..matching.web..").should().callMethod(ProposalAnswers.class, "person", CurrentUser.class, OpeningCode.class, boolean.class)
                .orShould().callMethod(ProposalAnswers.class, "owner", CurrentUser.class, OpeningCode.class, String.class, boolean.class, String.class).check(CLASSES);
        noClasses().that().resideInAnyPackage("..matching..", "..process.assignment..").and().areNotAssignableTo(ProposalAnswers.class).should().dependOnClassesThat().areAssignableTo(OpeningOffers.class).check(CLASSES);
    }

    @Test
    void matchingCanNeitherRefuseNorWithdrawNorEndAnything() {
        noClasses().that().resideInAnyPackage("..matching..", "..process.assignment..").should().callMethodWhere(describe("a word on an offer, an application or a stay",
                call -> call.getTargetOwner().getPackageName().startsWith("io.heyi.talent.internal.pool") && Set.of("refuse", "withdraw", "answer", "accept", "ended", "leave", "lapse", "save").contains(call.getName())))
                .check(CLASSES);
    }

    @Test
    void onlyThoseWhoMakeCandidatesAndLearnWordsReadProfiles() {
        noClasses().that().resideInAPackage("..talent.internal.matching..").and().doNotHaveSimpleName("Candidates").and().doNotHaveSimpleName("Matching")
                .should().dependOnClassesThat().areAssignableTo(Profile.class).check(CLASSES);
    }
}
