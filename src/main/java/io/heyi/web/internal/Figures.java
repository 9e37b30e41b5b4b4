package io.heyi.web.internal;

import io.heyi.shared.Fraction;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** Amounts and shares as a language writes them, as exact as they are. */
final class Figures {

    private Figures() {}

    /** A number with grouped digits and exactly the decimals it has: an amount in cents keeps its two. */
    static String number(BigDecimal number, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    /** With the percentage beside it, because few people compare fractions at a glance: {@code 2/3 (66.7%)}. */
    static String fraction(Fraction share, Locale locale) {
        var percent = NumberFormat.getPercentInstance(locale);
        percent.setMaximumFractionDigits(1);
        return share + " (" + percent.format((double) share.numerator() / share.denominator()) + ")";
    }

    /** Amounts among the arguments of a message become texts; whatever a message format treats by itself stays. */
    static Object argument(Object argument, Locale locale) {
        return switch (argument) {
            case Money money -> money.toText(locale);
            case BigDecimal number -> number(number, locale);
            case Fraction share -> fraction(share, locale);
            case null, default -> argument;
        };
    }
}
