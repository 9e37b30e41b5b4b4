package io.heyi.dissolution.internal.domain;

import java.time.Instant;

/** What those who served the scenario have learnt. */
public record Lessons(String text, String person, Instant at) {}
