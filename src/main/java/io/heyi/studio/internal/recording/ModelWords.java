package io.heyi.studio.internal.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.orchestration.ModelChecker.Models;
import io.heyi.studio.internal.text.ModelParts;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** The words that models themselves say: texts in quotes, choices of forms, and the names that their expressions ask for. */
final class ModelWords {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    final Set<String> codes = new HashSet<>();
    final Set<String> read = new HashSet<>();

    private ModelWords() {}

    /** Texts that cannot be read say nothing. */
    static ModelWords of(Models models) {
        var words = new ModelWords();
        models.processes().values().forEach(text -> words.document(text, false));
        models.decisions().values().forEach(text -> words.document(text, true));
        models.forms().values().forEach(words::form);
        return words;
    }

    private void document(String text, boolean decision) {
        try {
            ModelParts.of(text).forEach(part -> part.properties().forEach((name, value) -> {
                if (decision || value.startsWith("=") || value.contains("\n=")) {
                    expression(value);
                } else if (value.startsWith("[")) {
                    quoted(value);
                }
            }));
        } catch (XMLStreamException e) {
            // whoever plays it is told by the engine
        }
    }

    private void expression(String text) {
        quoted(text);
        NAME.matcher(QUOTED.matcher(text).replaceAll(" ")).results().forEach(name -> read.add(name.group()));
    }

    private void quoted(String text) {
        QUOTED.matcher(text).results().map(found -> found.group(1)).filter(code -> !code.isBlank()).forEach(codes::add);
    }

    private void form(String text) {
        try {
            walk(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            // as above
        }
    }

    private void walk(JsonNode node) {
        if (node.isTextual() && node.textValue().startsWith("=")) {
            expression(node.textValue());
        }
        node.path("values").forEach(choice -> {
            if (choice.path("value").isTextual()) {
                codes.add(choice.path("value").textValue());
            }
        });
        node.forEach(this::walk);
    }
}
