package io.heyi.emc.internal.web.emcs;

import io.heyi.emc.EmcPart;
import java.util.List;
import java.util.Locale;

/** The tabs of an EMC's page. */
enum EmcTab {
    MEMBERS, TARGETS, CONTRACT, PROOF, MONEY, HISTORY;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    EmcPart.Place place() {
        return EmcPart.Place.valueOf(name());
    }

    /**
     * @param party inside, or party now: everything
     * @param signed was party to a version: what he signed; who only looks at an open call has no business with what the parties do
     */
    static List<EmcTab> forReader(boolean party, boolean signed) {
        return party ? List.of(values()) : signed ? List.of(MEMBERS, CONTRACT) : List.of(MEMBERS);
    }

    static EmcTab of(String key, List<EmcTab> offered) {
        return offered.stream().filter(tab -> tab.key().equals(key)).findFirst().orElse(MEMBERS);
    }
}
