package io.heyi.studio.internal.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.ModelKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Differences are told in words and not in the names of XML (product-bar E2). */
class PropertyNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "zh"})
    void everythingThatAnyOfOurModelsSaysHasWords(String language) throws IOException {
        var texts = ResourceBundle.getBundle("messages.studio", Locale.of(language), ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var missing = new TreeSet<String>();
        for (var folder : List.of("bpmn", "forms")) {
            try (var files = Files.list(Path.of(folder))) {
                for (var file : files.toList()) {
                    var kind = file.toString().endsWith(".form") ? ModelKind.FORM : file.toString().endsWith(".dmn") ? ModelKind.DECISION : ModelKind.PROCESS;
                    for (var element : ModelDifference.of(kind, "", Files.readString(file))) {
                        if (!texts.containsKey("studio.step." + element.type()) && !texts.containsKey("studio.part." + element.type())) {
                            missing.add(element.type());
                        }
                        element.properties().stream().map(property -> property.words().messageKey()).filter(key -> !texts.containsKey(key)).forEach(missing::add);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void anEntryOfAListSaysWhichOne() {
        assertThat(PropertyName.of("input.amount.source")).isEqualTo(new PropertyName("studio.property.input.source", "amount"));
        assertThat(PropertyName.of("header.taskType.value")).isEqualTo(new PropertyName("studio.property.header.value", "taskType"));
        assertThat(PropertyName.of("taskDefinition.type")).isEqualTo(new PropertyName("studio.property.taskDefinition.type", ""));
    }
}
