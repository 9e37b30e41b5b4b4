package io.heyi.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.MessageSource;

/** How moments are written, on pages and in the facts of tasks alike. */
public final class Moments {

    private static final String PATTERN = "web.format.dateTime";
    private static final Map<Format, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    private record Format(String pattern, Locale locale) {}

    private Moments() {}

    /** Day and time to the minute in the reader's language, e.g. {@code 7 Dec 2026, 14:02}. */
    public static String text(Instant at, ZoneId zone, MessageSource messages, Locale locale) {
        var format = new Format(messages.getMessage(PATTERN, null, locale), locale);
        return FORMATS.computeIfAbsent(format, key -> DateTimeFormatter.ofPattern(key.pattern(), key.locale())).format(at.atZone(zone));
    }
}
