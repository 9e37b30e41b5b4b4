package io.heyi.performance.internal.intake;

import java.util.List;

/**
 * What is wrong with one cell.
 *
 * @param row 0 for the file as a whole
 * @param field a column's name; empty for the row as a whole
 * @param code message key that names the fault and the mend
 */
public record RowError(int row, String field, String code, List<Object> arguments) {

    /** Message keys of the faults. */
    static final String PREFIX = "performance.error.";

    public RowError {
        arguments = List.copyOf(arguments);
    }

    static RowError of(int row, String field, String fault, Object... arguments) {
        return new RowError(row, field, PREFIX + fault, List.of(arguments));
    }

    static RowError ofFile(String fault, Object... arguments) {
        return of(0, "", fault, arguments);
    }

    /** Whether it is this fault, e.g. {@code notYours}. */
    public boolean is(String fault) {
        return code.equals(PREFIX + fault);
    }
}
