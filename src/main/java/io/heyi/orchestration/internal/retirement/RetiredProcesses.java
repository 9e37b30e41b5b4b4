package io.heyi.orchestration.internal.retirement;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.orchestration.ProcessRetirements;
import io.heyi.orchestration.internal.deployment.DeployedModels;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps retired processes from starting, and tells when they are over. */
@Component
public class RetiredProcesses implements ProcessRetirements {

    private final RetirementStore store;
    private final DeployedModels models;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final Duration settle;
    private final Clock clock;

    /** @param settle how long what was on its way when it was retired may take to show itself */
    RetiredProcesses(RetirementStore store, DeployedModels models, AuditTrail audit, TransactionTemplate transactions, @Value("${heyi.orchestration.retirement.settle:PT10M}") Duration settle, Clock clock) {
        this.store = store;
        this.models = models;
        this.audit = audit;
        this.transactions = transactions;
        this.settle = settle;
        this.clock = clock;
    }

    /** Why a message is not sent: it would start an instance of a retired process. */
    public record Kept(String processId, String reason) {}

    /** For the outbox, before it sends a message. */
    public Optional<Kept> keeps(String message) {
        return store.all().stream().filter(row -> starts(row.processId()).messages().contains(message)).findFirst()
                .map(row -> new Kept(row.processId(), "orchestration.retired.start|" + row.processId() + "|" + row.reference()));
    }

    @Override
    public List<Retired> all() {
        return store.all().stream().map(this::counted).toList();
    }

    @Override
    public Optional<Retired> of(String processId) {
        return store.find(processId).map(this::counted);
    }

    private Retired counted(RetirementStore.Row row) {
        return RetirementStore.retired(row, row.endedAt().isPresent() ? 0 : store.running(row.processId(), starts(row.processId()).messages()), store.waitingStarts(row.processId()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void retire(String processId, String reference) {
        store.add(processId, reference, clock.instant());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean takeBack(String processId) {
        if (!store.remove(processId)) {
            return false;
        }
        store.startAgain(processId, clock.instant());
        return true;
    }

    @Override
    public boolean startsByItself(String processId) {
        return starts(processId).byItself();
    }

    @Override
    public PageOf<RunningCase> running(String processId, PageRequest page) {
        return store.running(processId, starts(processId).messages(), page);
    }

    private StartEvents starts(String processId) {
        return models.currentDiagram(processId).map(StartEvents::of).orElseGet(() -> new StartEvents(java.util.Set.of(), false));
    }

    /** What was on its way to the engine when it was retired is waited for first. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${heyi.orchestration.retirement.round:PT1M}")
    void look() {
        var now = clock.instant();
        store.all().stream().filter(row -> row.endedAt().isEmpty() && row.retiredAt().isBefore(now.minus(settle)) && store.running(row.processId(), starts(row.processId()).messages()) == 0)
                .forEach(row -> transactions.executeWithoutResult(status -> {
                    if (store.over(row.processId(), now)) {
                        audit.record(new AuditEvent(row.reference(), AuditEvent.SYSTEM, "orchestration.processOver", Map.of("process", row.processId())));
                    }
                }));
    }
}
