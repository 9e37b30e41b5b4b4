package io.heyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms and message files say the same, in both languages (product-bar T17), and the forms are what the server's check expects. */
class FormTextsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Path> forms() {
        return ModelFiles.forms().stream();
    }

    private static JsonNode read(Path form) throws IOException {
        return JSON.readTree(form.toFile());
    }

    private static Map<String, String> textsOfAllForms() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : ModelFiles.forms()) {
            JsonNode form = read(file);
            for (JsonNode component : form.get("components")) {
                String key = "form." + form.get("id").asText() + "." + component.path("key").asText(component.get("id").asText());
                for (String part : new String[] {"label", "description", "text"}) {
                    if (component.has(part)) {
                        texts.put(key + "." + part, component.get(part).asText());
                    }
                }
                for (JsonNode value : component.path("values")) {
                    texts.put(key + ".values." + value.get("value").asText(), value.get("label").asText());
                }
            }
        }
        return texts;
    }

    private static Map<String, String> messages(String file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/messages", file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Map<String, String> result = new TreeMap<>();
        properties.forEach((key, value) -> result.put((String) key, (String) value));
        return result;
    }

    @Test
    void englishTextsOfTheFormsStandInTheMessageFile() throws IOException {
        assertThat(messages("forms.properties")).isEqualTo(textsOfAllForms());
    }

    @Test
    void everyTextExistsInChinese() throws IOException {
        var chinese = messages("forms_zh.properties");
        assertThat(chinese.keySet()).isEqualTo(textsOfAllForms().keySet());
        assertThat(chinese.values()).allMatch(text -> text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN), "has Chinese characters");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theFileIsNamedAfterTheForm(Path file) throws IOException {
        assertThat(file).hasFileName(read(file).get("id").asText() + ".form");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldIsLabelledAndLimited(Path file) throws IOException {
        for (JsonNode component : read(file).get("components")) {
            String type = component.get("type").asText();
            if (type.equals("text")) {
                continue;
            }
            assertThat(component.path("label").asText()).as("label of %s", component).isNotBlank();
            if ((type.equals("textfield") || type.equals("textarea")) && !component.path("readonly").asBoolean()) {
                assertThat(component.path("validate").path("maxLength").asInt()).as("maxLength of %s", component).isBetween(1, 2000);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0,true", "0.5,true", "250000.00,true", "999999999999999.99,true", "'',false", "-1,false", "1.234,false", "1e3,false", "1000000000000000,false", "'1,5',false", "０,false"})
    void moneyIsAnExactText(String typed, boolean accepted) throws IOException {
        for (String[] field : new String[][] {{"pledge-and-join", "pledgeAmount"}, {"decide-sponsorship", "fundingGranted"}}) {
            for (JsonNode component : read(Path.of("forms", field[0] + ".form")).get("components")) {
                if (component.path("key").asText().equals(field[1])) {
                    assertThat(component.get("type").asText()).isEqualTo("textfield");
                    assertThat(Pattern.matches(component.get("validate").get("pattern").asText(), typed)).as(typed).isEqualTo(accepted);
                }
            }
        }
    }
}
