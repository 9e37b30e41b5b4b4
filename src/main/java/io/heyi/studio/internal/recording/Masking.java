package io.heyi.studio.internal.recording;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes people's data out of the values of one case, and leaves what its course hangs on (ADR 43). What may stay is listed: codes that models, forms and task types know, times,
 * numbers, truths.
 * Every other text is replaced, the same by the same, so that what was equal stays equal and a message still finds its case.
 */
final class Masking {

    static final String CASE = "case-1";
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:?[0-9]{2})(\\[[\\w/+-]+])?");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,10})?");
    /** As timers that repeat are told, e.g. {@code R3/PT72H}. */
    private static final Pattern CYCLE = Pattern.compile("(R[0-9]{0,4})/(?:([^/]+)/)?(P[^/]+)");
    private static final Pattern JOINED = Pattern.compile("[^\\s:/|]+([:/|][^\\s:/|]+)+");
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z0-9]+|[A-Z]+");
    /** Longer ones number people and telephones. */
    private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("1000000000");

    private final Allowed allowed;
    private final String businessKey;
    private final Set<String> people;
    private final Map<String, String> placeholders = new HashMap<>();
    private final Set<String> hidden = new TreeSet<>();
    private int persons;
    private int texts;

    /**
     * @param codes texts that stay as they are
     * @param read names of variables that expressions ask for: their numbers stay whatever they look like, and so do such names inside of values
     * @param secret words of names whose numbers are nobody's business, such as wages; they go even where an expression asks for them
     */
    record Allowed(Set<String> codes, Set<String> read, Set<String> secret) {}

    Masking(Allowed allowed, String businessKey, Set<String> people) {
        this.allowed = allowed;
        this.businessKey = businessKey;
        this.people = Set.copyOf(people);
    }

    /** @param at when they were used: times are told from there. @return null for null */
    Map<String, Object> variables(Map<String, Object> values, Instant at) {
        if (values == null) {
            return null;
        }
        var masked = new LinkedHashMap<String, Object>();
        new java.util.TreeMap<>(values).forEach((name, value) -> masked.put(name, value(name, value, at)));
        return masked;
    }

    /** Names whose numbers were taken away although expressions ask for them; the case may go another way without. */
    Set<String> hidden() {
        return Set.copyOf(hidden);
    }

    private Object value(String name, Object value, Instant at) {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth;
            case Number number -> stays(name, new BigDecimal(number.toString())) ? number : 0;
            case List<?> list -> list.stream().map(one -> value(name, one, at)).collect(Collectors.toCollection(ArrayList::new));
            case Map<?, ?> fields -> {
                var masked = new LinkedHashMap<String, Object>();
                fields.forEach((field, one) -> masked.put(fieldName(String.valueOf(field)), value(String.valueOf(field), one, at)));
                yield masked;
            }
            case String text -> text(name, text, at);
            default -> text(value.toString());
        };
    }

    private String fieldName(String name) {
        return allowed.read().contains(name) ? name : text(name);
    }

    private String text(String name, String text, Instant at) {
        if (NUMBER.matcher(text).matches() && !allowed.codes().contains(text)) {
            return stays(name, new BigDecimal(text)) ? text : "0";
        }
        return relative(text, at);
    }

    private boolean stays(String name, BigDecimal number) {
        var read = allowed.read().contains(name);
        if (number.signum() == 0) {
            return true;
        }
        if (isSecret(name)) {
            if (read) {
                hidden.add(name);
            }
            return false;
        }
        return read || number.abs().compareTo(LARGEST_AMOUNT) < 0;
    }

    private boolean isSecret(String name) {
        return WORD.matcher(name).results().map(word -> word.group().toLowerCase(Locale.ROOT)).anyMatch(word -> allowed.secret().contains(word));
    }

    /** Times as so much before or after that moment. */
    private String relative(String text, Instant at) {
        var cycle = CYCLE.matcher(text);
        if (cycle.matches() && isSpan(cycle.group(3))) {
            return cycle.group(1) + "/" + (cycle.group(2) == null ? "" : relative(cycle.group(2), at) + "/") + cycle.group(3);
        }
        try {
            if (TIME.matcher(text).matches()) {
                return "{now" + distance(Duration.between(at, ZonedDateTime.parse(text).toInstant()).truncatedTo(ChronoUnit.SECONDS)) + "}";
            }
            if (DAY.matcher(text).matches()) {
                return "{today" + distance(Duration.ofDays(ChronoUnit.DAYS.between(at.atOffset(ZoneOffset.UTC).toLocalDate(), LocalDate.parse(text)))) + "}";
            }
        } catch (DateTimeParseException e) {
            // looks like a time and is none
        }
        return text(text);
    }

    private static String distance(Duration between) {
        return between.isZero() ? "" : (between.isNegative() ? "-" : "+") + span(between.abs());
    }

    /** Days where it is whole days. */
    static String span(Duration length) {
        return length.toDays() > 0 && length.equals(Duration.ofDays(length.toDays())) ? "P" + length.toDays() + "D" : length.toString();
    }

    /** For names, keys, and whatever else has no moment. */
    String text(String text) {
        if (text == null || text.isBlank() || allowed.codes().contains(text) || MONTH.matcher(text).matches() || isSpan(text)) {
            return text;
        }
        if (text.equals(businessKey)) {
            return CASE;
        }
        if (!placeholders.containsKey(text) && JOINED.matcher(text).matches()) {
            return parts(text);
        }
        return placeholders.computeIfAbsent(text, one -> people.contains(one) ? "person-" + ++persons : "text-" + ++texts);
    }

    /** A group such as {@code me-owner:ME-0001} keeps its kind, and goes on to be about the same as what it names. */
    private String parts(String text) {
        var masked = new StringBuilder();
        var begin = 0;
        for (var end = 0; end <= text.length(); end++) {
            if (end == text.length() || ":/|".indexOf(text.charAt(end)) >= 0) {
                masked.append(text(text.substring(begin, end)));
                if (end < text.length()) {
                    masked.append(text.charAt(end));
                }
                begin = end + 1;
            }
        }
        return masked.toString();
    }

    private static boolean isSpan(String text) {
        if (text.length() > 40 || !text.startsWith("P")) {
            return false;
        }
        try {
            Duration.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            try {
                Period.parse(text);
                return true;
            } catch (DateTimeParseException none) {
                return false;
            }
        }
    }
}
