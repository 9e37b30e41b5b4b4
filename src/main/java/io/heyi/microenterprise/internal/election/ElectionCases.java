package io.heyi.microenterprise.internal.election;

import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.internal.persistence.ElectionStore;
import io.heyi.orchestration.TryLater;
import org.springframework.stereotype.Component;

/** Hands a step its election, locked. */
@Component
class ElectionCases {

    private final ElectionStore elections;

    ElectionCases(ElectionStore elections) {
        this.elections = elections;
    }

    /** @throws TryLater when the election is taken back or cancelled: the message that ends this process is on its way through the outbox */
    OwnerElection open(ElectionId id) {
        var election = elections.lock(id);
        if (election.phase() == ElectionPhase.WITHDRAWN) {
            throw TryLater.because("election " + id + " is taken back; the process is about to hear of it");
        }
        return election;
    }

    OwnerElection any(ElectionId id) {
        return elections.lock(id);
    }

    void save(OwnerElection election) {
        elections.save(election);
    }
}
