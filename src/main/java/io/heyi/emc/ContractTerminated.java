package io.heyi.emc;

import java.time.Instant;

/**
 * Fact: the lead has ended a running EMC under a listed condition (domain.md §2). Published in the ending transaction; a renewal under way stops.
 *
 * @param condition code of the cited condition
 */
public record ContractTerminated(EmcCode emc, String condition, Instant at) {}
