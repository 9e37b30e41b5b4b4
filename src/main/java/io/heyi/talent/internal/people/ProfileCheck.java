package io.heyi.talent.internal.people;

import io.heyi.shared.FieldError;
import io.heyi.talent.internal.people.Profile.Availability;
import io.heyi.talent.internal.people.Profile.Skill;
import io.heyi.talent.internal.people.Profile.Wishes;
import io.heyi.talent.internal.people.domain.Checks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads a typed profile. */
final class ProfileCheck {

    static final int MOST_SKILLS = 40;
    static final int MOST_WISHES = 10;
    static final int LONGEST_NAME = 60;
    static final int LONGEST_EVIDENCE = 500;
    static final int LONGEST_WISH = 2000;

    private final Checks checks = new Checks();
    private final Set<String> roles;

    ProfileCheck(Set<String> roles) {
        this.roles = roles;
    }

    /** What was read; only whole without errors. @param version that the writer has seen */
    record Read(long version, String place, List<Skill> skills, Wishes wishes, Availability availability, List<FieldError> errors) {}

    Read read(ProfileInput input, LocalDate today) {
        var version = checks.whole("version", input.version() == null ? "0" : input.version(), 0, 999_999);
        var place = checks.text("place", input.place(), false, LONGEST_NAME);
        var skills = skills(input.skills() == null ? List.of() : input.skills());
        var wish = checks.text("wishes.text", input.wishText(), false, LONGEST_WISH);
        var wishes = new Wishes(wish == null ? "" : wish, wishedRoles(input.wishRoles()), platforms(input.wishPlatforms()), places(input.wishPlaces()), input.remote());
        var from = input.availableFrom() == null || input.availableFrom().isBlank() ? today : checks.day("availability.from", input.availableFrom(), today.minusYears(1), today.plusYears(2));
        var percent = checks.whole("availability.percent", input.percent() == null || input.percent().isBlank() ? "100" : input.percent(), 10, 100);
        var availability = from == null || percent == null ? null : new Availability(input.looking(), input.published(), from, percent);
        return new Read(version == null ? 0 : version, place, skills, wishes, availability, checks.errors());
    }

    private List<Skill> skills(List<ProfileInput.SkillInput> typed) {
        var found = new ArrayList<Skill>();
        var keys = new HashSet<String>();
        for (int i = 0; i < typed.size(); i++) {
            var field = "skills[" + i + "]";
            var one = typed.get(i);
            if (one == null || one.isBlank()) {
                continue;
            }
            var name = checks.text(field + ".name", one.name(), true, LONGEST_NAME);
            var level = checks.whole(field + ".level", one.level(), 1, 5);
            var evidence = checks.text(field + ".evidence", one.evidence(), false, LONGEST_EVIDENCE);
            if (name != null && !keys.add(key(name))) {
                checks.error(field + ".name", "skillTwice");
            }
            if (name != null && level != null && evidence != null) {
                found.add(new Skill(name.replaceAll("\\s+", " "), level, evidence, 0));
            }
        }
        if (typed.size() > MOST_SKILLS) {
            checks.error("skills", "tooMany", MOST_SKILLS);
        }
        return found;
    }

    /** By what a skill is found again: its name in lower case with single spaces. */
    static String key(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private List<String> wishedRoles(List<String> typed) {
        var wished = few("wishes.roles", typed);
        for (var role : wished) {
            if (!roles.contains(role)) {
                checks.error("wishes.roles", "role");
            }
        }
        return wished;
    }

    private List<String> platforms(List<String> typed) {
        var wished = few("wishes.platforms", typed);
        if (wished.stream().anyMatch(platform -> !platform.matches("[a-z0-9-]{1,40}"))) {
            checks.error("wishes.platforms", "platform");
        }
        return wished;
    }

    private List<String> places(List<String> typed) {
        return few("wishes.places", typed).stream().map(place -> checks.text("wishes.places", place, false, LONGEST_NAME)).filter(place -> place != null).toList();
    }

    private List<String> few(String field, List<String> typed) {
        var given = typed == null ? List.<String>of() : typed.stream().filter(one -> one != null && !one.isBlank()).map(String::strip).distinct().toList();
        if (given.size() > MOST_WISHES) {
            checks.error(field, "tooMany", MOST_WISHES);
        }
        return given;
    }
}
