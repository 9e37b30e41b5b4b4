package io.heyi.interest.internal.domain;

import io.heyi.access.Username;
import io.heyi.interest.InterestKind;
import io.heyi.shared.FieldError;
import io.heyi.shared.Texts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Checks what people write down about interests. */
public final class StatementCheck {

    public static final int LONGEST_NOTE = 500;
    public static final int LONGEST_REASON = 500;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final Username person;
    private final boolean ended;
    private final LocalDate today;
    private final List<FieldError> errors = new ArrayList<>();

    private StatementCheck(Username person, boolean ended, LocalDate today) {
        this.person = person;
        this.ended = ended;
        this.today = today;
    }

    /** @param statement null when there are errors */
    public record Result(Statement statement, List<FieldError> errors) {}

    /**
     * @param ended whether it corrects an entry that has ended, which alone may carry a last day whatever its kind
     * @param isObject whether the register's objects or people include the id
     * @param isPerson whether somebody has the user name
     */
    public static Result check(StatementInput input, Username person, boolean ended, LocalDate today, Predicate<String> isObject, Predicate<String> isPerson) {
        var check = new StatementCheck(person, ended, today);
        var statement = check.statement(input, isObject, isPerson);
        return new Result(check.errors.isEmpty() ? statement : null, List.copyOf(check.errors));
    }

    private Statement statement(StatementInput input, Predicate<String> isObject, Predicate<String> isPerson) {
        var kind = kind(text(input.kind()));
        var object = object(text(input.object()), kind, isObject, isPerson);
        var percent = percent(text(input.percent()), kind);
        var from = day("from", text(input.from()));
        var until = until(text(input.until()), kind, from);
        return new Statement(object, kind.orElse(null), percent, new Span(from, until), note(text(input.note()), kind));
    }

    private Optional<InterestKind> kind(String text) {
        var kind = Arrays.stream(InterestKind.values()).filter(InterestKind::isDeclarable).filter(value -> value.name().equals(text)).findFirst();
        if (kind.isEmpty()) {
            error("kind", text.isEmpty() ? "kindMissing" : "kindUnknown");
        }
        return kind;
    }

    private String object(String text, Optional<InterestKind> kind, Predicate<String> isObject, Predicate<String> isPerson) {
        if (text.isEmpty()) {
            error("object", "objectMissing");
        } else if (text.equals(person.value())) {
            error("object", "objectIsSelf");
        } else if (kind.filter(InterestKind.RELATED::equals).isPresent()) {
            if (!isPerson.test(text)) {
                error("object", "notAPerson");
            }
        } else if (!isObject.test(text)) {
            error("object", "objectUnknown");
        }
        return text;
    }

    private BigDecimal percent(String text, Optional<InterestKind> kind) {
        if (text.isEmpty()) {
            return null;
        }
        if (kind.isPresent() && kind.get() != InterestKind.HOLDS_SHARES) {
            error("percent", "percentNotWanted");
            return null;
        }
        var value = text.matches("[0-9]{1,3}(\\.[0-9]{1,4})?") ? new BigDecimal(text) : BigDecimal.ZERO;
        if (value.signum() <= 0 || value.compareTo(new BigDecimal(100)) > 0) {
            error("percent", "percent");
            return null;
        }
        return value;
    }

    private LocalDate until(String text, Optional<InterestKind> kind, LocalDate from) {
        boolean past = kind.filter(InterestKind.WORKED_FOR::equals).isPresent();
        if (text.isEmpty()) {
            if (past) {
                error("until", "untilMissing");
            }
            return null;
        }
        if (kind.isPresent() && !past && !ended) {
            error("until", "untilNotWanted");
            return null;
        }
        return lastDay(text, from);
    }

    private LocalDate lastDay(String text, LocalDate from) {
        var day = day("until", text);
        if (day != null && from != null && day.isBefore(from)) {
            error("until", "untilBeforeFrom");
        }
        return day;
    }

    private LocalDate day(String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            var day = LocalDate.parse(text);
            if (!day.isBefore(EARLIEST) && !day.isAfter(today)) {
                return day;
            }
            error(field, "dayOutOfRange");
        } catch (DateTimeException e) {
            error(field, "notADay");
        }
        return null;
    }

    /** The last day of an entry that is being ended. */
    public static Result end(Statement statement, String until, Username person, LocalDate today) {
        var check = new StatementCheck(person, true, today);
        var text = text(until);
        if (text.isEmpty()) {
            check.error("until", "lastDayMissing");
        }
        var day = check.lastDay(text, statement.span().from());
        var ended = new Statement(statement.object(), statement.kind(), statement.percent(), new Span(statement.span().from(), day), statement.note());
        return new Result(check.errors.isEmpty() ? ended : null, List.copyOf(check.errors));
    }

    private String note(String text, Optional<InterestKind> kind) {
        if (text.isEmpty() && kind.filter(InterestKind.OTHER::equals).isPresent()) {
            error("note", "noteMissing");
        } else if (text.length() > LONGEST_NOTE) {
            error("note", "tooLong", LONGEST_NOTE);
        } else if (!Texts.isClean(text)) {
            error("note", "notClean");
        }
        return text;
    }

    /** Why somebody writes about another. */
    public static List<FieldError> reason(String reason) {
        var text = text(reason);
        if (text.isEmpty()) {
            return List.of(FieldError.of("reason", "interest.error.reasonMissing"));
        }
        return text.length() > LONGEST_REASON ? List.of(FieldError.of("reason", "interest.error.tooLong", LONGEST_REASON))
                : Texts.isClean(text) ? List.of() : List.of(FieldError.of("reason", "interest.error.notClean"));
    }

    /** What was typed without the blanks around it; empty for nothing. */
    public static String text(String value) {
        return value == null ? "" : value.strip();
    }

    private void error(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, "interest.error." + code, arguments));
    }
}
