package io.heyi.talent.internal.people.web;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.microenterprise.MicroenterprisePart;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.talent.internal.people.Profile;
import io.heyi.talent.internal.people.ProfileReading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the people of a micro-enterprise can, on its page, with the way to their profiles; for people inside. Pay has no place here. */
@Component
class TeamPart implements MicroenterprisePart {

    private static final int SKILLS_SHOWN = 4;

    private final ProfileReading profiles;

    TeamPart(ProfileReading profiles) {
        this.profiles = profiles;
    }

    /** @param skills names of those with the highest levels */
    record Teammate(String username, List<String> skills) {}

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String fragment() {
        return "talent/parts :: team";
    }

    @Override
    public Optional<Map<String, Object>> model(MicroenterpriseView microenterprise, CurrentUser reader) {
        if (!reader.isInside() || microenterprise.members().isEmpty()) {
            return Optional.empty();
        }
        var names = microenterprise.members().stream().map(member -> new Username(member.username())).toList();
        var found = profiles.find(names);
        return Optional.of(Map.of("team", names.stream().map(name -> new Teammate(name.value(), best(found.get(name)))).toList()));
    }

    private static List<String> best(Profile profile) {
        return profile == null ? List.of() : profile.skills().stream().sorted((one, other) -> other.level() - one.level()).limit(SKILLS_SHOWN).map(Profile.Skill::name).toList();
    }
}
