package io.heyi.orchestration.internal.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.annotation.JobWorker;
import io.heyi.orchestration.JobCatalogue;
import io.heyi.orchestration.ModelChecker.Models;
import io.heyi.orchestration.internal.OrchestrationProperties;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The models in {@code bpmn/} and {@code forms/} against what the modules offer (architecture.md §6, model contract). */
class BaselineModelsTest {

    private static final Pattern CORRELATION = Pattern.compile("correlationKey=\"=(\\w+)\"");

    private static final Pattern USER_TASK = Pattern.compile("<bpmn:userTask .*?</bpmn:userTask>", Pattern.DOTALL);

    private static final String OPENING = "reference.openBallot";

    /** What a module with a ballot of its own brings to the reference model. */
    private static final JobCatalogue OF_THE_REFERENCE = new JobCatalogue() {

        @Override
        public List<JobType> jobTypes() {
            return List.of(new JobType(OPENING, Set.of(), Set.of("ballot", "voters", "ballotEndsAt", "ballotReminderAt"), Set.of(), "x"));
        }

        @Override
        public List<MessageName> messages() {
            return List.of(new MessageName("reference.ballotCalled", Set.of("caseKey")));
        }

        @Override
        public List<TaskTypeRef> taskTypes() {
            return List.of();
        }

        @Override
        public Set<String> candidateGroups() {
            return Set.of();
        }
    };

    /** With the reference model of ballots, which other models take over. */
    @Test
    void everyModelKeepsTheHouseRulesAndAsksOnlyForWhatJavaOffers() throws IOException {
        var offers = Stream.concat(catalogues().stream(), Stream.of(OF_THE_REFERENCE)).toList();
        var workers = workers();
        var checker = new HouseModelChecker(offers, type -> workers.contains(type) || type.equals(OPENING), BaselineRules.with("ballot-reference", "reference"), BaselineRules.LINTER);

        var processes = new HashMap<>(files("bpmn", ".bpmn"));
        assertThat(processes).isNotEmpty();
        processes.putAll(files("src/test/resources/ballot", ".bpmn"));

        assertThat(checker.check(new Models(processes, files("bpmn", ".dmn"), files("forms", ".form")))).isEmpty();
    }

    /** Clusters with task listeners get the models as they are; the checker sees to the listeners. */
    @Test
    void everyUserTaskIsMarkedAsACamundaUserTask() throws IOException {
        files("bpmn", ".bpmn").forEach((file, model) -> assertThat(USER_TASK.matcher(model).results().map(java.util.regex.MatchResult::group)).as(file)
                .allSatisfy(task -> assertThat(task).contains("<zeebe:userTask />")));
    }

    /** The guard of a job counts by case, and a page finds its instance by it; service tasks name no variable of their own. */
    @Test
    void theCaseOfEveryModelIsKnownByTheVariableThatItsMessagesFindItBy() throws IOException {
        var known = new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("heyi.orchestration", OrchestrationProperties.class).businessKeyVariables();
        var keys = files("bpmn", ".bpmn").values().stream().flatMap(model -> CORRELATION.matcher(model).results()).map(found -> found.group(1)).collect(Collectors.toSet());

        assertThat(keys).contains("proposalId", "tender");
        assertThat(known).containsAll(keys);
    }

    @Test
    void everyWorkerStandsInACatalogueAndEveryCatalogueEntryHasAWorker() {
        var offered = catalogues().stream().flatMap(catalogue -> catalogue.jobTypes().stream()).map(JobCatalogue.JobType::type).collect(Collectors.toSet());

        assertThat(workers()).containsExactlyInAnyOrderElementsOf(offered);
    }

    private static List<JobCatalogue> catalogues() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(JobCatalogue.class));
        return scanner.findCandidateComponents("io.heyi").stream().map(found -> type(found.getBeanClassName())).filter(BaselineModelsTest::isOfTheProduct)
                .map(type -> (JobCatalogue) BeanUtils.instantiateClass(type)).toList();
    }

    private static Set<String> workers() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter((reader, factory) -> reader.getAnnotationMetadata().hasAnnotatedMethods(JobWorker.class.getName()));
        return scanner.findCandidateComponents("io.heyi").stream().map(found -> type(found.getBeanClassName())).filter(BaselineModelsTest::isOfTheProduct)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())).filter(method -> method.isAnnotationPresent(JobWorker.class))
                .map((Method method) -> method.getAnnotation(JobWorker.class).type()).collect(Collectors.toSet());
    }

    private static boolean isOfTheProduct(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath().contains("/classes/");
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).collect(Collectors.toMap(file -> file.getFileName().toString(), BaselineModelsTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
