package io.heyi.talent.internal.people;

import io.heyi.access.Username;
import java.time.LocalDate;
import java.util.List;

/**
 * What somebody can and wishes (domain.md P6 step 9). Protected attributes (age, sex, health, origin, belief and the like) are no part of it, so nothing can use them.
 *
 * @param role code of the role as the benchmark table has it
 * @param country of employment, ISO 3166 alpha-2
 * @param place town or site; empty when not said
 * @param version of the editable part, from 0; grows with each write of its owner
 */
public record Profile(Username person, String displayName, String role, String country, String place, List<Skill> skills, Wishes wishes, Availability availability, long version) {

    public Profile {
        skills = List.copyOf(skills);
    }

    /**
     * @param name in the person's words, 1 to 60 characters
     * @param level 1 (learning) to 5 (teaches others)
     * @param evidence where it can be seen: text or link; empty when none is given
     * @param confirmations by how many others this level was confirmed; never by the person
     */
    public record Skill(String name, int level, String evidence, int confirmations) {

        public boolean hasEvidence() {
            return !evidence.isEmpty();
        }
    }

    /**
     * @param text free words; empty when nothing is said
     * @param roles codes of wished roles; empty for any
     * @param platforms codes of wished platforms; empty for any
     * @param places wished towns or sites; empty for any
     * @param remote whether work from anywhere is wished or would do
     */
    public record Wishes(String text, List<String> roles, List<String> platforms, List<String> places, boolean remote) {

        public Wishes {
            roles = List.copyOf(roles);
            platforms = List.copyOf(platforms);
            places = List.copyOf(places);
        }

        public static Wishes none() {
            return new Wishes("", List.of(), List.of(), List.of(), false);
        }
    }

    /**
     * @param looking whether the person is to be found by those who have places
     * @param published whether people inside may read the wishes too; skills they may read anyway
     * @param from first day of work that would do
     * @param percent of full time, 10 to 100
     */
    public record Availability(boolean looking, boolean published, LocalDate from, int percent) {}
}
