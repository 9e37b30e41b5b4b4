package io.heyi.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.heyi.HeyiApplication;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The product keeps every house rule, and the canaries show that each rule can be broken. */
class ArchitectureTest {

    private static final String ROOT = "io.heyi";
    private static final String CANARY = "canary";

    private static final class Classes {
        static final JavaClasses PRODUCT = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);
        static final JavaClasses CANARIES = new ClassFileImporter().importPackages(CANARY);
    }

    static Stream<String> rules() {
        return HouseRules.of(ROOT).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProductKeepsTheRule(String rule) {
        HouseRules.of(ROOT).get(rule).check(Classes.PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aCanaryBreaksTheRule(String rule) {
        assertThat(HouseRules.of(CANARY).get(rule).evaluate(Classes.CANARIES).hasViolation()).as(rule).isTrue();
    }

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(HeyiApplication.class).verify();
    }

    /** Two of the same name keep the whole product from starting, which tests of single modules do not see. */
    @Test
    void everyPartOfTheProductHasANameOfItsOwn() {
        var components = Classes.PRODUCT.stream().filter(type -> !type.isAnnotation() && type.isMetaAnnotatedWith(Component.class)).map(type -> StringUtils.uncapitalizeAsProperty(type.getSimpleName()));
        var methods = Classes.PRODUCT.stream().flatMap(type -> type.getMethods().stream()).filter(method -> method.isAnnotatedWith(Bean.class)).map(JavaMember::getName).distinct();
        assertThat(Stream.concat(components, methods)).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }
}
