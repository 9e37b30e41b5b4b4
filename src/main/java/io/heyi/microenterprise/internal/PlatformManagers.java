package io.heyi.microenterprise.internal;

import io.heyi.access.Groups;
import io.heyi.access.Relation.Kind;
import io.heyi.inbox.TaskManagers;
import io.heyi.microenterprise.Microenterprises;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tasks of a micro-enterprise's people are looked after by the owner of its platform, those of a platform's owner by its second owner (issue 6; nobody decides for another). */
@Component
class PlatformManagers implements TaskManagers {

    private final Microenterprises microenterprises;

    PlatformManagers(Microenterprises microenterprises) {
        this.microenterprises = microenterprises;
    }

    @Override
    public Set<String> managing(String group) {
        var colon = group.indexOf(':');
        if (colon < 0) {
            return Set.of();
        }
        var kind = group.substring(0, colon);
        var object = group.substring(colon + 1);
        if (kind.equals(Kind.ME_OWNER.groupPrefix()) || kind.equals(Kind.ME_MEMBER.groupPrefix())) {
            return microenterprises.find(object).map(found -> Set.of(Groups.of(Kind.PLATFORM_OWNER, found.platform()))).orElse(Set.of());
        }
        return kind.equals(Kind.PLATFORM_OWNER.groupPrefix()) ? Set.of(Groups.of(Kind.PLATFORM_SECOND_OWNER, object)) : Set.of();
    }
}
