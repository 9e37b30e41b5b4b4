package io.heyi.dissolution.internal.settlement;

import io.heyi.access.Username;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.settlement.Inventory.Signatory;

/** Fact: one of the two signatures has been given, by a task or on the page; published in its transaction. */
public record SettlementSigned(DissolutionCode code, Signatory role, Username person, String fingerprint) {}
