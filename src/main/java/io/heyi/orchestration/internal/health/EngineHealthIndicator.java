package io.heyi.orchestration.internal.health;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the engine answers now. Not part of readiness: the product takes decisions also while the engine is away. */
@Component("engineHealthIndicator")
class EngineHealthIndicator implements HealthIndicator {

    private final EngineState engine;

    EngineHealthIndicator(EngineState engine) {
        this.engine = engine;
    }

    @Override
    public Health health() {
        return switch (engine.ask()) {
            case EngineState.Up up -> Health.up().withDetail("version", up.version()).withDetail("brokers", up.brokers()).build();
            case EngineState.Down down -> Health.down().withDetail("why", down.why()).build();
            case EngineState.Absent absent -> Health.unknown().build();
        };
    }
}
