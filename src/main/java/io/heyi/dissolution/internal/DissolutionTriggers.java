package io.heyi.dissolution.internal;

import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.DissolutionStep;
import io.heyi.dissolution.internal.domain.Obligation;
import io.heyi.dissolution.internal.obligations.Checklist;
import io.heyi.dissolution.internal.settlement.SettlementSigned;
import io.heyi.emc.ContractSealed;
import io.heyi.emc.ContractTerminated;
import io.heyi.emc.EmcCode;
import io.heyi.microenterprise.OwnerSearchEnded;
import io.heyi.orchestration.JobGivenUp;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.replacement.ReplacementClosed;
import io.heyi.tender.TenderClosed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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
        lookAgain(found -> concerns(found, closed.emc()));
    }

    /** A cover has taken a part, or the next month's contract does not name the party any more. */
    @ApplicationModuleListener
    void on(ContractSealed sealed) {
        lookAgain(found -> concerns(found, sealed.emc()));
    }

    @ApplicationModuleListener
    void on(ContractTerminated ended) {
        lookAgain(found -> concerns(found, ended.emc()));
    }

    @ApplicationModuleListener
    void on(TenderClosed closed) {
        lookAgain(found -> waitsFor(found, "tender", closed.tender().value()) || waitsFor(found, "bid", ""));
    }

    /** Given on the page of the settlement, where nobody waits for a task. */
    @ApplicationModuleListener
    void on(SettlementSigned signed) {
        lookAgain(found -> found.code().equals(signed.code()));
    }

    /** Whether the case is about to leave that contract, or waits for its end. */
    private boolean concerns(Dissolution found, EmcCode emc) {
        return waitsFor(found, "emcPart", emc.value()) || leaving.concerns(found, emc);
    }

    private static boolean waitsFor(Dissolution found, String kind, String subject) {
        return found.runDown().open().stream().anyMatch(one -> one.kind().equals(kind) && one.subject().equals(subject));
    }

    /** Most events concern no case: obligations are asked for only where one waits for what has happened, and a case is held only when it can go on. */
    private void lookAgain(Predicate<Dissolution> touched) {
        store.settling().stream().filter(touched).filter(this::goesOn).map(Dissolution::code).forEach(this::goOn);
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
