package io.heyi.emc.internal.contract;

import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import io.heyi.shared.Texts;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/** The kinds of field that terms have; collects what is wrong with each under its name. */
abstract class FieldCheck {

    static final int TITLE = 120;
    static final int TEXT = 2000;
    static final int SHORT = 60;
    static final int LISTED = 20;
    static final BigDecimal HUNDRED = new BigDecimal(100);

    private static final String CODE = "[a-z0-9-]{1,40}";

    final List<FieldError> errors;

    FieldCheck(List<FieldError> errors) {
        this.errors = errors;
    }

    final void texts(String field, List<String> texts) {
        if (atMost(field, texts, LISTED)) {
            for (int i = 0; i < texts.size(); i++) {
                text(field + "[" + i + "]", texts.get(i), TITLE);
            }
        }
    }

    final void text(String field, String text, int longest) {
        if (text == null || text.isBlank()) {
            error(field, "missing");
        } else {
            readable(field, text, longest);
        }
    }

    final void optionalText(String field, String text, int longest) {
        if (text != null) {
            readable(field, text, longest);
        }
    }

    private void readable(String field, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            error(field, "tooLong", longest);
        } else if (!Texts.isClean(text)) {
            error(field, "controlCharacters");
        }
    }

    final boolean code(String field, String code) {
        if (code == null || code.isBlank()) {
            error(field, "missing");
            return false;
        }
        if (!code.matches(CODE)) {
            error(field, "notACode");
            return false;
        }
        return true;
    }

    final void percent(String field, BigDecimal percent) {
        if (!present(field, percent)) {
            return;
        }
        if (!isPercentage(percent)) {
            error(field, "notAPercentage");
        } else if (decimals(percent) > 4) {
            error(field, "tooManyDecimals", 4);
        }
    }

    static boolean isPercentage(BigDecimal percent) {
        return percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0;
    }

    final void money(String field, BigDecimal amount, boolean checkedAsFigure) {
        if (amount == null) {
            return;
        }
        if (amount.signum() < 0) {
            error(field, "negative");
        } else if (decimals(amount) > 2) {
            error(field, "tooManyDecimals", 2);
        } else if (!checkedAsFigure && amount.compareTo(Money.LARGEST) > 0) {
            error(field, "tooLarge", Money.LARGEST);
        }
    }

    final boolean figure(String field, BigDecimal figure) {
        if (!present(field, figure)) {
            return false;
        }
        if (decimals(figure) > 6) {
            error(field, "tooManyDecimals", 6);
            return false;
        }
        if (figure.abs().compareTo(Money.LARGEST) > 0) {
            error(field, "tooLarge", Money.LARGEST);
            return false;
        }
        return true;
    }

    static int decimals(BigDecimal number) {
        return number.signum() == 0 ? 0 : number.stripTrailingZeros().scale();
    }

    final boolean atMost(String field, Collection<?> list, int most) {
        if (list.size() > most) {
            error(field, "tooMany", most);
            return false;
        }
        return true;
    }

    final boolean present(String field, Object value) {
        if (value == null) {
            error(field, "missing");
        }
        return value != null;
    }

    static String clipped(String text) {
        return text.length() > SHORT ? text.substring(0, SHORT) : text;
    }

    final void error(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, "emc.error." + code, arguments));
    }
}
