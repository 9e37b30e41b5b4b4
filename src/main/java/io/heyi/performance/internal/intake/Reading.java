package io.heyi.performance.internal.intake;

import java.util.ArrayList;
import java.util.List;

/** Rows of a body with the faults of its form. Collects no more faults than somebody would read. */
public final class Reading {

    static final int MOST_ERRORS = 100;

    private final List<RawRow> rows = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();

    void add(RawRow row) {
        rows.add(row);
    }

    void add(RowError error) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(error);
        }
    }

    boolean full() {
        return errors.size() >= MOST_ERRORS;
    }

    /** One row that was typed in. */
    public static Reading of(RawRow row) {
        var reading = new Reading();
        reading.add(row);
        return reading;
    }

    static Reading failed(RowError error) {
        var reading = new Reading();
        reading.add(error);
        return reading;
    }

    public List<RawRow> rows() {
        return List.copyOf(rows);
    }

    /** Whether the body is no text in UTF-8. */
    public boolean isUndecodable() {
        return errors.stream().anyMatch(error -> error.is("encoding") || error.is("encodingAt"));
    }

    public List<RowError> errors() {
        return List.copyOf(errors);
    }
}
