package io.heyi.talent.internal.people;

import io.heyi.access.Username;
import java.time.Instant;

/** Fact: somebody's profile was written, or a skill in it was confirmed; published in the transaction that changed it. */
public record ProfileChanged(Username person, Instant at) {}
