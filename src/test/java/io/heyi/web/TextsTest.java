package io.heyi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text a person sees comes from a message file, in English and in Chinese (product-bar T17). */
class TextsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!](?:[^>\"']|\"[^\"]*\"|'[^']*')*>");
    private static final Pattern KEY = Pattern.compile("#\\{([A-Za-z0-9_.-]+)[}(]");
    private static final Pattern SPOKEN_ATTRIBUTE = Pattern.compile("\\s(title|placeholder|alt|aria-label)=\"([^\"]*\\p{L}[^\"]*)\"");
    private static final Pattern NUMBERED = Pattern.compile("\\{\\d");
    /** Names that are the same in every language. */
    private static final Set<String> NAMES = Set.of("Heyi", "EN", "中文", "Operate", "BPMN", "JSON", "SHA-256");

    private static List<Path> files(Path folder, String suffix) {
        try (var found = Files.walk(folder)) {
            return found.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            var properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> english() {
        return files(MESSAGES, ".properties").stream().filter(file -> !file.toString().endsWith("_zh.properties"));
    }

    private static Path chinese(Path english) {
        return english.resolveSibling(english.getFileName().toString().replace(".properties", "_zh.properties"));
    }

    @Test
    void everyMessageExistsInBothLanguages() {
        assertThat(english()).isNotEmpty().allSatisfy(file -> {
            assertThat(chinese(file)).exists();
            assertThat(new TreeSet<>(properties(chinese(file)).keySet())).as(file.toString()).isEqualTo(new TreeSet<>(properties(file).keySet()));
        });
    }

    @Test
    void noMessageIsEmptyOrBreaksItsFormat() {
        var faults = new ArrayList<String>();
        files(MESSAGES, ".properties").forEach(file -> properties(file).forEach((key, value) -> {
            var text = value.toString();
            if (text.isBlank()) {
                faults.add(file.getFileName() + " " + key + " is empty");
            } else if (NUMBERED.matcher(text).find()) {
                faults.addAll(formatFaults(file.getFileName() + " " + key, text));
            }
        }));
        assertThat(faults).isEmpty();
    }

    private static List<String> formatFaults(String place, String text) {
        try {
            new MessageFormat(text);
        } catch (IllegalArgumentException e) {
            return List.of(place + ": " + e.getMessage());
        }
        return text.replace("''", "").contains("'") ? List.of(place + " needs a doubled apostrophe because it takes arguments") : List.of();
    }

    @Test
    void everyKeyThatATemplateNamesExists() {
        var known = new TreeSet<String>();
        english().forEach(file -> properties(file).keySet().forEach(key -> known.add(key.toString())));
        assertThat(files(TEMPLATES, ".html")).isNotEmpty().allSatisfy(file -> assertThat(keys(read(file))).as(file.toString()).isSubsetOf(known));
    }

    private static Set<String> keys(String template) {
        var keys = new TreeSet<String>();
        KEY.matcher(template).results().forEach(match -> keys.add(match.group(1)));
        return keys;
    }

    @Test
    void noTemplateCarriesTextOfItsOwn() {
        assertThat(files(TEMPLATES, ".html")).allSatisfy(file -> assertThat(ownTexts(read(file))).as(file.toString()).isEmpty());
    }

    @Test
    void theScanWouldFindOwnText() {
        assertThat(ownTexts("<p th:text=\"#{a.b}\"></p><p>Hello</p>")).containsExactly("Hello");
        assertThat(ownTexts("<p th:if=\"${a > 1}\">你好 <b></b></p>")).containsExactly("你好");
        assertThat(ownTexts("<input placeholder=\"Your name\">")).containsExactly("Your name");
        assertThat(ownTexts("<input th:placeholder=\"#{a.b}\"> · 12 <!-- a comment -->")).isEmpty();
        assertThat(keys("<p th:text=\"#{a.b(${x})}\" th:title=\"#{c.d}\">")).containsExactly("a.b", "c.d");
    }

    private static List<String> ownTexts(String template) {
        var visible = template.replaceAll("(?s)<!--.*?-->", "").replaceAll("(?s)<(script|style)\\b.*?</\\1>", "");
        var texts = new ArrayList<String>();
        SPOKEN_ATTRIBUTE.matcher(visible).results().forEach(match -> texts.add(match.group(2)));
        Stream.of(TAG.split(visible)).map(String::strip).filter(text -> text.matches("(?s).*\\p{L}.*") && !NAMES.contains(text) && !text.startsWith("[[")).forEach(texts::add);
        return texts;
    }
}
