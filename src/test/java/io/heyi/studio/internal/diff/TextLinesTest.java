package io.heyi.studio.internal.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextLinesTest {

    private static String shown(String before, String after) {
        return TextLines.of(before, after).stream().map(line -> switch (line.sign()) {
            case SAME -> " ";
            case REMOVED -> "-";
            case ADDED -> "+";
            case GAP -> "~";
        } + line.text()).collect(Collectors.joining("|"));
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
    }

    @Test
    void onlyWhatDiffersIsShownWithALittleAroundIt() {
        assertThat(shown("a\nb", "a\nb")).isEmpty();
        assertThat(shown("", "a\nb")).isEqualTo("+a|+b");
        assertThat(shown("a\nb\nc", "a\nx\nc")).isEqualTo(" a|-b|+x| c");
        assertThat(shown(numbers(1, 20), numbers(1, 9) + "\nten\n" + numbers(11, 20))).isEqualTo("~| 7| 8| 9|-10|+ten| 11| 12| 13");
        assertThat(shown("a\nb\nc\nd", "b\nc\nx\nd")).isEqualTo("-a| b| c|+x| d");
    }

    @Test
    void linesAreNumberedOnBothSides() {
        assertThat(TextLines.of("a\nb\nc", "b\nc\nd")).extracting(line -> line.before() + "/" + line.after()).containsExactly("1/0", "2/1", "3/2", "0/3");
    }

    @Test
    void textsThatHaveNothingInCommonDoNotKeepTheServerBusy() {
        assertTimeout(Duration.ofSeconds(5), () -> assertThat(TextLines.of(numbers(1, 20_000), numbers(30_001, 60_000))).hasSize(50_000));
    }
}
