package io.heyi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.microenterprise.ProposalInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written into the history can be read there: every detail has a label {@code audit.detail.<key>} in the message file of the module that writes it. */
class DetailTextsTest {

    private static List<Path> files(String folder, String suffix) {
        try (var found = Files.walk(Path.of(folder))) {
            return found.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> labels(boolean chinese) {
        var labels = new TreeSet<String>();
        files("src/main/resources/messages", ".properties").stream().filter(file -> chinese == file.toString().endsWith("_zh.properties")).forEach(file -> {
            try (var reader = Files.newBufferedReader(file)) {
                var properties = new Properties();
                properties.load(reader);
                labels.addAll(properties.stringPropertyNames());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return labels;
    }

    private static Stream<String> keysInSource() {
        return files("src/main/java", ".java").stream().flatMap(file -> DetailKeys.in(read(file)).stream());
    }

    /** What people fill in is recorded with their decision. */
    private static Stream<String> keysOfForms() {
        return files("forms", ".form").stream().flatMap(file -> {
            try {
                return new ObjectMapper().readTree(file.toFile()).findValues("key").stream().map(JsonNode::asText);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A rework records the fields that it changed. */
    private static Stream<String> fieldsOfAProposal() {
        return Arrays.stream(ProposalInput.class.getRecordComponents()).map(component -> component.getName());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "in Chinese: {0}")
    @ValueSource(booleans = {false, true})
    void everyDetailThatIsRecordedHasALabel(boolean chinese) {
        var labels = labels(chinese);
        var recorded = new TreeSet<>(Stream.of(keysInSource(), keysOfForms(), fieldsOfAProposal()).flatMap(keys -> keys).toList());

        assertThat(recorded).hasSizeGreaterThan(50).contains("dueAt", "group", "fundingAsked", "agreementRead", "leadingTargets");
        assertThat(recorded).allMatch(key -> labels.contains("audit.detail." + key), "has a text audit.detail.<key>");
    }

    @Test
    void theScanWouldFindAKeyWithoutALabel() {
        assertThat(DetailKeys.in("happened(now, by, \"asked\", List.of(\"x\"), Map.of(\"first\", text(\"a, b\", 1), \"second\", Map.of(\"inner\", 2)));"))
                .containsExactlyInAnyOrder("first", "second", "inner");
        assertThat(DetailKeys.in("details.put(\"late\", value);\nother.put(\"no\", 1); var x = Map.of(\"no\", 1);")).containsExactly("late");
        assertThat(DetailKeys.in("audit.record(new AuditEvent(KEY, actor, \"a.b\", Map.<String, Object>of(\"typed\", 1)));")).containsExactly("typed");
    }
}
