package io.heyi.dissolution.internal.process;

import io.heyi.audit.AuditEvent;
import io.heyi.dissolution.DissolutionOutcome;
import io.heyi.dissolution.internal.DissolutionSchedule;
import io.heyi.dissolution.internal.DissolutionStore;
import io.heyi.dissolution.internal.DissolutionEnding;
import io.heyi.dissolution.internal.domain.Alternative;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.OwnerSearch;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Alternatives that let the micro-enterprise run on: a new owner, or another platform (domain.md P6, D1). */
@Component
@Transactional
public class CarryingSteps {

    private final DissolutionStore store;
    private final OwnerSearch owners;
    private final Lifecycle lifecycle;
    private final DissolutionEnding ending;
    private final DissolutionSchedule schedule;

    CarryingSteps(DissolutionStore store, OwnerSearch owners, Lifecycle lifecycle, DissolutionEnding ending, DissolutionSchedule schedule) {
        this.store = store;
        this.owners = owners;
        this.lifecycle = lifecycle;
        this.ending = ending;
        this.schedule = schedule;
    }

    public record OwnerSought(String electionEndsBy) {}

    public record ElectionClosed(boolean ownerFound) {}

    public OwnerSought seekOwner(DissolutionVariables in) {
        var found = store.lock(in.code());
        var until = schedule.electionEnds();
        var election = owners.begin(found.microenterprise(), found.code().value()).map(ElectionId::value)
                .orElseThrow(() -> new IllegalStateException(found.code() + " does not hold " + found.microenterprise()));
        found.seekOwner(election, until);
        store.saveStep(found);
        return new OwnerSought(until.toString());
    }

    public ElectionClosed closeElection(DissolutionVariables in) {
        var found = store.lock(in.code());
        if (found.newOwner().isPresent()) {
            ending.end(found, DissolutionOutcome.SAVED_BY_NEW_OWNER, AuditEvent.SYSTEM, "");
            return new ElectionClosed(true);
        }
        found.noOwnerFound();
        store.saveStep(found);
        return new ElectionClosed(false);
    }

    public Moved sell(DissolutionVariables in) {
        var found = store.lock(in.code());
        var platform = found.carried().map(Alternative::target).orElseThrow();
        if (found.outcome().isEmpty()) {
            var change = lifecycle.move(found.microenterprise(), found.code().value(), platform);
            if (!(change instanceof Lifecycle.Change.Done)) {
                throw new IllegalStateException(found.microenterprise() + " cannot go to " + platform + " by " + found.code() + ": " + change);
            }
            ending.end(found, DissolutionOutcome.SOLD, AuditEvent.SYSTEM, "");
        }
        return Moved.to(found);
    }
}
