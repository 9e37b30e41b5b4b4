package io.heyi.performance.internal.intake;

import io.heyi.access.CurrentUser;
import io.heyi.emc.EmcCode;
import java.util.Set;

/** Who reports. The name stands beside every fact for good. */
public sealed interface Submitter {

    /** User name, or {@code key:} and the id of a webhook's key. */
    String name();

    /** @param page whether the person uses the page and not the API */
    record Human(CurrentUser user, boolean page) implements Submitter {

        @Override
        public String name() {
            return user.username().value();
        }
    }

    /** @param actors for which the key may report; empty for all of the EMC */
    record Webhook(String keyId, EmcCode emc, Set<String> actors) implements Submitter {

        /** Before the key's id. */
        public static final String PREFIX = "key:";

        @Override
        public String name() {
            return PREFIX + keyId;
        }
    }

    default String channel() {
        return switch (this) {
            case Human human -> human.page() ? "PAGE" : "API";
            case Webhook webhook -> "WEBHOOK";
        };
    }
}
