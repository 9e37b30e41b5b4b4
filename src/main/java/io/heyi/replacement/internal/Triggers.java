package io.heyi.replacement.internal;

import io.heyi.emc.ContractSealed;
import io.heyi.emc.ContractTerminated;
import io.heyi.emc.Emcs;
import io.heyi.emc.NodeBelowBottom;
import io.heyi.orchestration.JobGivenUp;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.performance.FiguresReported;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.domain.Cause;
import io.heyi.replacement.internal.domain.CounterHit;
import io.heyi.replacement.internal.domain.ReplacementStep;
import io.heyi.replacement.internal.domain.Withdrawal;
import io.heyi.tender.TenderClosed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happens elsewhere and matters to cases: counters that meet a rule, new figures, contracts that end, steps that fail. All are safe to hear twice. */
@Component
public class Triggers {

    public static final String CASE_WITHDRAWN = "replacement.caseWithdrawn";
    public static final String TENDER_CLOSED = "replacement.tenderClosed";
    public static final String FIGURE_RECOVERED = "replacement.figureRecovered";

    /** Months that were taken over from before the product, and have long been dealt with, open no case. */
    private static final Duration HISTORY = Duration.ofDays(31);

    private final CaseStore store;
    private final Opening opening;
    private final Recovery recovery;
    private final Emcs emcs;
    private final ProcessCommands commands;
    private final Clock clock;

    Triggers(CaseStore store, Opening opening, Recovery recovery, Emcs emcs, ProcessCommands commands, Clock clock) {
        this.store = store;
        this.opening = opening;
        this.recovery = recovery;
        this.emcs = emcs;
        this.commands = commands;
        this.clock = clock;
    }

    /** In a transaction of its own, so that a month is concluded whatever comes of it here; heard again after a restart. */
    @ApplicationModuleListener
    void on(NodeBelowBottom hit) {
        if (hit.at().isBefore(clock.instant().minus(HISTORY))) {
            return;
        }
        // a case that ends between being found and being locked makes room for the counter's own
        if (!taken(hit)) {
            taken(hit);
        }
    }

    /** By a case of its own or by the open one. @return false when that has ended in between */
    private boolean taken(NodeBelowBottom hit) {
        var cause = Cause.counted(hit.rule(), hit.metric(), hit.basis());
        var open = opening.open(hit.emc(), hit.actor(), cause);
        if (open.isEmpty()) {
            return true;
        }
        var found = store.lock(open.get());
        if (found.outcome().isEmpty() && found.counterHit(new CounterHit(cause, hit.period()))) {
            store.save(found);
        }
        return found.outcome().isEmpty();
    }

    /** A figure that is back at or above bottom ends the cure period. */
    @ApplicationModuleListener
    void on(FiguresReported reported) {
        for (var code : store.open(reported.emc())) {
            var found = store.lock(code);
            if (found.step() == ReplacementStep.CURING && found.recover(recovery.of(found))) {
                store.save(found);
                commands.publish(FIGURE_RECOVERED, code.value(), Map.of("replacement", code.value()));
            }
        }
    }

    /** With the contract its cases end. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ContractTerminated ended) {
        store.open(ended.emc()).forEach(code -> commands.publish(CASE_WITHDRAWN, code.value(), Map.of("replacement", code.value(), "withdrawal", Withdrawal.CONTRACT_ENDED.id())));
    }

    /** A party that has left the contract in another way, e.g. with the next month's terms, leaves its case without an object. */
    @ApplicationModuleListener
    void on(ContractSealed sealed) {
        for (var code : store.open(sealed.emc())) {
            var found = store.lock(code);
            var holder = found.succession().searched().map(search -> search.holder().actor()).orElse(found.subject().actor());
            boolean gone = found.outcome().isEmpty() && found.step() != ReplacementStep.COVERING && emcs.find(sealed.emc()).stream().noneMatch(emc -> emc.terms().node(holder).isPresent());
            if (gone) {
                commands.publish(CASE_WITHDRAWN, code.value(), Map.of("replacement", code.value(), "withdrawal", Withdrawal.PARTY_LEFT.id()));
            }
        }
    }

    /** The tender of a case is over; the search goes on. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(TenderClosed closed) {
        var parts = closed.reference().split("/tender-");
        if (parts.length == 2) {
            ReplacementCode.parse(parts[0]).ifPresent(code -> commands.publish(TENDER_CLOSED, code.value(), Map.of("replacement", code.value())));
        }
    }

    @EventListener
    void givenUp(JobGivenUp job) {
        if (job.processId().equals(Opening.PROCESS_ID)) {
            ReplacementCode.parse(job.businessKey()).ifPresent(code -> store.failed(code, job.why()));
        }
    }
}
