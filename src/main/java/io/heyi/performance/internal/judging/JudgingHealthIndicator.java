package io.heyi.performance.internal.judging;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether every figure below bottom has been judged. A decision table that fails needs a person, so it is reported; an engine that is away passes by itself. */
@Component("judgingHealthIndicator")
class JudgingHealthIndicator implements HealthIndicator {

    private final Judgements judgements;

    JudgingHealthIndicator(Judgements judgements) {
        this.judgements = judgements;
    }

    @Override
    public Health health() {
        var backlog = judgements.backlog();
        var health = backlog.failed() == 0 ? Health.up() : Health.status("NEEDS_OPERATOR");
        backlog.oldest().ifPresent(oldest -> health.withDetail("oldest", oldest.toString()));
        backlog.fault().ifPresent(fault -> health.withDetail("fault", fault));
        return health.withDetail("waiting", backlog.waiting()).withDetail("failed", backlog.failed()).build();
    }
}
