package io.heyi.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fills in times of scripted values: {@code {now}} and {@code {now+P5D}} are told from the moment at which they are used; {@code {today+P5D}} is a day. */
final class Moments {

    private static final Pattern NOW = Pattern.compile("\\{(now|today)(?:([+-])(P[0-9DTHMSYW.]+))?}");

    private Moments() {}

    static Map<String, Object> filled(Map<String, Object> values, Instant now) {
        // Map.of and streams refuse null, which scripts may well set
        var filled = new java.util.LinkedHashMap<String, Object>();
        if (values != null) {
            values.forEach((name, value) -> filled.put(name, filled(value, now)));
        }
        return filled;
    }

    private static Object filled(Object value, Instant now) {
        return switch (value) {
            case String text -> NOW.matcher(text).replaceAll(found -> text(found.group(1), moment(now, found.group(2), found.group(3))));
            case List<?> list -> list.stream().map(one -> filled(one, now)).collect(Collectors.toCollection(java.util.ArrayList::new));
            case Map<?, ?> map -> {
                var filled = new java.util.LinkedHashMap<String, Object>();
                map.forEach((name, one) -> filled.put(String.valueOf(name), filled(one, now)));
                yield filled;
            }
            case null -> null;
            default -> value;
        };
    }

    private static String text(String kind, Instant moment) {
        return kind.equals("now") ? moment.toString() : LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }

    private static Instant moment(Instant now, String sign, String span) {
        if (span == null) {
            return now;
        }
        var length = length(span);
        return sign.equals("+") ? now.plus(length) : now.minus(length);
    }

    /** @throws IllegalArgumentException when it is no ISO duration; a month counts 30 days, a year 365 */
    static Duration length(String span) {
        try {
            return Duration.parse(span);
        } catch (DateTimeParseException e) {
            try {
                var period = Period.parse(span);
                return Duration.ofDays(period.getYears() * 365L + period.getMonths() * 30L + period.getDays());
            } catch (DateTimeParseException none) {
                throw new IllegalArgumentException("not a duration such as P5D or PT2H: " + span, none);
            }
        }
    }
}
