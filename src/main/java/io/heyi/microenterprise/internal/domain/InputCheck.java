package io.heyi.microenterprise.internal.domain;

import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import io.heyi.shared.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Reads what people typed, field by field, and gathers every fault instead of stopping at the first. A faulty field reads as null. */
public abstract class InputCheck {

    private static final BigDecimal LARGEST_FIGURE = new BigDecimal("999999999999999");

    private static final int MONTH = 60;

    private final YearMonth thisMonth;
    private final List<FieldError> errors = new ArrayList<>();

    /** @param thisMonth months before it are in the past */
    protected InputCheck(YearMonth thisMonth) {
        this.thisMonth = thisMonth;
    }

    /** The faults so far. */
    protected final List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** Stripped, 1 to {@code longest} characters. */
    protected final String text(String field, String value, int longest) {
        if (value == null || value.isBlank()) {
            error(field, "missing");
            return null;
        }
        var text = value.strip();
        if (text.codePointCount(0, text.length()) > longest) {
            error(field, "tooLong", longest);
            return null;
        }
        if (!Texts.isClean(text)) {
            error(field, "controlCharacters");
            return null;
        }
        return text;
    }

    /** 0 or more, with two decimals. */
    protected final BigDecimal money(String field, String value) {
        var amount = number(field, value);
        if (amount == null) {
            return null;
        }
        if (amount.signum() < 0) {
            error(field, "negative");
        } else if (decimals(amount) > 2) {
            error(field, "tooManyDecimals", 2);
        } else if (amount.compareTo(Money.LARGEST) > 0) {
            error(field, "tooLarge", Money.LARGEST);
        } else {
            return amount.setScale(2, RoundingMode.UNNECESSARY);
        }
        return null;
    }

    /** Any number with at most six decimals. */
    protected final BigDecimal figure(String field, String value) {
        var figure = number(field, value);
        if (figure == null) {
            return null;
        }
        if (decimals(figure) > 6) {
            error(field, "tooManyDecimals", 6);
        } else if (figure.abs().compareTo(LARGEST_FIGURE) > 0) {
            error(field, "tooLarge", LARGEST_FIGURE);
        } else {
            return figure.setScale(Math.max(0, decimals(figure)), RoundingMode.UNNECESSARY);
        }
        return null;
    }

    private static int decimals(BigDecimal number) {
        return number.signum() == 0 ? 0 : number.stripTrailingZeros().scale();
    }

    /** Long digit rows and exponents are cut off before they cost time. */
    private BigDecimal number(String field, String value) {
        if (value == null || value.isBlank()) {
            error(field, "missing");
            return null;
        }
        var text = value.strip();
        if (!text.matches("[+-]?\\d{1,60}(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?")) {
            error(field, text.length() > 60 ? "tooLarge" : "notANumber", Money.LARGEST);
            return null;
        }
        return new BigDecimal(text);
    }

    /** Whether the list has as many entries as it may. */
    protected final boolean counts(String field, List<?> list, int least, int most) {
        if (list == null || list.size() < least) {
            error(field, "missing");
            return false;
        }
        if (list.size() > most) {
            error(field, "tooMany", most);
            return false;
        }
        return true;
    }

    protected final boolean present(String field, Object value) {
        if (value == null) {
            error(field, "missing");
        }
        return value != null;
    }

    /** @param code below {@code microenterprise.error.} */
    protected final void error(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, "microenterprise.error." + code, arguments));
    }

    /** {@code 2027-12}, not in the past. */
    protected final String month(String field, String value) {
        var text = text(field, value, MONTH);
        if (text == null) {
            return null;
        }
        try {
            if (!text.matches("\\d{4}-\\d{2}")) {
                error(field, "notAMonth");
            } else if (YearMonth.parse(text).isBefore(thisMonth)) {
                error(field, "monthInThePast", thisMonth.toString());
            }
        } catch (DateTimeException e) {
            error(field, "notAMonth");
        }
        return text;
    }
}
