package io.heyi.orchestration.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvanceTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant START = Instant.parse("2026-01-31T02:00:00Z");

    @ParameterizedTest
    @CsvSource({"PT1H,2026-01-31T03:00:00Z", "P1D,2026-02-01T02:00:00Z", "P1M,2026-02-28T02:00:00Z", "p1w,2026-02-07T02:00:00Z", "P1DT12H,2026-02-01T14:00:00Z",
        "P5Y,2031-01-31T02:00:00Z", "P1DT-1H,2026-02-01T01:00:00Z", "PT0.5S,2026-01-31T02:00:00.500Z"})
    void timeMovesByCalendarUnitsOfTheZone(String text, Instant expected) {
        assertThat(advance(text)).isEqualTo(new Advance.Target.Reachable(expected));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = " ")
    void nothingIsAskedFor(String text) {
        assertThat(code(Advance.parse(text))).isEqualTo("orchestration.clock.error.missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "1M", "P", "PT", "T1H", "P1H", "P99999999999Y", "<script>", "P1DT", "PT1H1D"})
    void whatIsNoPeriodIsRefused(String text) {
        assertThat(code(Advance.parse(text))).isEqualTo("orchestration.clock.error.notAPeriod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-P1D", "PT0S", "P0D", "PT-1H"})
    void timeMovesForwardOnly(String text) {
        assertThat(refusal(text)).isEqualTo("orchestration.clock.error.notForward");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P5YT1S", "P61M", "P2000000000Y", "PT9000000000000H"})
    void timeMovesByFiveYearsAtMost(String text) {
        assertThat(refusal(text)).isEqualTo("orchestration.clock.error.tooFar");
    }

    @Test
    void aVeryLongTextIsRefused() {
        assertThat(code(Advance.parse("P" + "1".repeat(100) + "D"))).isEqualTo("orchestration.clock.error.notAPeriod");
    }

    private static Advance.Target advance(String text) {
        return ((Advance.Valid) Advance.parse(text)).advance().from(START, SHANGHAI);
    }

    private static String refusal(String text) {
        return switch (Advance.parse(text)) {
            case Advance.Valid(var advance) -> ((Advance.Target.Refused) advance.from(START, SHANGHAI)).errors().getFirst().code();
            case Advance.Invalid invalid -> code(invalid);
        };
    }

    private static String code(Advance.Parsed parsed) {
        return ((Advance.Invalid) parsed).errors().getFirst().code();
    }
}
