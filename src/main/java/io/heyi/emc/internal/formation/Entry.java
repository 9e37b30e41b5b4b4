package io.heyi.emc.internal.formation;

import io.heyi.emc.ActorId;
import java.time.Instant;

/**
 * That somebody has committed, without what: the receipt.
 *
 * @param by the person who acted
 * @param digest SHA-256 of the sealed bytes
 */
public record Entry(int round, ActorId actor, String place, String by, Instant at, String digest) {}
