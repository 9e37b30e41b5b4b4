package io.heyi.emc;

import java.time.Instant;

/**
 * Fact: with this contract a party has lost its last one; no running EMC names it any more, so its dissolution may begin (domain.md P4 step 9, P6). Published in
 * the transaction that ends its part, leaves it out of the next month or ends the EMC; a party may join another EMC later.
 *
 * @param emc the contract that was the last
 */
public record LastContractEnded(ActorId actor, EmcCode emc, Instant at) {}
