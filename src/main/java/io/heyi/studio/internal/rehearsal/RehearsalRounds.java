package io.heyi.studio.internal.rehearsal;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.orchestration.Rehearsal.Outcome;
import io.heyi.orchestration.Rehearsal.Played;
import io.heyi.orchestration.Rehearsal.Step;
import io.heyi.orchestration.Rehearsals;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Reviews;
import io.heyi.studio.internal.check.WholeModels;
import io.heyi.studio.internal.rehearsal.RehearsalStore.Claimed;
import io.heyi.studio.internal.rehearsal.Rehearsed.Case;
import io.heyi.studio.internal.rehearsal.Rehearsed.Changed;
import io.heyi.studio.internal.rehearsal.Rehearsed.Result;
import io.heyi.studio.internal.scenario.Scenario;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Plays what waits to be rehearsed, one after the other. Killed at any line, the rehearsal is played again as soon as its lease has ended. */
@Component
class RehearsalRounds {

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalRounds.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    /** What brings the product down with it every time must not do so for ever. */
    private static final int MOST_TRIES = 3;

    private final RehearsalStore store;
    private final RehearsalDesk desk;
    private final Changes changes;
    private final Reviews reviews;
    private final WholeModels models;
    private final ChangedElements changedElements;
    private final Rehearsals rehearsals;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final AtomicReference<Claimed> underWay = new AtomicReference<>();

    RehearsalRounds(RehearsalStore store, RehearsalDesk desk, Changes changes, Reviews reviews, WholeModels models, ChangedElements changedElements, Rehearsals rehearsals, AuditTrail audit,
                    TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.desk = desk;
        this.changes = changes;
        this.reviews = reviews;
        this.models = models;
        this.changedElements = changedElements;
        this.rehearsals = rehearsals;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "${heyi.studio.rehearsal-round:PT1S}")
    void round() {
        var current = underWay.get();
        if (current != null) {
            store.renew(current.id(), clock.instant().plus(LEASE));
            return;
        }
        store.claim(clock.instant(), clock.instant().plus(LEASE)).ifPresent(claimed -> {
            underWay.set(claimed);
            Thread.ofVirtual().name("rehearsal").start(() -> play(claimed));
        });
    }

    /** Until the result stands in the database. */
    void play(Claimed claimed) {
        try {
            var change = changes.find(String.format(Locale.ROOT, "CR-%04d", claimed.number())).orElseThrow();
            var contentHash = reviews.contentHash(change);
            var played = desk.played(change);
            var result = claimed.tries() > MOST_TRIES ? refused("it was tried " + MOST_TRIES + " times and never came to an end") : result(change, played);
            transactions.executeWithoutResult(status -> {
                if (store.finish(claimed.id(), contentHash, RehearsalDesk.hash(played), result, clock.instant())) {
                    audit.record(new AuditEvent(change.code(), AuditEvent.SYSTEM, "studio.rehearsed", Map.of("sha256", contentHash, "passed", result.passed(), "scenarios", played.size(), "failed", result.failed(),
                            "unreached", result.unreached())));
                }
            });
        } catch (RuntimeException e) {
            // the lease runs out, and it is tried again
            LOG.error("The rehearsal of change {} could not be played", claimed.number(), e);
        } finally {
            underWay.set(null);
        }
    }

    private static Result refused(String reason) {
        return new Result(List.of(reason), List.of(), List.of());
    }

    private Result result(Change change, List<Scenario> played) {
        var whole = models.with(change);
        var refusals = rehearsals.refusals(whole);
        if (!refusals.isEmpty()) {
            return new Result(refusals, List.of(), List.of());
        }
        var plays = rehearsals.play(whole, played.stream().map(scenario -> scenario.read().play(scenario.id().toString(), scenario.process())).toList()).stream()
                .collect(Collectors.toMap(Played::id, play -> play));
        var cases = played.stream().map(scenario -> judged(scenario, plays.get(scenario.id().toString()))).toList();
        return new Result(List.of(), cases, covered(change, cases));
    }

    private static Case judged(Scenario scenario, Played play) {
        var outcome = play == null ? Outcome.ABORTED : play.outcome();
        var failures = play == null ? List.of(Rehearsed.Failure.of("studio.rehearsal.failure.aborted", "", "")) : Judgement.of(scenario.read(), play);
        return new Case(scenario.id(), scenario.process(), scenario.name(), scenario.editor(), scenario.editedAt(), outcome, failures, play == null ? List.of() : play.path(), play == null ? List.of() : play.asked());
    }

    private List<Changed> covered(Change change, List<Case> cases) {
        Set<String> reached = cases.stream().filter(Case::passed).flatMap(one -> one.path().stream()).map(RehearsalRounds::place).collect(Collectors.toSet());
        return changedElements.of(change).stream().map(one -> new Changed(one.file(), one.element().id(), one.element().type(), one.element().name(),
                reached.contains(place(new Step(one.process(), one.element().id(), ""))))).toList();
    }

    private static String place(Step step) {
        return step.process() + " " + step.element();
    }
}
