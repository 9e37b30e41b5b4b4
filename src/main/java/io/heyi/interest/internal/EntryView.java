package io.heyi.interest.internal;

import io.heyi.interest.internal.domain.Entry;
import java.time.LocalDate;

/**
 * An entry as its reader sees it.
 *
 * @param lastDay on which it keeps the person out of decisions; null for no end
 * @param counts whether it does so today
 * @param formerUntil last day on which what its author has ended or corrected goes on to count; null where nothing does
 * @param mayChange whether the reader may correct or end it
 * @param tie what holds at its other end; null for everything but kinship
 */
public record EntryView(Entry entry, String objectName, LocalDate lastDay, boolean counts, LocalDate formerUntil, boolean mayChange, Tie tie) {

    /**
     * @param bindsFrom first day on which it keeps the relative out too; null while he objects
     * @param binds whether it does so today
     * @param mayConfirm whether the reader may say that it is so
     * @param mayObject whether the reader may say that it is not
     */
    public record Tie(LocalDate bindsFrom, boolean binds, boolean mayConfirm, boolean mayObject) {}
}
