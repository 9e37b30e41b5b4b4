package io.heyi.emc;

import java.time.Instant;
import java.time.YearMonth;

/** Fact: a version of a contract is in force and read-only. */
public record ContractSealed(EmcCode emc, int version, YearMonth period, Instant at) {}
