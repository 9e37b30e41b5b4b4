package io.heyi.talent.internal.people.domain;

import java.math.BigDecimal;
import java.util.List;

/**
 * The numbers of pay, from {@code heyi.policy.pay.*}; a value left out takes its default. The range of the pool wage is seed-001's, the steps inside it and the floor
 * are assumptions (A) of domain.md P6 and §3a.
 *
 * @param poolRates percent of the benchmark in the first, second, … month of a stay, 1 to 12 of them, each {@value #LEAST} to {@value #MOST} and never rising; default 70, 65, 60
 * @param floorRate percent of the benchmark below which no base salary in a micro-enterprise may lie, {@value #LEAST} to {@value #MOST}; default 70, what the pool pays at once
 * @param usualRole code of the role of people for whom none is registered; default generalist
 * @param usualCountry of employment of these, ISO 3166 alpha-2; default CN
 */
public record PayPolicy(List<BigDecimal> poolRates, BigDecimal floorRate, String usualRole, String usualCountry) {

    public static final int LEAST = 60;
    public static final int MOST = 70;
    private static final int MOST_MONTHS = 12;

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public PayPolicy {
        poolRates = poolRates == null || poolRates.isEmpty() ? List.of(new BigDecimal(70), new BigDecimal(65), new BigDecimal(60)) : List.copyOf(poolRates);
        floorRate = floorRate == null ? new BigDecimal(70) : floorRate;
        usualRole = usualRole == null ? "generalist" : usualRole;
        usualCountry = usualCountry == null ? "CN" : usualCountry;
        if (!usualRole.matches("[a-z][a-z-]{1,38}") || !usualCountry.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("heyi.policy.pay.usual-role must be a role code such as generalist and usual-country two letters such as CN, not " + usualRole + " and " + usualCountry);
        }
        if (poolRates.size() > MOST_MONTHS) {
            throw new IllegalArgumentException("heyi.policy.pay.pool-rates must be at most " + MOST_MONTHS + " rates, not " + poolRates.size());
        }
        poolRates.forEach(rate -> within("pool-rates", rate));
        within("floor-rate", floorRate);
        for (int i = 1; i < poolRates.size(); i++) {
            if (poolRates.get(i).compareTo(poolRates.get(i - 1)) > 0) {
                throw new IllegalArgumentException("heyi.policy.pay.pool-rates must not rise, but " + poolRates.get(i) + " follows " + poolRates.get(i - 1));
            }
        }
    }

    public static PayPolicy defaults() {
        return new PayPolicy(null, null, null, null);
    }

    private static void within(String name, BigDecimal rate) {
        if (rate.compareTo(BigDecimal.valueOf(LEAST)) < 0 || rate.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            throw new IllegalArgumentException("heyi.policy.pay." + name + " must be " + LEAST + " to " + MOST + ", not " + rate);
        }
    }
}
