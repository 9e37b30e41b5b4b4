package io.heyi.microenterprise.internal.election;

/** Fact inside the module: an election has ended, or its interim owner is in office. */
public record ElectionSettled(OwnerElection election) {}
