package io.heyi.shared;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;

/**
 * An exact amount in one currency, kept to the cent (two decimals for every currency in use; domain.md §3a). Up to 15 digits before the point;
 * may be negative (ledger postings). Never rounded silently: more than two decimals are refused.
 */
// what can be told from the amount stands in no document
@JsonIgnoreProperties({"zero", "negative"})
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    /** Largest absolute amount that the product accepts, inclusive. */
    public static final BigDecimal LARGEST = new BigDecimal("999999999999999.99");

    public Money {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
        try {
            amount = amount.setScale(2, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("money has at most two decimals: " + amount.toPlainString(), e);
        }
        if (amount.abs().compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("money is beyond " + LARGEST.toPlainString());
        }
    }

    /** @throws IllegalArgumentException for an unknown currency, more than two decimals, or too many digits */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** @throws IllegalArgumentException when the currencies differ */
    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    /** @throws IllegalArgumentException when the currencies differ */
    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isAtLeast(Money other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    /** The amount with a point and two decimals, as process variables and the API carry it. */
    public String plain() {
        return amount.toPlainString();
    }

    /** For people, in their language: {@code 1,700,000.00 CNY}. */
    public String toText(Locale locale) {
        return figure(amount, locale) + " " + currency.getCurrencyCode();
    }

    /** An amount without its currency as the language groups digits, always with two decimals. */
    public static String figure(BigDecimal amount, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(amount);
    }

    @Override
    public String toString() {
        return plain() + " " + currency.getCurrencyCode();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
