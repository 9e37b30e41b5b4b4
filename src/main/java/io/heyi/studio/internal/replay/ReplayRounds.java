package io.heyi.studio.internal.replay;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.orchestration.ModelChecker.Models;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.Rehearsal.Play;
import io.heyi.orchestration.Rehearsal.Played;
import io.heyi.orchestration.Rehearsals;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Reviews;
import io.heyi.studio.internal.check.WholeModels;
import io.heyi.studio.internal.recording.Recorded.Gap;
import io.heyi.studio.internal.recording.Recorded;
import io.heyi.studio.internal.recording.Recordings;
import io.heyi.studio.internal.replay.ReplayStore.Claimed;
import io.heyi.studio.internal.replay.WayJudgement.Judged;
import io.heyi.studio.internal.text.ElementNames;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Plays real cases that wait to be replayed, some at a time. Killed at any line, it goes on after the last that was told of as soon as its lease has ended. */
@Component
class ReplayRounds {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayRounds.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int MOST_TRIES = 3;
    /** So that the page has something to show soon, and rehearsals are not held up for long. */
    private static final int AT_ONCE = 5;

    private final ReplayStore store;
    private final Changes changes;
    private final Reviews reviews;
    private final WholeModels models;
    private final Recordings recordings;
    private final Rehearsals rehearsals;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final AtomicReference<Claimed> underWay = new AtomicReference<>();

    ReplayRounds(ReplayStore store, Changes changes, Reviews reviews, WholeModels models, Recordings recordings, Rehearsals rehearsals, AuditTrail audit,
            TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.reviews = reviews;
        this.models = models;
        this.recordings = recordings;
        this.rehearsals = rehearsals;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT6S", fixedDelayString = "${heyi.studio.rehearsal-round:PT1S}")
    void round() {
        var current = underWay.get();
        if (current != null) {
            store.renew(current.id(), clock.instant().plus(LEASE));
            return;
        }
        store.claim(clock.instant(), clock.instant().plus(LEASE)).ifPresent(claimed -> {
            underWay.set(claimed);
            Thread.ofVirtual().name("replay").start(() -> play(claimed));
        });
    }

    /** Until all that is to be told stands in the database. */
    void play(Claimed claimed) {
        try {
            var change = changes.find(String.format(Locale.ROOT, "CR-%04d", claimed.number())).orElseThrow();
            finish(claimed, change, claimed.tries() > MOST_TRIES ? Optional.of("studio.replay.problem.tries") : playAll(claimed, change));
        } catch (RuntimeException e) {
            // the lease runs out, and it goes on from there
            LOG.error("The replay of change {} could not be played", claimed.number(), e);
        } finally {
            underWay.set(null);
        }
    }

    /** @return why not all were played */
    private Optional<String> playAll(Claimed claimed, Change change) {
        for (var next = store.waiting(claimed.id(), AT_ONCE); !next.isEmpty(); next = store.waiting(claimed.id(), AT_ONCE)) {
            var draft = models.with(change);
            if (!reviews.contentHash(change).equals(claimed.contentHash())) {
                return Optional.of("studio.replay.problem.edited");
            }
            var judged = judged(next, draft);
            if (!reviews.contentHash(change).equals(claimed.contentHash())) {
                return Optional.of("studio.replay.problem.edited");
            }
            judged.forEach((position, verdict) -> store.judged(claimed.id(), position, verdict));
        }
        return Optional.empty();
    }

    private Map<Integer, Judged> judged(List<ReplayedCase> cases, Models draft) {
        var verdicts = new HashMap<Integer, Judged>();
        var scripts = new HashMap<Integer, Recorded>();
        for (var one : cases) {
            var recorded = recordings.of(one.processInstanceKey(), draft);
            if (recorded.isEmpty() || recorded.get().gaps().stream().anyMatch(Gap::fatal)) {
                verdicts.put(one.position(), WayJudgement.unplayable(recorded.map(Recorded::gaps).orElse(List.of(new Gap("studio.replay.finding.gone", List.of(), true)))));
            } else {
                scripts.put(one.position(), recorded.get());
            }
        }
        if (!scripts.isEmpty()) {
            var live = models.live();
            var plays = scripts.entrySet().stream().map(one -> one.getValue().script().play(String.valueOf(one.getKey()), one.getValue().found().processId())).toList();
            var before = played(live, plays);
            var after = played(draft, plays);
            scripts.forEach((position, recorded) -> verdicts.put(position, WayJudgement.of(recorded, before.get(String.valueOf(position)), after.get(String.valueOf(position)),
                    names(recorded.found().processId(), live, draft))));
        }
        return verdicts;
    }

    private Map<String, Played> played(Models models, List<Play> plays) {
        return rehearsals.play(models, plays).stream().collect(Collectors.toMap(Played::id, play -> play));
    }

    private static UnaryOperator<String> names(String process, Models live, Models draft) {
        var file = ModelKind.PROCESS.fileName(process);
        var names = new HashMap<>(ElementNames.of(live.processes().getOrDefault(file, "")));
        names.putAll(ElementNames.of(draft.processes().getOrDefault(file, "")));
        return element -> names.getOrDefault(element, element);
    }

    private void finish(Claimed claimed, Change change, Optional<String> problem) {
        transactions.executeWithoutResult(status -> {
            if (store.finish(claimed.id(), problem.orElse(null), clock.instant())) {
                var replay = store.latest(change.id()).orElseThrow();
                audit.record(new AuditEvent(change.code(), AuditEvent.SYSTEM, "studio.replayed",
                        Map.of("sha256", claimed.contentHash(), "cases", replay.cases(), "same", replay.same())));
            }
        });
    }
}
