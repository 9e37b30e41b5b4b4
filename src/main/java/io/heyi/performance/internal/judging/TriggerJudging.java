package io.heyi.performance.internal.judging;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ActorId;
import io.heyi.emc.NodeBelowBottom;
import io.heyi.orchestration.DecisionBasis;
import io.heyi.orchestration.Decisions;
import io.heyi.orchestration.Decisions.Outcome;
import io.heyi.performance.internal.domain.Trigger;
import io.heyi.performance.internal.judging.Judgements.Waiting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts every figure below bottom before the decision table, one after the other: claimed in one transaction, asked outside of any, and kept in another together with what
 * follows from it (ADR 0021). Safe with several product instances; a table that cannot answer is asked again for as long as it takes.
 */
@Component
public class TriggerJudging {

    private static final Logger LOG = LoggerFactory.getLogger(TriggerJudging.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Judgements judgements;
    private final Decisions decisions;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private volatile String lastFault;

    TriggerJudging(Judgements judgements, Decisions decisions, TransactionTemplate transaction, AuditTrail audit, ApplicationEventPublisher events) {
        this.judgements = judgements;
        this.decisions = decisions;
        this.transaction = transaction;
        this.audit = audit;
        this.events = events;
    }

    /** Judges whatever is due, until nothing is or the engine is away. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1S")
    public void judgeDue() {
        for (var next = judgements.claim(LEASE); next.isPresent(); next = judgements.claim(LEASE)) {
            if (!judge(next.get())) {
                return;
            }
        }
    }

    /** @return whether asking for the next one makes sense */
    private boolean judge(Waiting waiting) {
        var figure = waiting.figure();
        return switch (decisions.evaluate(Trigger.DECISION, Trigger.question(figure.periodsBelow(), figure.percentOfBottom()))) {
            case Outcome.Decided decided when decided.output() instanceof String rule && Trigger.ANSWERS.contains(rule) -> {
                lastFault = null;
                transaction.executeWithoutResult(status -> keep(waiting, rule, decided.basis()));
                yield true;
            }
            case Outcome.Decided strange -> again(waiting, "version %d of %s answered %s, which is none of %s".formatted(strange.basis().version(), Trigger.DECISION, strange.output(), Trigger.ANSWERS), true);
            case Outcome.Failed failed -> again(waiting, failed.reason(), true);
            case Outcome.Unanswered away -> again(waiting, away.reason(), false);
        };
    }

    private void keep(Waiting waiting, String rule, DecisionBasis basis) {
        if (judgements.judged(waiting, rule, basis) && !rule.equals(Trigger.NONE)) {
            tell(waiting, rule, basis);
        }
    }

    private boolean again(Waiting waiting, String fault, boolean failed) {
        if (!fault.equals(lastFault)) {
            LOG.warn("figures below bottom wait for {}: {}", Trigger.DECISION, fault);
            lastFault = fault;
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(waiting.attempts() - 1, 10));
        judgements.again(waiting, pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE, fault, failed);
        return failed;
    }

    private void tell(Waiting waiting, String rule, DecisionBasis basis) {
        var figure = waiting.figure();
        Map<String, Object> details = new LinkedHashMap<>(Map.of("period", waiting.period().toString(), "actor", figure.actor(), "metric", figure.metric(),
                "periodsBelow", figure.periodsBelow(), "bottom", figure.bottom().stripTrailingZeros().toPlainString(), "rule", rule,
                "decisionTable", basis.decision(), "decisionVersion", basis.version()));
        details.put("value", figure.value() == null ? "" : figure.value().toPlainString());
        audit.record(new AuditEvent(waiting.emc().value(), AuditEvent.SYSTEM, "performance.nodeBelowBottom", details));
        events.publishEvent(new NodeBelowBottom(waiting.emc(), new ActorId(figure.actor()), figure.metric(), waiting.period(), figure.periodsBelow(), figure.value(),
                figure.bottom(), rule, waiting.at(), basis));
    }
}
