package io.heyi.talent.internal.matching.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What matching knows of a person, and all that it may know: no pay, no age, sex, origin, health or anything else that a law protects (docs/adr/0028).
 *
 * @param person user name, for telling people apart only
 * @param roles kinds of role wished, in the person's words; empty for any
 * @param platforms wished, codes; empty for any
 * @param places wished towns or sites; empty for any
 * @param remote whether work from anywhere is wished as well
 * @param percent of full time available, 0 to 100
 * @param from first day available
 */
public record Candidate(String person, List<Skill> skills, List<String> roles, Set<String> platforms, Set<String> places, boolean remote, int percent, LocalDate from, Past past) {

    public Candidate {
        skills = List.copyOf(skills);
        roles = List.copyOf(roles);
        platforms = Set.copyOf(platforms);
        places = Set.copyOf(places);
    }

    /**
     * @param level 1 to 5
     * @param proven whether there is evidence for it or somebody else has confirmed it
     */
    public record Skill(String name, int level, boolean proven) {}

    /**
     * Ratings of the micro-enterprises while the person belonged to them.
     *
     * @param stars 0 to 5
     * @param months that were rated; 0 for a newcomer, whose stars are the policy's
     */
    public record Past(double stars, int months) {}
}
