package io.heyi.shared;

import java.util.regex.Pattern;

/** An exact share of a number of people or votes, more than nothing and at most all: {@code 2/3}. A percentage cannot say two thirds (domain.md §3a, quorums). */
public record Fraction(int numerator, int denominator) {

    private static final Pattern TEXT = Pattern.compile("\\s*(\\d{1,4})\\s*/\\s*(\\d{1,4})\\s*");

    /** @throws IllegalArgumentException unless it is more than 0 and at most 1 */
    public Fraction {
        if (numerator < 1 || denominator < numerator) {
            throw new IllegalArgumentException("a fraction is more than 0 and at most 1, not " + numerator + "/" + denominator);
        }
    }

    /** @throws IllegalArgumentException for anything that is not written like {@code 2/3} */
    public static Fraction of(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a fraction is written like 2/3, not " + text);
        }
        return new Fraction(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /** The least whole number that is not less than this share of {@code whole}: two thirds of 4 are 3. */
    public int ceilingOf(int whole) {
        return Math.ceilDiv(Math.multiplyExact(numerator, whole), denominator);
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
