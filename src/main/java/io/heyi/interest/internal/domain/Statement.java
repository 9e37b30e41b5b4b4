package io.heyi.interest.internal.domain;

import io.heyi.interest.InterestKind;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is said of a person's interest, checked.
 *
 * @param object ME code, EMC code, id of a shared-service platform or user name
 * @param percent share held, above 0 to 100 with four decimals at most; null where unknown or not shares
 * @param note in words; empty for none
 */
public record Statement(String object, InterestKind kind, BigDecimal percent, Span span, String note) {

    /** The same share is the same statement, however it was written. */
    public Statement {
        percent = percent == null ? null : percent.setScale(Math.max(0, percent.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY);
    }
}
