package io.heyi.orchestration.internal.stranded;

import io.heyi.orchestration.ProcessCases;
import io.heyi.orchestration.ProcessCases.WayOut;
import io.heyi.orchestration.UserTaskListener;
import io.heyi.orchestration.internal.OrchestrationProperties;
import io.heyi.orchestration.internal.health.EngineState;
import io.heyi.orchestration.internal.stranded.StrandedStore.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds cases that wait for a process instance which is gone, because somebody cancelled it in Operate or the engine lost it, and lets an operator lead them out.
 * Only quiet instances are asked for, and only those without an open task: a task's lease proves that its instance runs. A case whose process has never shown
 * itself is found from the side of its module.
 */
@Service
public class StrandedCases {

    private static final Logger LOG = LoggerFactory.getLogger(StrandedCases.class);
    private static final int AT_ONCE = 100;
    private static final int MOST_SHOWN = 50;

    private final StrandedStore store;
    private final InstanceProbe probe;
    private final EngineState engine;
    private final ObjectProvider<UserTaskListener> inbox;
    private final Map<String, ProcessCases> byProcess;
    private final OrchestrationProperties.Stranded settings;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /** Where the look for missing instances goes on, by process. */
    private final Map<String, String> lastKey = new ConcurrentHashMap<>();

    StrandedCases(StrandedStore store, InstanceProbe probe, EngineState engine, ObjectProvider<UserTaskListener> inbox, List<ProcessCases> cases, OrchestrationProperties settings,
                  TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.probe = probe;
        this.engine = engine;
        this.inbox = inbox;
        this.byProcess = cases.stream().collect(Collectors.toUnmodifiableMap(ProcessCases::processId, Function.identity()));
        this.settings = settings.stranded();
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A case without its process.
     *
     * @param processInstanceKey null when no instance was ever heard of
     */
    public record Stranded(Long processInstanceKey, String processId, String businessKey, String title, Instant foundAt, WayOut wayOut) {}

    /** What came of closing a case. */
    public sealed interface Closing {

        record Closed(WayOut wayOut) implements Closing {}

        /** No such finding, or no longer. */
        record Unknown() implements Closing {}

        /** The engine knows the instance after all; the finding is withdrawn. */
        record Runs() implements Closing {}

        /** Meanwhile another way out is left than the one that was shown. */
        record OtherWay() implements Closing {}

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
        store.lost(AT_ONCE).stream().filter(row -> title(row).isEmpty()).forEach(row -> store.settled(row, now));
        lookForMissing(now);
        for (var row : store.quiet(byProcess.keySet(), now.minus(settings.quiet()), now.minus(settings.again()), AT_ONCE)) {
            long key = row.key().orElseThrow();
            switch (hasOpenTask(key) ? InstanceProbe.Answer.RUNS : probe.ask(key)) {
                case RUNS -> store.asked(key, now);
                case GONE -> settle(row, now);
                case UNKNOWN -> {
                    return;
                }
            }
        }
    }

    /** While the engine is away nothing can show itself, so nothing is missed then. */
    private void lookForMissing(Instant now) {
        store.forgetFound();
        if (!(engine.ask() instanceof EngineState.Up)) {
            return;
        }
        var quietSince = now.minus(settings.missing());
        byProcess.forEach((process, cases) -> {
            var waiting = cases.waiting(quietSince, lastKey.getOrDefault(process, ""), AT_ONCE);
            lastKey.put(process, waiting.size() < AT_ONCE ? "" : waiting.getLast());
            var missing = store.withoutInstance(process, waiting, quietSince);
            if (!missing.isEmpty()) {
                LOG.warn("the process {} has never shown itself for {}; an operator can lead them out", process, missing);
                store.missing(process, missing, now);
            }
        });
    }

    private boolean hasOpenTask(long instance) {
        return Optional.ofNullable(inbox.getIfAvailable()).filter(listener -> !listener.openTaskKeysOf(instance).isEmpty()).isPresent();
    }

    /** An instance that nobody waits for any more has simply ended. */
    private void settle(Row row, Instant now) {
        long key = row.key().orElseThrow();
        if (title(row).isPresent() && store.isLatest(row)) {
            LOG.warn("case {} waits for instance {} of {}, which the engine does not know any more; an operator can lead it out", row.businessKey(), key, row.processId());
            store.missed(key, now);
        } else {
            store.over(key, now);
        }
    }

    private Optional<String> title(Row row) {
        return Optional.ofNullable(byProcess.get(row.processId())).flatMap(cases -> cases.waiting(row.businessKey()));
    }

    /** The latest findings, at most {@value #MOST_SHOWN}. */
    public List<Stranded> found() {
        return store.lost(MOST_SHOWN).stream().flatMap(row -> title(row).stream()
                .map(title -> new Stranded(row.key().orElse(null), row.processId(), row.businessKey(), title, row.lostAt(), byProcess.get(row.processId()).wayOut(row.businessKey())))).toList();
    }

    public long count() {
        return store.countLost();
    }

    /**
     * Leads the case out; asks the engine once more before it does.
     *
     * @param shown the way out that the operator chose
     */
    public Closing close(String processId, String businessKey, WayOut shown, String reason, String actor) {
        var found = store.lost(processId, businessKey);
        if (found.isEmpty() || !byProcess.containsKey(processId)) {
            return new Closing.Unknown();
        }
        return switch (ask(found.get())) {
            case RUNS -> {
                found.get().key().ifPresentOrElse(store::found, store::forgetFound);
                yield new Closing.Runs();
            }
            case UNKNOWN -> new Closing.EngineAway();
            case GONE -> close(found.get(), shown, reason, actor);
        };
    }

    /** Without a key the engine cannot be asked; an instance that has shown itself meanwhile is known here. */
    private InstanceProbe.Answer ask(Row row) {
        if (row.key().isPresent()) {
            return probe.ask(row.key().get());
        }
        if (!(engine.ask() instanceof EngineState.Up)) {
            return InstanceProbe.Answer.UNKNOWN;
        }
        var stillMissing = !store.withoutInstance(row.processId(), List.of(row.businessKey()), clock.instant().minus(settings.missing())).isEmpty();
        return stillMissing ? InstanceProbe.Answer.GONE : InstanceProbe.Answer.RUNS;
    }

    private Closing close(Row row, WayOut shown, String reason, String actor) {
        var cases = byProcess.get(row.processId());
        return transaction.execute(status -> {
            if (cases.wayOut(row.businessKey()) != shown) {
                return new Closing.OtherWay();
            }
            return cases.close(row.businessKey(), reason, actor).<Closing>map(Closing.Refused::new).orElseGet(() -> {
                store.settled(row, clock.instant());
                return new Closing.Closed(shown);
            });
        });
    }
}
