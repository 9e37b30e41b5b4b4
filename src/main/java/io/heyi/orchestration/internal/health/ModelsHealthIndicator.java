package io.heyi.orchestration.internal.health;

import io.heyi.orchestration.internal.deployment.EngineGate;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Part of readiness: up once the engine is known to have our models, and from then on. An engine that goes away later makes nobody unready, work waits for it. */
@Component("modelsHealthIndicator")
class ModelsHealthIndicator implements HealthIndicator {

    private final EngineGate gate;

    ModelsHealthIndicator(EngineGate gate) {
        this.gate = gate;
    }

    @Override
    public Health health() {
        return gate.isOpen() ? Health.up().build() : Health.down().withDetail("waitsFor", "the engine and the deployment of the models").build();
    }
}
