package io.heyi.access.internal;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Part of readiness: up once the people have been learned from Keycloak, because before that nobody can be found for a committee or a team.
 * Keycloak that goes away later, even over a restart, makes nobody unready: the people last known serve on.
 */
@Component("peopleHealthIndicator")
@ConditionalOnProperty(name = "heyi.access.upkeep.enabled", matchIfMissing = true)
class PeopleHealthIndicator implements HealthIndicator {

    private final Directory directory;
    private volatile boolean learned;

    PeopleHealthIndicator(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Health health() {
        learned = learned || directory.isLearned();
        return learned ? Health.up().build() : Health.down().withDetail("waitsFor", "the first look at the people in Keycloak").build();
    }
}
