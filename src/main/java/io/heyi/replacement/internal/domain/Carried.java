package io.heyi.replacement.internal.domain;

import io.heyi.emc.ActorId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What was carried out, and where it stands in the contract.
 *
 * @param party whose part it was
 * @param successor who has the part now; null where nobody has
 * @param condition code of the condition of the contract that was cited
 * @param version number of the sealed version
 * @param lastDay of the old part; its share is settled up to it
 * @param before ratio of the party in percent of the pool until then; null for none
 * @param after its ratio from the next day on; null where it has left
 * @param ratingKey under which the rating was changed; null where it was not
 */
public record Carried(Change change, ActorId party, ActorId successor, String condition, int version, LocalDate lastDay, BigDecimal before, BigDecimal after, String ratingKey, Instant at) {

    public enum Change { REDUCED, REPLACED, COVERED, SHRUNK, ENDED }
}
