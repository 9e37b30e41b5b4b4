package io.heyi.replacement.internal.domain;

import java.time.YearMonth;

/**
 * A counter has met its rule while a case was open.
 *
 * @param cause what it would have opened a case for by itself
 * @param period the month in which it did
 */
public record CounterHit(Cause cause, YearMonth period) {}
