package io.heyi.tender.internal.web;

import io.heyi.shared.WorkingDays;
import io.heyi.tender.internal.persistence.TenderStore.TimelineRow;
import io.heyi.web.Moments;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What happened to a tender, in the reader's language; points in time and steps among the arguments are written as people write them. */
@Component
class TenderTimeline {

    private final MessageSource messages;
    private final WorkingDays calendar;

    TenderTimeline(MessageSource messages, WorkingDays calendar) {
        this.messages = messages;
        this.calendar = calendar;
    }

    record Line(Instant at, String actor, String text) {}

    List<Line> of(List<TimelineRow> rows, Locale locale) {
        return rows.reversed().stream().map(row -> new Line(row.at(), row.actor(),
                messages.getMessage("tenderroom.timeline." + row.fact(), row.arguments().stream().map(argument -> readable(argument, locale)).toArray(), locale))).toList();
    }

    private String readable(String argument, Locale locale) {
        try {
            return Moments.text(Instant.parse(argument), calendar.zone(), messages, locale);
        } catch (DateTimeParseException e) {
            return messages.getMessage("tenderroom.step." + argument, null, argument, locale);
        }
    }
}
