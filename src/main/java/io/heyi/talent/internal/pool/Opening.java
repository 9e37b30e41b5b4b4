package io.heyi.talent.internal.pool;

import io.heyi.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Places that a micro-enterprise offers to whoever fits (domain.md P6 step 8).
 *
 * @param microenterpriseName as it is called now
 * @param platform code of the platform that hosts the micro-enterprise now
 * @param role code of the role as the benchmark table has it
 * @param text what the work is, in the owner's words
 * @param places at least 1
 * @param placesLeft 0 when all are taken
 * @param from first day of work wished
 * @param until last day on which somebody may still be found
 */
public record Opening(OpeningCode code, String microenterprise, String microenterpriseName, String platform, String role, List<WantedSkill> skills, Terms terms, String text,
        int places, int placesLeft, LocalDate from, LocalDate until, Instant publishedAt, State state) {

    public Opening {
        skills = List.copyOf(skills);
    }

    /**
     * @param weight how much it counts among the wanted skills, 1 to 5
     * @param level wished, 1 to 5 as in profiles
     * @param must whether the work cannot be done without; it weighs in the order and never sorts anybody out
     */
    public record WantedSkill(String name, int weight, int level, boolean must) {}

    /**
     * @param country of employment, ISO 3166 alpha-2; the salaries are in its currency
     * @param salaryFrom gross base salary a month for full time, never below the pool wage floor of the role
     * @param percent of full time, 10 to 100
     * @param place town or site; empty for any
     * @param remote whether the work may be done from anywhere
     */
    public record Terms(String country, Money salaryFrom, Money salaryTo, int percent, String place, boolean remote) {}

    /** EXPIRED: nobody was found until the last day. WITHDRAWN: by its owner, or because the micro-enterprise may hire no more. */
    public enum State { OPEN, FILLED, WITHDRAWN, EXPIRED }
}
