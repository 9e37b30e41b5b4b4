package io.heyi.interest.internal;

import io.heyi.interest.internal.domain.Entry;
import java.time.LocalDate;

/**
 * An entry as its reader sees it.
 *
 * @param lastDay on which it keeps the person out of decisions; null for no end
 * @param counts whether it does so today
 * @param mayChange whether the reader may correct or end it
 */
public record EntryView(Entry entry, String objectName, LocalDate lastDay, boolean counts, boolean mayChange) {}
