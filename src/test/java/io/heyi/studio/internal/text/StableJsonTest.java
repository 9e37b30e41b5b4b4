package io.heyi.studio.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** As {@link StableXmlTest}, for forms. */
class StableJsonTest {

    private static final String ORIGINAL = """
            {
              "schemaVersion": 18,
              "id": "x",
              "components": [
                {
                  "label": "A",
                  "id": "a"
                },
                {
                  "id": "b",
                  "values": []
                }
              ]
            }
            """;
    private static final String OPENED = "{\"components\":[{\"id\":\"a\",\"label\":\"A\"},{\"id\":\"b\",\"values\":[]}],\"id\":\"x\",\"schemaVersion\":18,\"exporter\":{\"name\":\"e\"}}";

    @Test
    void nothingChangesWhereNothingWasChanged() {
        assertThat(StableJson.of(ORIGINAL, OPENED, OPENED)).isEqualTo(ORIGINAL);
    }

    @Test
    void aLabelIsChangedInPlace() {
        assertThat(StableJson.of(ORIGINAL, OPENED, OPENED.replace("\"A\"", "\"B\""))).isEqualTo(ORIGINAL.replace("\"A\"", "\"B\""));
    }

    @Test
    void aFieldIsAddedRemovedAndMoved() {
        assertThat(StableJson.of(ORIGINAL, OPENED, OPENED.replace("{\"id\":\"b\",\"values\":[]}", "{\"id\":\"b\",\"values\":[],\"key\":\"k\"}")))
                .isEqualTo(ORIGINAL.replace("\"values\": []", "\"values\": [],\n      \"key\": \"k\""));
        assertThat(StableJson.of(ORIGINAL, OPENED, OPENED.replace(",\"label\":\"A\"", ""))).isEqualTo(ORIGINAL.replace("      \"label\": \"A\",\n", ""));
        assertThat(StableJson.of("[\n  {\n    \"id\": \"1\"\n  }\n]", "[{\"id\":\"1\"}]", "[{\"id\":\"2\"},{\"id\":\"1\"}]")).contains("\"2\"").doesNotContain("null");
    }

    static Stream<Path> baseline() throws IOException {
        try (var files = Files.list(Path.of("forms"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource
    void baseline(Path file) throws IOException {
        var text = Files.readString(file);
        var renamed = text.replaceFirst("\"label\": \"", "\"label\": \"X");
        assertThat(StableJson.of(text, text, renamed)).isEqualTo(renamed);
    }
}
