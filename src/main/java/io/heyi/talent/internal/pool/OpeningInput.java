package io.heyi.talent.internal.pool;

import java.util.List;

/**
 * An opening as a person or client sends it: nothing is checked yet, everything may be missing. Amounts are decimal texts, days as {@code 2026-12-01}.
 *
 * @param skills 1 to 20
 * @param country of employment, ISO 3166 alpha-2
 * @param percent of full time; empty for 100
 * @param places empty for 1
 * @param from first day of work wished; empty for today
 * @param until last day on which somebody may still be found
 */
public record OpeningInput(String microenterprise, String role, List<Skill> skills, String country, String salaryFrom, String salaryTo, String percent, String place, Boolean remote, String text,
                           String places, String from, String until) {

    /** @param weight 1 to 5, empty for 3; @param level 1 to 5, empty for 3 */
    public record Skill(String name, String weight, String level, Boolean must) {}
}
