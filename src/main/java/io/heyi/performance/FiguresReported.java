package io.heyi.performance;

import io.heyi.emc.EmcCode;
import java.time.Instant;

/** Fact: new or corrected figures of an EMC have come in. Published once for each report and EMC, in the storing transaction. */
public record FiguresReported(EmcCode emc, Instant at) {}
