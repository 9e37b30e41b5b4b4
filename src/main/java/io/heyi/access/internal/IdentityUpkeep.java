package io.heyi.access.internal;

import io.heyi.access.IdentityProvisioning;
import io.heyi.access.IdentityUnavailableException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at Keycloak now and then: learns people from it and brings its groups in line. A failed look is one log line and the next look. */
@Component
@EnableScheduling
@ConditionalOnProperty(name = "heyi.access.upkeep.enabled", matchIfMissing = true)
class IdentityUpkeep {

    private static final Logger log = LoggerFactory.getLogger(IdentityUpkeep.class);
    private static final int AT_ONCE = 200;
    private static final int FAILURES_THAT_MEAN_AWAY = 3;

    private final Identity identity;
    private final Directory directory;
    private final Relations relations;
    private final IdentityProvisioning provisioning;
    private final AtomicBoolean away = new AtomicBoolean();

    IdentityUpkeep(Identity identity, Directory directory, Relations relations, IdentityProvisioning provisioning) {
        this.identity = identity;
        this.directory = directory;
        this.relations = relations;
        this.provisioning = provisioning;
    }

    @Scheduled(initialDelayString = "${heyi.access.upkeep.first:1}", fixedDelayString = "${heyi.access.upkeep.directory:60}", timeUnit = TimeUnit.SECONDS)
    void learnPeople() {
        Pace.piece(() -> attempt(() -> {
            var accounts = identity.accounts();
            directory.save(accounts);
            if (!accounts.isEmpty()) {
                directory.deactivateAllBut(accounts.stream().map(account -> account.person().username()).toList());
                directory.learned();
            }
        }));
    }

    /** One object that Keycloak refuses must not hold up the others. */
    @Scheduled(initialDelayString = "${heyi.access.upkeep.first:1}", fixedDelayString = "${heyi.access.upkeep.changes:5}", timeUnit = TimeUnit.SECONDS)
    void passChangesOn() {
        var failures = 0;
        for (var change : relations.due(AT_ONCE)) {
            var passedOn = attempt(() -> {
                provisioning.provision(change.holding().kind(), change.holding().objectId());
                relations.done(change);
            });
            if (!passedOn && ++failures == FAILURES_THAT_MEAN_AWAY) {
                return;
            }
        }
    }

    @Scheduled(initialDelayString = "${heyi.access.upkeep.first-repair:20}", fixedDelayString = "${heyi.access.upkeep.repair:60}", timeUnit = TimeUnit.SECONDS)
    void repair() {
        attempt(provisioning::repairAll);
    }

    private boolean attempt(Runnable look) {
        try {
            look.run();
            if (away.getAndSet(false)) {
                log.info("Keycloak answers again");
            }
            return true;
        } catch (IdentityUnavailableException e) {
            if (!away.getAndSet(true)) {
                log.warn("{}; going on with the people last known and trying again", e.getMessage());
            }
            return false;
        }
    }
}
