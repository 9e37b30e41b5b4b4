package io.heyi.inbox.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What happened to a task, as told to open pages. */
public enum TaskChange {
    CREATED, TAKEN, GIVEN_BACK, FINISHED, GONE, REFUSED, REMINDED, PLANNED, REOPENED;

    /** A change with the task it happened to. */
    public record Announcement(UUID taskId, TaskChange change) {}

    String payload(UUID taskId) {
        return taskId + " " + name();
    }

    /** Empty for anything that this version does not understand. */
    public static Optional<Announcement> parse(String payload) {
        try {
            var parts = payload.split(" ");
            return Optional.of(new Announcement(UUID.fromString(parts[0]), valueOf(parts[1])));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Name in events for scripts, e.g. {@code givenBack}; what was believed to be gone is new to a page. */
    public String eventName() {
        if (this == REOPENED) {
            return CREATED.eventName();
        }
        var words = name().toLowerCase(Locale.ROOT).split("_");
        return words.length == 1 ? words[0] : words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1);
    }
}
