package io.heyi.dissolution.internal;

import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.DissolutionStep;
import io.heyi.dissolution.internal.domain.Obligation;
import io.heyi.dissolution.internal.obligations.Checklist;
import io.heyi.emc.ContractSealed;
import io.heyi.emc.ContractTerminated;
import io.heyi.microenterprise.OwnerSearchEnded;
import io.heyi.orchestration.JobGivenUp;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.replacement.ReplacementClosed;
import io.heyi.tender.TenderClosed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What happens elsewhere and lets a case go on: an election that ends, a part that has gone over, something that was open. All are safe to hear twice. */
@Component
public class DissolutionTriggers {

    public static final String OWNER_SETTLED = "dissolution.ownerSettled";
    public static final String DEPARTURES_CLOSED = "dissolution.departuresClosed";
    public static final String OBLIGATION_SETTLED = "dissolution.obligationSettled";

    private final DissolutionStore store;
    private final LeavingContracts leaving;
    private final Checklist checklist;
    private final ProcessCommands commands;

    DissolutionTriggers(DissolutionStore store, LeavingContracts leaving, Checklist checklist, ProcessCommands commands) {
        this.store = store;
        this.leaving = leaving;
        this.checklist = checklist;
        this.commands = commands;
    }

    /** After the transaction that ended the election, which holds the micro-enterprise: a case is locked before it, never after. */
    @ApplicationModuleListener
    void on(OwnerSearchEnded ended) {
        DissolutionCode.parse(ended.dissolution()).flatMap(store::find).filter(found -> found.step() == DissolutionStep.ELECTING).ifPresent(any -> {
            var found = store.lock(any.code());
            if (ended.newOwner() != null) {
                found.ownerFound(ended.newOwner().value());
                store.save(found);
            }
            publish(OWNER_SETTLED, found);
        });
    }

    @ApplicationModuleListener
    void on(ReplacementClosed closed) {
        lookAgain();
    }

    /** A cover has taken a part, or the next month's contract does not name the party any more. */
    @ApplicationModuleListener
    void on(ContractSealed sealed) {
        lookAgain();
    }

    @ApplicationModuleListener
    void on(ContractTerminated ended) {
        lookAgain();
    }

    @ApplicationModuleListener
    void on(TenderClosed closed) {
        lookAgain();
    }

    /** Few cases are open at a time, and most events concern none of them: a case is held only when it can go on. */
    private void lookAgain() {
        store.open().stream().flatMap(code -> store.find(code).stream()).filter(this::goesOn).map(Dissolution::code).forEach(this::goOn);
    }

    private boolean goesOn(Dissolution found) {
        return switch (found.step()) {
            case CLOSING -> !found.runDown().open().isEmpty() && !keys(checklist.open(found)).containsAll(keys(found.runDown().open()));
            case RUNNING_DOWN -> !found.isDeparted() && leaving.isOver(found);
            default -> false;
        };
    }

    private static Set<String> keys(List<Obligation> obligations) {
        return obligations.stream().map(one -> one.kind() + " " + one.subject()).collect(Collectors.toSet());
    }

    private void goOn(DissolutionCode code) {
        var found = store.lock(code);
        if (!goesOn(found)) {
            return;
        }
        if (found.step() == DissolutionStep.CLOSING) {
            publish(OBLIGATION_SETTLED, found);
        } else {
            found.departed();
            store.save(found);
            publish(DEPARTURES_CLOSED, found);
        }
    }

    private void publish(String message, Dissolution found) {
        commands.publish(message, found.code().value(), Map.of("dissolution", found.code().value()));
    }

    @EventListener
    void givenUp(JobGivenUp job) {
        if (job.processId().equals(DissolutionOpening.PROCESS_ID)) {
            DissolutionCode.parse(job.businessKey()).ifPresent(code -> store.failed(code, job.why()));
        }
    }
}
