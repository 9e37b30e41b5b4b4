package io.heyi.talent.internal.people;

import io.heyi.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The pay of a person as one reader may see it.
 *
 * @param benchmark of role and country, a month; null where there is none
 * @param floor least base salary; null without a benchmark
 * @param poolWageNow first month's pool wage for a whole month, for comparison; null without a benchmark
 * @param salaries newest first, those of the reader's own micro-enterprises unless the reader may see all; at most {@value #MOST}
 */
public record PayView(String person, Employment employment, Money benchmark, Money floor, Money poolWageNow, List<Salary> salaries) {

    public static final int MOST = 50;

    public PayView {
        salaries = List.copyOf(salaries);
    }

    /**
     * @param amount a month, gross; null for an end
     * @param counts whether it is what counts today
     */
    public record Salary(String microenterprise, LocalDate validFrom, Money amount, String setBy, Instant at, boolean counts) {}
}
