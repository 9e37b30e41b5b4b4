package io.heyi.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.camunda.client.annotation.JobWorker;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The rules of architecture.md that a compiler does not see, for any root package, so that canaries can break them elsewhere. */
final class HouseRules {

    private static final Set<String> CLOCKS = Set.of(Instant.class.getName(), LocalDate.class.getName(), LocalDateTime.class.getName(),
            OffsetDateTime.class.getName(), ZonedDateTime.class.getName());

    private HouseRules() {}

    static Map<String, ArchRule> of(String root) {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("engine", noClasses().that().resideInAPackage(root + "..").and().resideOutsideOfPackages(root + ".orchestration..", root + "..internal.process..")
                .should().dependOnClassesThat().resideInAnyPackage("io.camunda.client..", "io.camunda.zeebe..")
                .because("only orchestration owns the engine's client, and only workers see jobs (architecture.md §3, §4)"));
        rules.put("engineClient", noClasses().that().resideInAPackage(root + "..").and().resideOutsideOfPackage(root + ".orchestration..")
                .should().dependOnClassesThat().haveFullyQualifiedName("io.camunda.client.CamundaClient")
                .because("what the engine is told goes through the outbox (architecture.md §4)"));
        rules.put("internals", classes().that().resideInAPackage(root + "..").should(stayOutOfOtherInternals(root))
                .because("a module's root package is its public face (architecture.md §3)"));
        rules.put("time", noClasses().that().resideInAPackage(root + "..").and().doNotHaveSimpleName("HeyiClock")
                .should().callMethodWhere(describe("reads the system's time", HouseRules::readsSystemTime))
                .because("time comes from the injected Clock, which can be moved"));
        rules.put("controllers", classes().that().resideInAPackage(root + "..").and(describe("are controllers", HouseRules::isController))
                .should().notBePublic().because("nothing but the web calls a controller"));
        rules.put("workers", methods().that().areAnnotatedWith(JobWorker.class).and().areDeclaredInClassesThat(resideInAPackage(root + ".."))
                .should().bePublic().andShould().beDeclaredInClassesThat().arePublic().andShould().beDeclaredInClassesThat().resideInAPackage("..internal.process..")
                .because("the starter calls workers by reflection (architecture.md §4)"));
        rules.put("domain", noClasses().that().resideInAPackage(root + "..internal.domain..")
                .should().dependOnClassesThat(resideInAPackage("org.springframework..").and(DescribedPredicate.not(resideInAPackage("org.springframework.data.annotation.."))
                        .and(DescribedPredicate.not(resideInAPackage("org.springframework.data.relational.core.mapping..")))))
                .because("domain rules are tested without Spring (architecture.md §6)"));
        rules.put("floatingMoney", noClasses().that().resideInAPackage(root + "..")
                .should().callConstructor(java.math.BigDecimal.class, double.class).orShould().callMethod(java.math.BigDecimal.class, "valueOf", double.class)
                .because("money is exact"));
        rules.put("fieldInjection", noClasses().that().resideInAPackage(root + "..").should(haveInjectedFields()).because("what a class needs stands in its constructor"));
        rules.put("output", noClasses().that().resideInAPackage(root + "..").and().doNotHaveSimpleName("VerifyProof").and().doNotHaveSimpleName("VerifyHistory").and().doNotHaveSimpleName("NewSealingKey").should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .because("words for operators go to the log; only the command-line tools answer where they were asked"));
        return rules;
    }

    private static boolean readsSystemTime(JavaAccess<?> call) {
        var owner = call.getTargetOwner().getName();
        var name = call.getTarget().getName();
        return CLOCKS.contains(owner) && name.equals("now") && call.getTarget() instanceof com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget target
                        && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class))
                || owner.equals(Clock.class.getName()) && name.startsWith("system")
                || owner.equals(System.class.getName()) && name.equals("currentTimeMillis");
    }

    private static boolean isController(JavaClass type) {
        return type.isMetaAnnotatedWith("org.springframework.stereotype.Controller") || type.isAnnotatedWith("org.springframework.stereotype.Controller");
    }

    private static ArchCondition<JavaClass> stayOutOfOtherInternals(String root) {
        return new ArchCondition<>("stay out of other modules' internal packages") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var own = module(root, type);
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> dependency.getTargetClass().getPackageName().startsWith(root + "."))
                        .filter(dependency -> dependency.getTargetClass().getPackageName().matches(".*\\.internal(\\..*)?"))
                        .filter(dependency -> !module(root, dependency.getTargetClass()).equals(own))
                        .forEach(dependency -> events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static String module(String root, JavaClass type) {
        var name = type.getPackageName();
        if (!name.startsWith(root + ".")) {
            return "";
        }
        var rest = name.substring(root.length() + 1);
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }

    private static ArchCondition<JavaClass> haveInjectedFields() {
        return new ArchCondition<>("have injected fields") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream().filter(field -> field.isAnnotatedWith("org.springframework.beans.factory.annotation.Autowired") && !field.getModifiers().contains(JavaModifier.STATIC))
                        .forEach(field -> events.add(SimpleConditionEvent.satisfied(type, field.getFullName() + " is injected")));
            }
        };
    }
}
