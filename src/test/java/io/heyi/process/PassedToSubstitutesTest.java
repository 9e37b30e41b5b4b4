package io.heyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mock;

import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskType;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** What passes to a substitute is decided for every kind of task and written down (product-bar T3, docs/adr/0033). */
class PassedToSubstitutesTest {

    private static final Path DECIDED = Path.of("docs/adr/0033-substitution-and-task-managers.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\w+) \\| (yes|no) \\|");

    /** Those that the models give to one person by name. */
    private static final Set<String> OF_ONE_PERSON =
            Set.of("ReworkProposal", "VoteOnFunding", "PledgeAndJoin", "ScaleDown", "SignAgreement", "AcceptOffice", "CompleteProfile");

    private static TaskContext task(String type) {
        var assignee = Optional.of("somebody").filter(name -> OF_ONE_PERSON.contains(type));
        return new TaskContext(UUID.randomUUID(), 1, "process", "element", "case", assignee, assignee.isPresent() ? List.of() : List.of("group"), Instant.EPOCH, Optional.empty(), Map.of());
    }

    private static TaskType ofThisKind(String className) {
        return (TaskType) mock(ClassUtils.resolveClassName(className, null), CALLS_REAL_METHODS);
    }

    @Test
    void theTableSaysOfEveryKindOfTaskWhatTheCodeDoes() throws IOException {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(TaskType.class));
        var product = scan.findCandidateComponents("io.heyi").stream().map(found -> found.getBeanClassName())
                .filter(name -> !name.startsWith("io.heyi.inbox.") && isOfTheProduct(name)).collect(Collectors.toMap(name -> name.substring(name.lastIndexOf('.') + 1),
                        name -> ofThisKind(name).passesToSubstitutes(task(name.substring(name.lastIndexOf('.') + 1))), (one, other) -> one, TreeMap::new));

        var table = ROW.matcher(Files.readString(DECIDED)).results().collect(Collectors.toMap(row -> row.group(1), row -> row.group(2).equals("yes"), (one, other) -> one, TreeMap::new));

        assertThat(product).hasSizeGreaterThan(35).isEqualTo(table);
    }

    private static boolean isOfTheProduct(String className) {
        var type = ClassUtils.resolveClassName(className, null);
        return !Modifier.isAbstract(type.getModifiers()) && Files.exists(Path.of("src/main/java", className.replace('.', '/') + ".java"));
    }

    /** Which of them are one person's is the models' word. */
    @Test
    void theModelsGiveTheseToOnePersonByName() throws IOException {
        var element = Pattern.compile("(?s)<bpmn:userTask.*?</bpmn:userTask>");
        try (var models = Files.list(Path.of("bpmn"))) {
            var named = models.filter(file -> file.toString().endsWith(".bpmn")).flatMap(file -> element.matcher(read(file)).results().map(found -> found.group()))
                    .filter(task -> task.contains("assignee=")).map(PassedToSubstitutesTest::typeOf).collect(Collectors.toSet());
            assertThat(named).isEqualTo(OF_ONE_PERSON);
        }
    }

    private static String typeOf(String task) {
        var type = Pattern.compile("value=\"[a-z]+\\.([A-Za-z]+)\"").matcher(task);
        assertThat(type.find()).as(task).isTrue();
        var name = type.group(1);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
