package io.heyi.performance.internal.intake;

/**
 * A row as it was sent; a cell that was not sent is null.
 *
 * @param number as people count: in a CSV file the header is row 1, in JSON the first element is 1
 */
public record RawRow(int number, String emc, String actor, String metric, String period, String value, String source, String sampleSize) {}
