package io.heyi.talent.internal.people.web;

import io.heyi.talent.internal.people.ProfileInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.util.MultiValueMap;

/** The form of a profile; its controls are named as the fields of the API. */
final class ProfileForm {

    static final int SPARE_LINES = 3;
    private static final int MOST_LINES = 60;

    private ProfileForm() {}

    static ProfileInput read(MultiValueMap<String, String> sent) {
        var skills = new ArrayList<ProfileInput.SkillInput>();
        for (int i = 0; i < MOST_LINES && sent.containsKey("skills[" + i + "].name"); i++) {
            var line = "skills[" + i + "].";
            skills.add(new ProfileInput.SkillInput(sent.getFirst(line + "name"), sent.getFirst(line + "level"), sent.getFirst(line + "evidence")));
        }
        return new ProfileInput(sent.getFirst("version"), sent.getFirst("place"), skills, sent.getFirst("wishes.text"), sent.get("wishes.roles"), sent.get("wishes.platforms"),
                commaSeparated(sent.getFirst("wishes.places")), sent.containsKey("wishes.remote"), sent.containsKey("availability.looking"), sent.containsKey("availability.published"),
                sent.getFirst("availability.from"), sent.getFirst("availability.percent"));
    }

    private static List<String> commaSeparated(String text) {
        return text == null ? List.of() : Arrays.asList(text.split("[,;，；、]"));
    }

    /** Lines of the form: what is there, and some to fill in. */
    static List<ProfileInput.SkillInput> lines(ProfileInput input) {
        var lines = new ArrayList<ProfileInput.SkillInput>(input.skills() == null ? List.of() : input.skills());
        for (int i = 0; i < SPARE_LINES; i++) {
            lines.add(new ProfileInput.SkillInput("", "3", ""));
        }
        return lines;
    }
}
