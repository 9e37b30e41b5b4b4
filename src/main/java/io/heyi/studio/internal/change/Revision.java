package io.heyi.studio.internal.change;

import java.time.Instant;

/** An earlier state of a draft. */
public record Revision(int number, String author, Instant begunAt, Instant savedAt, String checksum) {}
