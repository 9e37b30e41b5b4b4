package io.heyi.notification;

import io.heyi.access.Username;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One thing that people are told.
 *
 * @param key what it is about, the same for a repeat, e.g. {@code task:<id>:assigned}
 * @param messageKey of one sentence; its arguments are plain texts
 * @param path page of ours that it leads to, beginning with a slash
 * @param at when it happened
 * @param grace how long mail about it waits, because it may be settled at once
 */
public record Notice(String key, NoticeKind kind, Set<Username> to, String messageKey, List<String> arguments, String path, Instant at, Duration grace) {

    public Notice {
        to = Set.copyOf(to);
        arguments = List.copyOf(arguments);
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("a notice leads to a page of ours: " + path);
        }
    }

    /** Without waiting. */
    public Notice(String key, NoticeKind kind, Set<Username> to, String messageKey, List<String> arguments, String path, Instant at) {
        this(key, kind, to, messageKey, arguments, path, at, Duration.ZERO);
    }
}
