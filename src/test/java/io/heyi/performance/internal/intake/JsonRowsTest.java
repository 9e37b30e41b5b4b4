package io.heyi.performance.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRowsTest {

    private static final String ROW = "{\"emc\":\"EMC-0001\",\"actor\":\"ME-0001\",\"metric\":\"m\",\"period\":\"2026-11\",\"value\":12.50,\"source\":\"till\",\"sampleSize\":null}";

    private static Reading read(String text) {
        return JsonRows.read(text.getBytes(StandardCharsets.UTF_8), 10);
    }

    @Test
    void aListAndAWrappedListReadTheSameAndKeepEveryDigit() {
        var row = new RawRow(1, "EMC-0001", "ME-0001", "m", "2026-11", "12.50", "till", null);

        assertThat(read("[" + ROW + "]").rows()).containsExactly(row);
        assertThat(read("{\"metrics\":[" + ROW + "]}").rows()).containsExactly(row);
        assertThat(read("[" + ROW.replace("12.50", "\"12.50\"") + "]").rows()).containsExactly(row);
        assertThat(read("[" + ROW.replace("12.50", "1E400") + "]").rows().getFirst().value()).isEqualTo("1E400");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``|0 empty", "[]|0 noRows", "7|0 jsonShape", "{}|0 jsonShape", "{\"rows\":[]}|0 jsonShape", "[R] []|0 jsonShape", "{\"metrics\":[R],\"more\":1}|0 jsonShape", "[7]|1 jsonRow", "[[R]]|1 jsonRow",
        "[R|0 json", "[{\"emc\":\"a\",\"emc\":\"b\"}]|0 json", "[NaN]|0 json", "[{\"emc\":7}]|1 notAText", "[{\"value\":true}]|1 notANumber", "[{\"value\":[1]}]|1 notANumber", "[{\"password\":{\"a\":[1]}}]|1 unknownColumn"})
    void abrokenBodyIsRefusedWithItsPlace(String text, String expected) {
        assertThat(read(text.replace("R", ROW)).errors().stream().map(error -> error.row() + " " + error.code().substring(RowError.PREFIX.length())).collect(Collectors.joining(", "))).isEqualTo(expected);
    }

    @Test
    void tooManyElementsAreRefused() {
        assertThat(read("[" + (ROW + ",").repeat(10) + ROW + "]").errors()).containsExactly(RowError.ofFile("tooManyRows", 10));
    }

    @Test
    void deepNestingDoesNotHurt() {
        assertThat(read("[".repeat(100_000)).errors()).isNotEmpty();
    }
}
