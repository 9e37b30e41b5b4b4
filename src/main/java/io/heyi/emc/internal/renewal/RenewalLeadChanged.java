package io.heyi.emc.internal.renewal;

/** Fact: another party leads the contract of a renewal that is under way. @param renewal {@code EMC-0001/2026-11} */
public record RenewalLeadChanged(String renewal) {}
