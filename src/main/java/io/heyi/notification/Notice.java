package io.heyi.notification;

import io.heyi.access.Username;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that people are told.
 *
 * @param key what it is about, the same for a repeat, e.g. {@code task:<id>:assigned}
 * @param messageKey of one sentence; its arguments are plain texts, or those of {@link #word} for texts of ours
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

    private static final char WORD = '\u001e';

    /** An argument that is itself a text of ours, so that each reader reads it in his own language. */
    public static String word(String messageKey) {
        return WORD + messageKey;
    }

    /** The message key of such an argument; empty for plain text. */
    public static Optional<String> wordOf(String argument) {
        return argument.isEmpty() || argument.charAt(0) != WORD ? Optional.empty() : Optional.of(argument.substring(1));
    }

    /** Without waiting. */
    public Notice(String key, NoticeKind kind, Set<Username> to, String messageKey, List<String> arguments, String path, Instant at) {
        this(key, kind, to, messageKey, arguments, path, at, Duration.ZERO);
    }
}
