package io.heyi.talent.internal.people.domain;

import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import io.heyi.shared.Texts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads what people typed and collects what is wrong with it; a field with an error gives null. */
public final class Checks {

    private static final String NUMBER = "\\d{1,18}(\\.\\d{1,2})?";

    private final List<FieldError> errors = new ArrayList<>();

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    public boolean failed() {
        return !errors.isEmpty();
    }

    /** @param code end of a message key below {@code people.error.} */
    public void error(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, "people.error." + code, arguments));
    }

    /** An amount of money a month: more than 0, at most two decimals. */
    public BigDecimal amount(String field, String text) {
        var given = text == null ? "" : text.strip();
        if (given.isEmpty()) {
            error(field, "missing");
            return null;
        }
        var amount = given.matches(NUMBER) ? new BigDecimal(given) : BigDecimal.ZERO;
        if (amount.signum() <= 0 || amount.compareTo(Money.LARGEST) > 0) {
            error(field, "amount");
            return null;
        }
        return amount.setScale(2);
    }

    /** A day from {@code earliest} to {@code latest}. */
    public LocalDate day(String field, String text, LocalDate earliest, LocalDate latest) {
        var given = text == null ? "" : text.strip();
        if (given.isEmpty()) {
            error(field, "missing");
            return null;
        }
        try {
            var day = LocalDate.parse(given);
            if (!day.isBefore(earliest) && !day.isAfter(latest)) {
                return day;
            }
        } catch (DateTimeException e) {
            // told below; the parser's own words would quote what was typed
        }
        error(field, "dayWithin", earliest.toString(), latest.toString());
        return null;
    }

    /** A readable text without blanks at its ends; absent counts as empty. */
    public String text(String field, String text, boolean required, int longest) {
        var given = text == null ? "" : text.replace("\r\n", "\n").strip();
        if (given.isEmpty() && required) {
            error(field, "missing");
        } else if (given.codePointCount(0, given.length()) > longest) {
            error(field, "tooLong", longest);
        } else if (!Texts.isClean(given)) {
            error(field, "unreadable");
        } else {
            return given;
        }
        return null;
    }

    /** A whole number in a range. */
    public Integer whole(String field, String text, int least, int most) {
        var given = text == null ? "" : text.strip();
        if (given.matches("\\d{1,6}") && Integer.parseInt(given) >= least && Integer.parseInt(given) <= most) {
            return Integer.valueOf(given);
        }
        error(field, given.isEmpty() ? "missing" : "wholeWithin", least, most);
        return null;
    }
}
