package io.heyi.orchestration.internal.health;

import io.heyi.orchestration.internal.outbox.OutboxAdministration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the engine has been told everything. Dead commands need a person, so they are reported; waiting ones pass by themselves. */
@Component("outboxHealthIndicator")
class OutboxHealthIndicator implements HealthIndicator {

    private final OutboxAdministration outbox;

    OutboxHealthIndicator(OutboxAdministration outbox) {
        this.outbox = outbox;
    }

    @Override
    public Health health() {
        var backlog = outbox.backlog();
        var health = backlog.dead() == 0 ? Health.up() : Health.status("NEEDS_OPERATOR");
        backlog.oldest().ifPresent(oldest -> health.withDetail("oldest", oldest.toString()));
        return health.withDetail("waiting", backlog.waiting()).withDetail("dead", backlog.dead()).build();
    }
}
