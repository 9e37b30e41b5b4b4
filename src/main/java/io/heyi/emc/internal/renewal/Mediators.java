package io.heyi.emc.internal.renewal;

import io.heyi.access.Access;
import io.heyi.access.Groups;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.interest.Panel;
import io.heyi.interest.Panels;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who rules on a dispute: the sponsoring platform's owner, its second owner, the administrators, and nobody who has a hand in it (product-bar T2, D10). */
@Component
public class Mediators {

    private final Access access;
    private final Interests interests;
    private final Panels panels;

    Mediators(Access access, Interests interests, Panels panels) {
        this.access = access;
        this.interests = interests;
        this.panels = panels;
    }

    /** Whether anybody on any level can rule on the dispute; asked when it comes up, not when the mediator is called. */
    public Panel panel(Renewal renewal, Dispute dispute) {
        return panels.call(interests.panel(renewal, dispute, ladder(renewal).stream().flatMap(group -> access.members(group).stream()).toList()));
    }

    private static List<String> ladder(Renewal renewal) {
        return List.of(Groups.of(Kind.PLATFORM_OWNER, renewal.platform()), Groups.of(Kind.PLATFORM_SECOND_OWNER, renewal.platform()), Groups.of(Role.ADMINISTRATOR));
    }

    /** The first level after the one asked last that has somebody without an interest. */
    public Optional<Renewal.MediatorLevel> next(Renewal renewal, Dispute dispute) {
        var interested = interests.of(renewal, dispute);
        var ladder = ladder(renewal);
        for (int level = dispute.level() == null ? 0 : dispute.level() + 1; level < ladder.size(); level++) {
            if (!interested.containsAll(access.members(ladder.get(level)))) {
                return Optional.of(new Renewal.MediatorLevel(level, ladder.get(level)));
            }
        }
        return Optional.empty();
    }
}
