package io.heyi.orchestration.internal.stranded;

import io.heyi.orchestration.ProcessCases;
import io.heyi.orchestration.UserTaskListener;
import io.heyi.orchestration.internal.OrchestrationProperties;
import io.heyi.orchestration.internal.stranded.StrandedStore.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds cases that wait for a process instance which is gone, because somebody cancelled it in Operate or the engine lost it, and lets an operator close them.
 * Only quiet instances are asked for, and only those without an open task: a task's lease proves that its instance runs.
 */
@Service
public class StrandedCases {

    private static final Logger LOG = LoggerFactory.getLogger(StrandedCases.class);
    private static final int AT_ONCE = 100;
    private static final int MOST_SHOWN = 50;

    private final StrandedStore store;
    private final InstanceProbe probe;
    private final ObjectProvider<UserTaskListener> inbox;
    private final Map<String, ProcessCases> byProcess;
    private final OrchestrationProperties.Stranded settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StrandedCases(StrandedStore store, InstanceProbe probe, ObjectProvider<UserTaskListener> inbox, List<ProcessCases> cases, OrchestrationProperties settings,
                  TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.probe = probe;
        this.inbox = inbox;
        this.byProcess = cases.stream().collect(Collectors.toUnmodifiableMap(ProcessCases::processId, Function.identity()));
        this.settings = settings.stranded();
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A case without its process. */
    public record Stranded(long processInstanceKey, String processId, String businessKey, String title, Instant foundAt) {}

    /** What came of closing a case. */
    public sealed interface Closing {

        record Closed() implements Closing {}

        /** No such finding, or no longer. */
        record Unknown() implements Closing {}

        /** The engine knows the instance after all; the finding is withdrawn. */
        record Runs() implements Closing {}

        record EngineAway() implements Closing {}

        /** Message of the owning module. */
        record Refused(String messageKey) implements Closing {}
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${heyi.orchestration.stranded.round:PT1M}")
    void look() {
        if (byProcess.isEmpty()) {
            return;
        }
        var now = clock.instant();
        store.lost(AT_ONCE).stream().filter(row -> title(row).isEmpty()).forEach(row -> store.over(row.key(), now));
        for (var row : store.quiet(byProcess.keySet(), now.minus(settings.quiet()), now.minus(settings.again()), AT_ONCE)) {
            switch (hasOpenTask(row) ? InstanceProbe.Answer.RUNS : probe.ask(row.key())) {
                case RUNS -> store.asked(row.key(), now);
                case GONE -> settle(row, now);
                case UNKNOWN -> {
                    return;
                }
            }
        }
    }

    private boolean hasOpenTask(Row row) {
        return Optional.ofNullable(inbox.getIfAvailable()).filter(listener -> !listener.openTaskKeysOf(row.key()).isEmpty()).isPresent();
    }

    /** An instance that nobody waits for any more has simply ended. */
    private void settle(Row row, Instant now) {
        if (title(row).isPresent() && store.isLatest(row)) {
            LOG.warn("case {} waits for instance {} of {}, which the engine does not know any more; an operator can close it", row.businessKey(), row.key(), row.processId());
            store.missed(row.key(), now);
        } else {
            store.over(row.key(), now);
        }
    }

    private Optional<String> title(Row row) {
        return Optional.ofNullable(byProcess.get(row.processId())).flatMap(cases -> cases.waiting(row.businessKey()));
    }

    /** The latest findings, at most {@value #MOST_SHOWN}. */
    public List<Stranded> found() {
        return store.lost(MOST_SHOWN).stream().flatMap(row -> title(row).stream()
                .map(title -> new Stranded(row.key(), row.processId(), row.businessKey(), title, row.lostAt()))).toList();
    }

    public long count() {
        return store.countLost();
    }

    /** Closes the case for good; asks the engine once more before it does. */
    public Closing close(long processInstanceKey, String reason, String actor) {
        var found = store.lost(processInstanceKey);
        if (found.isEmpty() || !byProcess.containsKey(found.get().processId())) {
            return new Closing.Unknown();
        }
        return switch (probe.ask(processInstanceKey)) {
            case RUNS -> {
                store.found(processInstanceKey);
                yield new Closing.Runs();
            }
            case UNKNOWN -> new Closing.EngineAway();
            case GONE -> close(found.get(), reason, actor);
        };
    }

    private Closing close(Row row, String reason, String actor) {
        return transaction.execute(status -> byProcess.get(row.processId()).close(row.businessKey(), reason, actor).<Closing>map(Closing.Refused::new).orElseGet(() -> {
            store.over(row.key(), clock.instant());
            return new Closing.Closed();
        }));
    }
}
