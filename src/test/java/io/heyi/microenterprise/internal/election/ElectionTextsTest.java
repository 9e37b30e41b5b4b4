package io.heyi.microenterprise.internal.election;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.microenterprise.ElectionTrigger;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElectionTextsTest {

    private static final Path MODULE = Path.of("src/main/java/io/heyi/microenterprise/internal/election");
    private static final Map<String, List<String>> FAMILIES = Map.of("electionAnnounced", names(ElectionTrigger.values()), "ballotCounted", names(Counted.Outcome.values()),
            "ballotOpened", List.of("FIRST", "SECOND", "RUN_OFF"));

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static Properties texts(String name) throws IOException {
        var properties = new Properties();
        try (var in = new InputStreamReader(ElectionTextsTest.class.getResourceAsStream("/messages/" + name), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }

    private static List<String> used(String pattern) throws IOException {
        try (Stream<Path> files = Files.walk(MODULE)) {
            return files.filter(file -> file.toString().endsWith(".java")).flatMap(file -> Pattern.compile(pattern).matcher(read(file)).results().map(match -> match.group(1))).distinct().toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> facts() throws IOException {
        return used("happened\\([^\"]*\"(\\w+)[\".]").stream()
                .flatMap(fact -> FAMILIES.containsKey(fact) ? FAMILIES.get(fact).stream().map(one -> fact + "." + one) : Stream.of(fact));
    }

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(texts("election_zh.properties").stringPropertyNames()).isEqualTo(texts("election.properties").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"election.properties", "election_zh.properties"})
    void everyFactRefusalAndFaultHasItsText(String bundle) throws IOException {
        var known = texts(bundle).stringPropertyNames();
        assertThat(facts().toList()).hasSizeGreaterThan(30).allMatch(fact -> known.contains("election.timeline." + fact) && known.contains("audit.action.microenterprise." + fact));
        assertThat(used("\"(election\\.(?:error|refusal)\\.[\\w.]*\\w)\"")).hasSizeGreaterThan(15).allMatch(known::contains);
    }
}
