package io.heyi.tender.internal.domain;

import java.math.BigDecimal;

/**
 * What an evaluator says of one bid.
 *
 * @param quality 0 to 100
 * @param risk points, 0 to the weight of risk; more is safer
 * @param reason why, shown to the bidder after the award
 */
public record Judgement(BigDecimal quality, BigDecimal risk, String reason) {}
