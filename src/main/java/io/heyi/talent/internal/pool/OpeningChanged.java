package io.heyi.talent.internal.pool;

import java.time.Instant;

/** Fact: an opening was published, filled in part or whole, withdrawn or has expired; published in the transaction that changed it. */
public record OpeningChanged(OpeningCode code, Instant at) {}
