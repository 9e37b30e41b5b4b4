package io.heyi.tender;

import java.util.List;
import java.util.stream.Stream;

/** Whom a task is offered to: candidate groups and candidate users. */
public record Addressees(List<String> groups, List<String> users) {

    public Addressees {
        groups = List.copyOf(groups);
        users = List.copyOf(users);
    }

    /** The same with one more group. */
    public Addressees with(String group) {
        return new Addressees(Stream.concat(groups.stream(), Stream.of(group)).distinct().toList(), users);
    }
}
