package io.heyi.microenterprise.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class FoundingTextsTest {

    private static final Path MODULE = Path.of("src/main/java/io/heyi/microenterprise/internal");

    private static Properties texts(String name) throws IOException {
        var properties = new Properties();
        try (var in = new InputStreamReader(FoundingTextsTest.class.getResourceAsStream("/messages/" + name), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }

    private static List<String> usedIn(String folder, String pattern) throws IOException {
        try (Stream<Path> files = Files.walk(MODULE.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.toString().contains("election")).flatMap(FoundingTextsTest::lines)
                    .flatMap(line -> Pattern.compile(pattern).matcher(line).results().map(match -> match.group(1))).distinct().toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theHistoryTellsStagesAndReasonsInWords() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/microenterprise", "messages/proposalpages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var words = new FoundingHistory(messages);

        assertThat(words.of("microenterprise.lapsed", "from", "IN_DECISION", Locale.ENGLISH)).contains("In decision");
        assertThat(words.of("microenterprise.lapsed", "reason", "noQuorum", Locale.ENGLISH)).contains("the investment committee had no quorum");
        assertThat(words.of("microenterprise.withdrawn", "from", "SIGNING", Locale.SIMPLIFIED_CHINESE)).isPresent().get().asString().doesNotContain("SIGNING");
        assertThat(words.of("microenterprise.withdrawn", "reason", "noQuorum", Locale.ENGLISH)).isEmpty();
        assertThat(words.of("microenterprise.sponsorshipEscalated", "from", "platform-owner:food", Locale.ENGLISH)).isEmpty();
    }

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(texts("microenterprise_zh.properties").stringPropertyNames()).isEqualTo(texts("microenterprise.properties").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"microenterprise.properties", "microenterprise_zh.properties"})
    void everyFactReasonAndFaultHasItsText(String bundle) throws IOException {
        var known = texts(bundle).stringPropertyNames();

        assertThat(usedIn("", "(?:happened\\(now, [\\w.()]+|step\\([\\w.()]+), \"(\\w+)\"")).hasSizeGreaterThan(25)
                .allMatch(fact -> known.contains("microenterprise.timeline." + fact) && known.contains("audit.action.microenterprise." + fact));
        assertThat(usedIn("", "[Ll]apse\\(\"(\\w+)\"")).hasSizeGreaterThan(5).allMatch(reason -> known.contains("microenterprise.lapse." + reason));
        assertThat(usedIn("", "\"(microenterprise\\.(?:error|refusal|ledger|state)\\.\\w+)\"")).hasSizeGreaterThan(10).allMatch(known::contains);
    }
}
