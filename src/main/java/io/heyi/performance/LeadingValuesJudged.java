package io.heyi.performance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * Fact: a month of one contract is concluded for a micro-enterprise, with how far each of its leading values was missed. Published inside the transaction that concludes
 * the month; a repeat changes nothing. Missed months in a row speak for a dissolution (domain.md P4, P6, E19).
 *
 * @param contract code of the EMC; a micro-enterprise may have several in one month
 */
public record LeadingValuesJudged(String microenterprise, String contract, YearMonth period, List<Figure> figures, Instant at) {

    public LeadingValuesJudged {
        figures = List.copyOf(figures);
    }

    /**
     * @param name of the metric as the contract has it
     * @param value null when nothing was reported
     * @param shortPercent of the leading value, 0 where it was reached; four decimals, rounded up, so that exactly 15 is 15 and a hair more is more
     */
    public record Figure(String metric, String name, BigDecimal value, BigDecimal leading, BigDecimal shortPercent) {}
}
