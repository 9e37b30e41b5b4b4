package io.heyi.microenterprise.internal;

import io.heyi.access.Access;
import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Username;
import java.util.List;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who owns which platform among the demo people; repeated at every start, which changes nothing. */
@Component
@Profile("local")
class LocalPlatformOwners implements ApplicationRunner {

    /** Platforms without an owner of their own in the demo are looked after by these two. Food has no second owner, so it escalates to the administrators. */
    private static final Map<String, String> OWNERS = Map.of("food", "platform-owner-food", "clothing", "platform-owner-clothing",
            "home", "platform-owner-clothing", "health", "platform-owner-food", "logistics", "platform-owner-clothing");
    private static final List<Relation> SECOND_OWNERS = List.of(new Relation(new Username("platform-owner-food"), Kind.PLATFORM_SECOND_OWNER, "clothing"));

    private final Access access;

    LocalPlatformOwners(Access access) {
        this.access = access;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        access.grant(OWNERS.entrySet().stream().map(owner -> new Relation(new Username(owner.getValue()), Kind.PLATFORM_OWNER, owner.getKey())).toList());
        access.grant(SECOND_OWNERS);
    }
}
