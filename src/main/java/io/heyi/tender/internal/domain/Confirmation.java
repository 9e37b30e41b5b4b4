package io.heyi.tender.internal.domain;

import java.time.Instant;

/** One of the two people with whom the box is opened. */
public record Confirmation(String by, Instant at) {}
