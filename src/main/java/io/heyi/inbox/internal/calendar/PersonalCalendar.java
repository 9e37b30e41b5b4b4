package io.heyi.inbox.internal.calendar;

import java.time.ZoneId;

/** @param country in which somebody works, ISO 3166 with two letters */
public record PersonalCalendar(String country, ZoneId zone) {}
