package io.heyi.emc.internal.renewal;

/** What a renewal waits for: a date, people, or the next step of the process itself. */
public enum WaitsOn { DATE, LEAD, MEMBERS, MEDIATOR, SYSTEM, NOBODY }
