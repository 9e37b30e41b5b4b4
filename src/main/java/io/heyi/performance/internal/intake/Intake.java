package io.heyi.performance.internal.intake;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Emcs;
import io.heyi.performance.FiguresReported;
import io.heyi.performance.MetricFact;
import io.heyi.performance.internal.domain.PerformancePolicy;
import io.heyi.performance.internal.intake.FactStore.Key;
import io.heyi.performance.internal.intake.FactStore.Known;
import io.heyi.performance.internal.intake.IntakeOutcome.Refused;
import io.heyi.performance.internal.intake.IntakeOutcome.Stored;
import io.heyi.performance.internal.intake.Plan.Effect;
import io.heyi.performance.internal.intake.Plan.Step;
import io.heyi.performance.internal.intake.Plan.Timing;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Takes reports in: all rows or none. A row that says what is known already adds nothing, so that sending the same again is harmless. */
@Service
public class Intake {

    private final Emcs emcs;
    private final IntakeRights rights;
    private final FactStore facts;
    private final PerformancePolicy policy;
    private final AuditTrail audit;
    private final Clock clock;
    private final WorkingDays calendar;
    private final ApplicationEventPublisher events;

    Intake(Emcs emcs, IntakeRights rights, FactStore facts, PerformancePolicy policy, AuditTrail audit, Clock clock, WorkingDays calendar,
           ApplicationEventPublisher events) {
        this.emcs = emcs;
        this.rights = rights;
        this.facts = facts;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
        this.calendar = calendar;
        this.events = events;
    }

    /** What {@link #submit} would do now; stores nothing. */
    @Transactional(readOnly = true)
    public Plan plan(Submitter submitter, Reading reading) {
        return plan(submitter, reading, false);
    }

    /**
     * Stores the rows.
     *
     * @param key makes a repeat answer with the first result; null for none
     * @param digest of what was sent
     */
    @Transactional
    public IntakeOutcome submit(Submitter submitter, Reading reading, String key, String digest) {
        return submit(submitter, reading, key, digest, plan -> true);
    }

    /** Stores the rows only when that does what the person has seen. @param asSeen whether a plan is what was shown */
    @Transactional
    public IntakeOutcome confirm(Submitter submitter, Reading reading, String digest, Predicate<Plan> asSeen) {
        return submit(submitter, reading, null, digest, asSeen);
    }

    private IntakeOutcome submit(Submitter submitter, Reading reading, String key, String digest, Predicate<Plan> asSeen) {
        if (key != null && !key.matches("[\\x21-\\x7e]{1,200}")) {
            return new Refused(List.of(RowError.of(0, "Idempotency-Key", "keyForm")));
        }
        var earlier = key == null ? null : repeat(submitter, key, digest);
        if (earlier != null) {
            return earlier;
        }
        var plan = plan(submitter, reading, true);
        if (!plan.errors().isEmpty()) {
            return new Refused(plan.errors());
        }
        if (!asSeen.test(plan)) {
            return new Refused(List.of(RowError.ofFile("changed")));
        }
        var now = clock.instant();
        var result = new Stored(UUID.randomUUID(), plan.steps().size(), plan.changes().size(), plan.corrections(), plan.carried(), plan.recordedOnly(), false);
        if (!facts.insert(result, submitter, key, digest, now)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return repeat(submitter, key, digest);
        }
        if (!plan.changes().isEmpty()) {
            facts.insert(result.intake(), submitter, plan.changes(), now);
            tell(submitter, result, plan.changes());
        }
        return result;
    }

    private IntakeOutcome repeat(Submitter submitter, String key, String digest) {
        return facts.earlier(submitter.name(), key)
                .map(known -> known.digest().equals(digest) ? known.result() : new Refused(List.of(RowError.of(0, "Idempotency-Key", "keyReused")))).orElse(null);
    }

    private Plan plan(Submitter submitter, Reading reading, boolean locking) {
        List<RowError> errors = new ArrayList<>(reading.errors());
        var check = new RowCheck(emcs, rights, submitter, YearMonth.now(clock.withZone(calendar.zone())), error -> {
            if (errors.size() < Reading.MOST_ERRORS) {
                errors.add(error);
            }
        });
        var good = check.check(reading.rows());
        if (good.isEmpty()) {
            return new Plan(List.of(), errors);
        }
        if (locking) {
            facts.lock(good.values().stream().map(MetricFact::emc).toList());
        }
        var months = facts.months(good.values()).stream().collect(Collectors.toMap(month -> month.emc() + "/" + month.period(), month -> month));
        var known = facts.latest(good.values());
        var now = clock.instant();
        List<Step> steps = new ArrayList<>();
        good.forEach((row, fact) -> {
            var month = months.get(fact.emc() + "/" + fact.period());
            if (month != null && month.concluded()) {
                errors.add(RowError.of(row, "period", "closed", fact.emc().value(), fact.period().toString()));
            } else {
                var late = month != null && now.isAfter(month.cutOff());
                steps.add(step(row, fact, known.get(Key.of(fact)), !late ? Timing.IN_TIME : policy.additive(check.unit(fact)) ? Timing.CARRIED : Timing.RECORDED_ONLY));
            }
        });
        errors.sort(Comparator.comparingInt(RowError::row));
        return new Plan(steps, errors);
    }

    private static Step step(int row, MetricFact fact, Known before, Timing timing) {
        if (before == null) {
            return new Step(row, fact, Effect.NEW, null, null, timing);
        }
        return new Step(row, fact, before.says(fact) ? Effect.UNCHANGED : Effect.CORRECTION, before.value(), before.id(), timing);
    }

    private void tell(Submitter submitter, Stored result, List<Step> changes) {
        changes.stream().collect(Collectors.groupingBy(step -> step.fact().emc())).forEach((emc, steps) -> audit.record(new AuditEvent(emc.value(), submitter.name(),
                "performance.factsReceived", Map.of("intake", result.intake().toString(), "channel", submitter.channel(), "rows", steps.size(),
                "corrections", steps.stream().filter(step -> step.effect() == Effect.CORRECTION).count(), "periods", periods(steps)))));
        changes.stream().map(step -> step.fact().emc()).distinct().forEach(emc -> events.publishEvent(new FiguresReported(emc, clock.instant())));
    }

    private static String periods(List<Step> steps) {
        return String.join(", ", steps.stream().map(step -> step.fact().period().toString()).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Whether the person may report for the EMC now. */
    public boolean mayReport(CurrentUser user, EmcCode emc) {
        return emcs.mayRead(user, emc) && emcs.find(emc).filter(view -> rights.mayReport(user, emc, view.terms())).isPresent();
    }
}
