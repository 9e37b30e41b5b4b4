package io.heyi.performance;

import io.heyi.emc.EmcCode;
import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * One reported value.
 *
 * @param actor the EMC's code as text for its own goals, else a party
 * @param value up to 15 digits before and 6 after the point
 * @param source where the value comes from, e.g. {@code till system}; people see it beside the value
 * @param sampleSize number of answers or observations behind it; null where that means nothing
 */
public record MetricFact(EmcCode emc, String actor, String metric, YearMonth period, BigDecimal value, String source, Integer sampleSize) {}
