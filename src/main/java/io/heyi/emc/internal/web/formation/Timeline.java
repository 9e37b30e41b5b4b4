package io.heyi.emc.internal.web.formation;

import io.heyi.emc.internal.formation.CallView;
import io.heyi.shared.WorkingDays;
import io.heyi.web.Moments;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What happened to a formation, in the reader's language; points in time among the arguments are written as people write them. */
@Component
class Timeline {

    private final MessageSource messages;
    private final WorkingDays calendar;

    Timeline(MessageSource messages, WorkingDays calendar) {
        this.messages = messages;
        this.calendar = calendar;
    }

    record Line(Instant at, String actor, String text) {}

    List<Line> of(CallView call, Locale locale) {
        return call.timeline().stream().map(one -> new Line(one.at(), one.actor(),
                messages.getMessage("emcformation.timeline." + one.fact(), one.arguments().stream().map(argument -> readable(argument, locale)).toArray(), locale))).toList();
    }

    private String readable(String argument, Locale locale) {
        try {
            return Moments.text(Instant.parse(argument), calendar.zone(), messages, locale);
        } catch (DateTimeParseException e) {
            return argument;
        }
    }
}
