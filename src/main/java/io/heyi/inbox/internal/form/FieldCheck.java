package io.heyi.inbox.internal.form;

import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks one visible, editable field. */
final class FieldCheck {

    /** Longest text that any field takes when its form names no length. */
    static final int LONGEST_TEXT = 4_000;

    private static final int MOST_DIGITS = 40;
    private static final int LAST_YEAR = 9_999;
    private static final String EMAIL = "^[^@\\s]{1,64}@[^@\\s]{1,190}$";
    private static final String PHONE = "^\\+?[0-9 ()/.-]{4,30}$";

    private final Form.Field field;
    private final Map<String, Object> data;

    private FieldCheck(Form.Field field, Map<String, Object> data) {
        this.field = field;
        this.data = data;
    }

    sealed interface Verdict {
        record Valid(Object value) implements Verdict {}

        record Empty() implements Verdict {}

        record Fault(FieldError error) implements Verdict {}
    }

    /** @param data all values, for expressions */
    static Verdict check(Form.Field field, Object value, Map<String, Object> data) {
        return new FieldCheck(field, data).check(value);
    }

    private Verdict check(Object value) {
        var required = Feel.flag(field.rule("required"), data);
        if (FormCheck.isEmpty(value)) {
            return required ? fault("required") : new Verdict.Empty();
        }
        return switch (field.type()) {
            case "textfield", "textarea" -> value instanceof String text ? text(text) : fault("notText");
            case "number" -> number(value);
            case "checkbox" -> !(value instanceof Boolean ticked) ? fault("notBoolean") : required && !ticked ? fault("required") : new Verdict.Valid(value);
            case "radio", "select" -> allowed().contains(value.toString()) && !(value instanceof Collection<?>) ? new Verdict.Valid(value) : fault("notAllowed");
            case "taglist", "checklist" -> several(value);
            case "datetime" -> value instanceof String text && isTime(text) ? new Verdict.Valid(value) : fault("notTime");
            default -> fault("unknown");
        };
    }

    private Verdict text(String text) {
        var least = Feel.number(field.rule("minLength"), data);
        var most = Feel.number(field.rule("maxLength"), data).map(BigDecimal::intValue).orElse(LONGEST_TEXT);
        if (!PlainText.isClean(text)) {
            return fault("controlCharacters");
        }
        if (text.codePointCount(0, text.length()) > most) {
            return fault("tooLong", most);
        }
        if (least.isPresent() && text.codePointCount(0, text.length()) < least.get().intValue()) {
            return fault("tooShort", least.get().intValue());
        }
        return pattern().filter(pattern -> !SafePattern.matches(pattern, text)).<Verdict>map(pattern -> fault("pattern")).orElseGet(() -> new Verdict.Valid(text));
    }

    private Optional<String> pattern() {
        return switch (field.rule("validationType").asText()) {
            case "email" -> Optional.of(EMAIL);
            case "phone" -> Optional.of(PHONE);
            default -> Optional.of(field.rule("pattern").asText()).filter(pattern -> !pattern.isEmpty());
        };
    }

    private Verdict number(Object value) {
        var exact = exact(value);
        if (exact.isEmpty()) {
            return fault("notNumber");
        }
        var number = exact.get();
        var decimals = field.component().path("decimalDigits");
        if (decimals.isNumber() && number.stripTrailingZeros().scale() > decimals.asInt()) {
            return fault("decimals", decimals.asInt());
        }
        var least = Feel.number(field.rule("min"), data);
        if (least.isPresent() && number.compareTo(least.get()) < 0) {
            return fault("tooSmall", least.get());
        }
        var most = Feel.number(field.rule("max"), data);
        if (most.isPresent() && number.compareTo(most.get()) > 0) {
            return fault("tooLarge", most.get());
        }
        return new Verdict.Valid(field.component().path("serializeToString").asBoolean() ? number.toPlainString() : number);
    }

    /** A number without going through floating point, and short enough to be calculated with. */
    private Optional<BigDecimal> exact(Object value) {
        var asText = field.component().path("serializeToString").asBoolean();
        if (!(value instanceof Number) && !(asText && value instanceof String) || value.toString().length() > MOST_DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(value.toString())).filter(number -> Math.abs((long) number.scale()) <= MOST_DIGITS);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Verdict several(Object value) {
        if (!(value instanceof List<?> list) || !list.stream().allMatch(item -> item != null && allowed().contains(item.toString()))) {
            return fault("notAllowed");
        }
        return new Verdict.Valid(List.copyOf(new java.util.LinkedHashSet<>(list)));
    }

    /** From the file, from the data under {@code valuesKey}, or from an expression. */
    private Set<String> allowed() {
        var allowed = new HashSet<String>();
        field.component().path("values").forEach(option -> allowed.add(option.path("value").asText()));
        var key = field.component().path("valuesKey").asText();
        var computed = field.component().path("valuesExpression").asText();
        var options = !key.isEmpty() ? data.get(key) : computed.isEmpty() ? null : Feel.value(computed, data).orElse(null);
        if (options instanceof Collection<?> list) {
            list.forEach(option -> allowed.add(String.valueOf(option instanceof Map<?, ?> map ? map.get("value") : option)));
        }
        return allowed;
    }

    private boolean isTime(String text) {
        try {
            switch (field.component().path("subtype").asText("date")) {
                case "time" -> {
                    if (text.length() > 8) {
                        OffsetTime.parse(text);
                    } else {
                        LocalTime.parse(text);
                    }
                }
                case "datetime" -> {
                    if (text.matches(".*([zZ]|[+-]\\d\\d:\\d\\d)")) {
                        inCalendar(OffsetDateTime.parse(text));
                    } else {
                        inCalendar(LocalDateTime.parse(text));
                    }
                }
                default -> inCalendar(LocalDate.parse(text));
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** No database keeps all years that Java knows. */
    private static void inCalendar(TemporalAccessor day) {
        if (day.get(ChronoField.YEAR) < 1 || day.get(ChronoField.YEAR) > LAST_YEAR) {
            throw new DateTimeException("no year of our calendars");
        }
    }

    private Verdict.Fault fault(String code, Object... arguments) {
        return new Verdict.Fault(FieldError.of(FormCheck.PREFIX + field.key(), "inbox.form." + code, arguments));
    }
}
