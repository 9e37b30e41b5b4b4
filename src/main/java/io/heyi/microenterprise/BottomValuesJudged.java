package io.heyi.microenterprise;

import java.time.Instant;
import java.time.YearMonth;

/**
 * Fact: a month of one contract is concluded for a micro-enterprise. Published by {@code performance}, which stands above this module, inside the transaction that
 * concludes the month; a repeat changes nothing. Missed months in a row call an owner election (domain.md P5).
 *
 * @param contract code of the EMC; a micro-enterprise may have several in one month
 * @param met false when any figure of it in that contract was below its bottom value or was not reported
 */
public record BottomValuesJudged(String microenterprise, String contract, YearMonth period, boolean met, Instant at) {}
