package io.heyi.orchestration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was approved of typed settings over time; the newest is in force from the next start of the product on (ADR 44). */
public interface LiveSettings {

    /** The newest first. */
    List<Version> versions();

    /** @param version counts from 1. @param bundle that brought it. @param source all settings that differ from what the product ships, as JSON */
    record Version(int version, UUID bundle, String source, Instant since) {}
}
