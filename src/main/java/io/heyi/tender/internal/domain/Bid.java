package io.heyi.tender.internal.domain;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What lies in the sealed box.
 *
 * @param price in the tender's currency, two decimals, above 0
 * @param plan how the need is met; {@code delivery} what is delivered when
 */
public record Bid(BigDecimal price, String plan, String delivery, LocalDate start) {}
