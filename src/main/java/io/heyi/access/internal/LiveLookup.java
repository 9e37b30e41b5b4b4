package io.heyi.access.internal;

import io.heyi.access.IdentityUnavailableException;
import io.heyi.access.Person;
import io.heyi.access.Username;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks Keycloak once for a name that the directory does not know yet, and remembers a no for a short while so that nobody can make us ask all day. */
@Component
class LiveLookup {

    private static final Logger log = LoggerFactory.getLogger(LiveLookup.class);
    private static final long NO_LASTS_NANOS = Duration.ofSeconds(20).toNanos();
    private static final int MOST_REMEMBERED = 10_000;

    private final Identity identity;
    private final Directory directory;
    private final Map<Username, Long> unknownSince = new ConcurrentHashMap<>();
    private volatile long awaySince = System.nanoTime() - NO_LASTS_NANOS;

    LiveLookup(Identity identity, Directory directory) {
        this.identity = identity;
        this.directory = directory;
    }

    Optional<Person> find(Username username) {
        var now = System.nanoTime();
        var since = unknownSince.get(username);
        if (since != null && now - since < NO_LASTS_NANOS || now - awaySince < Duration.ofSeconds(5).toNanos()) {
            return Optional.empty();
        }
        try {
            var account = identity.account(username);
            account.ifPresentOrElse(found -> directory.save(found.person(), found.id()), () -> remember(username, now));
            return account.map(Identity.Account::person);
        } catch (IdentityUnavailableException e) {
            awaySince = now;
            log.warn("Keycloak cannot be asked for an unknown name: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void remember(Username username, long now) {
        if (unknownSince.size() >= MOST_REMEMBERED) {
            unknownSince.clear();
        }
        unknownSince.put(username, now);
    }
}
