package io.heyi.orchestration.internal.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.annotation.JobWorker;
import io.heyi.orchestration.JobCatalogue;
import io.heyi.orchestration.ModelChecker.Models;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The models in {@code bpmn/} and {@code forms/} against what the modules offer (architecture.md §6, model contract). */
class BaselineModelsTest {

    @Test
    void everyModelKeepsTheHouseRulesAndAsksOnlyForWhatJavaOffers() throws IOException {
        var checker = new HouseModelChecker(catalogues(), workers()::contains);

        var models = new Models(files("bpmn", ".bpmn"), files("bpmn", ".dmn"), files("forms", ".form"));

        assertThat(models.processes()).isNotEmpty();
        assertThat(checker.check(models)).isEmpty();
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
