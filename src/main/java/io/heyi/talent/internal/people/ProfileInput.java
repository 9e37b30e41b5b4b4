package io.heyi.talent.internal.people;

import java.util.List;

/**
 * A profile as its owner typed it; everything may be missing.
 *
 * @param version that the writer has seen, 0 for none
 */
public record ProfileInput(String version, String place, List<SkillInput> skills, String wishText, List<String> wishRoles, List<String> wishPlatforms, List<String> wishPlaces, boolean remote,
                           boolean looking, boolean published, String availableFrom, String percent) {

    public record SkillInput(String name, String level, String evidence) {

        /** A line of the form that was left empty. */
        public boolean isBlank() {
            return (name == null || name.isBlank()) && (evidence == null || evidence.isBlank());
        }
    }

    /** What stands in the form of whoever opens it. */
    public static ProfileInput of(Profile profile) {
        return new ProfileInput(String.valueOf(profile.version()), profile.place(),
                profile.skills().stream().map(skill -> new SkillInput(skill.name(), String.valueOf(skill.level()), skill.evidence())).toList(),
                profile.wishes().text(), profile.wishes().roles(), profile.wishes().platforms(), profile.wishes().places(), profile.wishes().remote(),
                profile.availability().looking(), profile.availability().published(), profile.availability().from().toString(), String.valueOf(profile.availability().percent()));
    }
}
