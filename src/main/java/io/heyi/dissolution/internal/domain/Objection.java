package io.heyi.dissolution.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A member says that the case was wrongly opened.
 *
 * @param judges asked so far, the last one now
 * @param ruling null before one
 */
public record Objection(String text, String person, Instant at, List<Judge> judges, Ruled ruling) {

    public Objection {
        judges = List.copyOf(judges);
    }

    /** @param level of the ladder, from 0; @param group candidate group */
    public record Judge(int level, String group, Instant dueAt) {}

    /** @param accepted whether the case was wrongly opened */
    public record Ruled(boolean accepted, String reason, String person, Instant at) {}

    static Objection of(String text, String person, Instant at) {
        return new Objection(text, person, at, List.of(), null);
    }

    Objection asked(Judge judge) {
        return new Objection(text, person, at, Stream.concat(judges.stream(), Stream.of(judge)).toList(), ruling);
    }

    Objection ruled(Ruled by) {
        return new Objection(text, person, at, judges, by);
    }
}
