package io.heyi.web.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import io.heyi.web.Moments;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.util.StringUtils;

/** {@code #heyi} in templates: values as text in the reader's language, the policy's zone and the product's time. Null in, empty text out. */
public final class Words {

    private static final Duration SOON = Duration.ofDays(1);
    private static final Duration NEAR = Duration.ofDays(3);
    /** As many as there are patterns in the message files; reading a pattern takes longer than using it. */
    private static final Map<Format, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    private record Format(String pattern, Locale locale) {}
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<![\\w-])(?<!\\d\\.)\\d{4,18}(?:\\.\\d+)?(?![\\w-])");

    private final WordSources sources;
    private final Locale locale;

    Words(WordSources sources, Locale locale) {
        this.sources = sources;
        this.locale = locale;
    }

    public String money(Object amount, Object currency) {
        return switch (amount) {
            case null -> "";
            case Money money -> money(money.amount(), money.currency());
            case BigDecimal exact -> money(exact, String.valueOf(currency));
            case Number number -> money(new BigDecimal(number.toString()), String.valueOf(currency));
            default -> money(new BigDecimal(amount.toString()), String.valueOf(currency));
        };
    }

    private String money(BigDecimal amount, Object currency) {
        var code = currency instanceof Currency known ? known.getCurrencyCode() : currency == null || currency.equals("null") ? "" : currency.toString();
        return (Money.figure(amount, locale) + "\u00a0" + code).strip();
    }

    /** A value of a policy as people read it: amounts grouped, fractions with their percentage, durations and days in words, lists with commas. */
    public String value(Object value) {
        return switch (value) {
            case null -> "";
            case Integer number -> number(number);
            case Long number -> number(number);
            case BigDecimal number -> Figures.number(number, locale);
            case Boolean yes -> message(yes ? "web.value.yes" : "web.value.no");
            case Duration span -> exactSpan(span);
            case LocalDate day -> date(day);
            case ZoneId zone -> zone.getId() + " (" + zone.getDisplayName(TextStyle.FULL, locale) + ")";
            case Collection<?> many when many.isEmpty() -> message("web.value.none");
            case Collection<?> many -> many.stream().map(this::value).collect(Collectors.joining(message("web.value.separator")));
            default -> String.valueOf(Figures.argument(value, locale));
        };
    }

    /** Every unit that is not zero, for durations that count exactly. */
    private String exactSpan(Duration span) {
        var parts = new ArrayList<String>();
        part(parts, "web.time.days", span.toDays());
        part(parts, "web.time.hours", span.toHoursPart());
        part(parts, "web.time.minutes", span.toMinutesPart());
        part(parts, "web.time.seconds", span.toSecondsPart());
        return parts.isEmpty() ? message("web.time.seconds", 0) : String.join(" ", parts);
    }

    private void part(List<String> parts, String key, long count) {
        if (count != 0) {
            parts.add(message(key, count));
        }
    }

    /** A cell of a decision table: truth values and what does not matter as words, long numbers grouped, the operators of FEEL as they are; texts in quotes stay untouched. */
    public String cell(String expression) {
        return switch (expression) {
            case "true", "false" -> value(Boolean.valueOf(expression));
            case "-" -> message("web.policies.any");
            default -> expression.contains("\"") ? expression
                    : LONG_NUMBER.matcher(expression).replaceAll(number -> Figures.number(new BigDecimal(number.group()), locale));
        };
    }

    /** A rating with one decimal. */
    public String stars(BigDecimal rating) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(rating);
    }

    public String number(Object number) {
        if (number == null) {
            return "";
        }
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(6);
        return format.format(number instanceof Number given ? given : new BigDecimal(number.toString()));
    }

    public String date(Object day) {
        return switch (day) {
            case LocalDate date -> format("web.format.date").format(date);
            case Instant instant -> format("web.format.date").format(instant.atZone(zone()));
            case null, default -> "";
        };
    }

    /** A month with its year: {@code November 2026}. */
    public String month(YearMonth month) {
        return month == null ? "" : format("web.format.month").format(month);
    }

    public String dateTime(Instant instant) {
        return instant == null ? "" : Moments.text(instant, zone(), messages(), locale);
    }

    /** The moment with the zone that the product reckons in, for tooltips. */
    public String exactly(Instant instant) {
        return instant == null ? "" : dateTime(instant) + ", " + zoneName();
    }

    /** The zone of every shown time, e.g. {@code China Standard Time (GMT+8)}. */
    public String zoneName() {
        return format("zzzz (O)", locale).format(sources.now().atZone(zone()));
    }

    public ZoneId zone() {
        return sources.zone();
    }

    private DateTimeFormatter format(String key) {
        return format(message(key), locale);
    }

    private static DateTimeFormatter format(String pattern, Locale locale) {
        return FORMATS.computeIfAbsent(new Format(pattern, locale), format -> DateTimeFormatter.ofPattern(format.pattern(), format.locale()));
    }

    /** "3 hours ago", "in 2 days", "just now". */
    public String ago(Instant instant) {
        if (instant == null) {
            return "";
        }
        var distance = Duration.between(sources.now(), instant);
        if (distance.abs().compareTo(Duration.ofMinutes(1)) < 0) {
            return message("web.time.now");
        }
        return message(distance.isNegative() ? "web.time.ago" : "web.time.in", span(distance.abs()));
    }

    /** "overdue by 2 hours", "due in 3 days". */
    public String due(Instant deadline) {
        if (deadline == null) {
            return "";
        }
        var left = Duration.between(sources.now(), deadline);
        return message(left.isNegative() ? "web.due.overdue" : "web.due.in", span(left.abs()));
    }

    /** In its largest unit that says enough, for times that were measured. */
    public String span(Duration span) {
        if (span.toMinutes() < 1) {
            return message("web.time.moment");
        }
        if (span.toDays() >= 60) {
            return message("web.time.months", span.toDays() / 30);
        }
        if (span.toDays() >= 2) {
            return message("web.time.days", span.toDays());
        }
        return span.toHours() >= 1 ? message("web.time.hours", span.toHours()) : message("web.time.minutes", span.toMinutes());
    }

    public String dueTone(Instant deadline) {
        if (deadline == null) {
            return "neutral";
        }
        var left = Duration.between(sources.now(), deadline);
        return left.isNegative() ? "bad" : left.compareTo(SOON) < 0 ? "warn" : left.compareTo(NEAR) < 0 ? "info" : "neutral";
    }

    public boolean hasErrors(List<FieldError> errors, String field) {
        return errors != null && errors.stream().anyMatch(error -> error.field().equals(field));
    }

    /** Messages for exactly that field. */
    public List<String> errors(List<FieldError> errors, String field) {
        return errors == null ? List.of() : errors.stream().filter(error -> error.field().equals(field)).map(this::error).toList();
    }

    public String error(FieldError error) {
        return messages().getMessage(error.code(), error.arguments().toArray(), message("web.field.invalid"), locale);
    }

    /** A text of several lines as paragraphs and lists. */
    public List<Prose.Block> blocks(String text) {
        return Prose.blocks(text);
    }

    /** The id that the input fragments give the control of a field. */
    public String controlId(String field) {
        return "f-" + field.replaceAll("[^A-Za-z0-9]+", "-");
    }

    public String message(String key, Object... arguments) {
        return messages().getMessage(key, arguments, locale);
    }

    /** For keys that come from data, where a missing text must not break the page. */
    public String messageOr(String key, String otherwise, Object... arguments) {
        return messages().getMessage(key, arguments, otherwise, locale);
    }

    /** A message key with its arguments after {@code |}, as records keep reasons; anything else is somebody's own words and stays as it is. */
    public String said(String text) {
        var parts = text.split("\\|", -1);
        return messageOr(parts[0], text, (Object[]) Arrays.copyOfRange(parts, 1, parts.length));
    }

    private MessageSource messages() {
        return sources.messages();
    }

    /** The person's name, or the user name while the directory does not know them; {@code system} has a name of its own. */
    public String personName(Object username) {
        var name = username == null ? "" : username.toString();
        return name.equals("system") ? message("web.person.system") : sources.people().name(name);
    }

    /** One or two letters for the round picture. */
    public String initials(Object username) {
        var parts = personName(username).strip().split("[\\s._-]+");
        var first = parts[0].isEmpty() ? "?" : parts[0].substring(0, parts[0].offsetByCodePoints(0, 1));
        var last = parts.length < 2 || parts[parts.length - 1].isEmpty() ? "" : parts[parts.length - 1].substring(0, parts[parts.length - 1].offsetByCodePoints(0, 1));
        return StringUtils.capitalize(first) + last.toUpperCase(Locale.ROOT);
    }

    /** Address of a built asset that changes with its content. */
    public String asset(String name) {
        return sources.assets().address(name);
    }

    /** A plain value as short readable text: texts as they are, everything else as JSON. */
    public String text(Object value) {
        try {
            return value == null ? "" : value instanceof String given ? given : sources.json().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a plain value", e);
        }
    }

    /** JSON that may stand inside a script element: nothing in it can close the element. */
    public String json(Object value) {
        try {
            return sources.json().writeValueAsString(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a value for JSON", e);
        }
    }

    /** What words are made from. */
    interface WordSources {
        MessageSource messages();

        Instant now();

        ZoneId zone();

        PersonNames people();

        Assets assets();

        ObjectMapper json();
    }
}
