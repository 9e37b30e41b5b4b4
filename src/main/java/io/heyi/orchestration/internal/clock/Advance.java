package io.heyi.orchestration.internal.clock;

import io.heyi.shared.FieldError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

/** How far time is to move, as ISO 8601 writes it: calendar units, clock units, or both ({@code P1M}, {@code PT1H}, {@code P1DT12H}). */
record Advance(Period calendar, Duration clock) {

    private static final Period LARGEST = Period.ofYears(5);
    static final String FIELD = "advance";

    /** What became of the text. */
    sealed interface Parsed {}

    record Valid(Advance advance) implements Parsed {}

    record Invalid(List<FieldError> errors) implements Parsed {}

    static Parsed parse(String text) {
        if (text == null || text.isBlank()) {
            return invalid("orchestration.clock.error.missing");
        }
        var written = text.strip().toUpperCase(Locale.ROOT);
        if (written.length() > 60) {
            return invalid("orchestration.clock.error.notAPeriod");
        }
        try {
            var time = written.indexOf('T');
            var calendar = time == 1 ? Period.ZERO : Period.parse(time < 0 ? written : written.substring(0, time));
            var clock = time < 0 ? Duration.ZERO : Duration.parse("P" + written.substring(time));
            return new Valid(new Advance(calendar, clock));
        } catch (DateTimeException e) {
            return invalid("orchestration.clock.error.notAPeriod");
        }
    }

    /** Months are calendar months of the zone, clamped to the last day. */
    Target from(Instant now, ZoneId zone) {
        try {
            var start = ZonedDateTime.ofInstant(now, zone);
            var target = start.plus(calendar).plus(clock).toInstant();
            if (!target.isAfter(now)) {
                return new Target.Refused(List.of(FieldError.of(FIELD, "orchestration.clock.error.notForward")));
            }
            if (target.isAfter(start.plus(LARGEST).toInstant())) {
                return new Target.Refused(List.of(FieldError.of(FIELD, "orchestration.clock.error.tooFar", LARGEST.getYears())));
            }
            return new Target.Reachable(target);
        } catch (DateTimeException | ArithmeticException e) {
            return new Target.Refused(List.of(FieldError.of(FIELD, "orchestration.clock.error.tooFar", LARGEST.getYears())));
        }
    }

    /** Where it leads. */
    sealed interface Target {
        record Reachable(Instant at) implements Target {}

        record Refused(List<FieldError> errors) implements Target {}
    }

    private static Invalid invalid(String code) {
        return new Invalid(List.of(FieldError.of(FIELD, code)));
    }
}
