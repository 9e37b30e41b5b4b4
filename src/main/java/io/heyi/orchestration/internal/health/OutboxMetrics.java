package io.heyi.orchestration.internal.health;

import io.heyi.orchestration.internal.outbox.OutboxAdministration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Backlog of the outbox for monitoring; read from the database, so it survives a restart (product-bar O6). */
@Component
class OutboxMetrics implements MeterBinder {

    private final OutboxAdministration outbox;

    OutboxMetrics(OutboxAdministration outbox) {
        this.outbox = outbox;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("heyi.outbox.waiting", outbox, source -> source.backlog().waiting()).description("Commands not yet with the engine").register(registry);
        Gauge.builder("heyi.outbox.dead", outbox, source -> source.backlog().dead()).description("Commands that need an operator").register(registry);
    }
}
