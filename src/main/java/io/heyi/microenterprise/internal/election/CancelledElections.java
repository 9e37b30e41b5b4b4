package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.internal.persistence.ElectionStore;
import io.heyi.orchestration.StoredCases;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Elections whose instance was cancelled in the engine: by an operator's hand they end without an owner elected, and a new one may be started. */
@Component
class CancelledElections extends StoredCases<ElectionId, OwnerElection> {

    private final ElectionStore elections;
    private final ElectionBallots ballots;
    private final WaitingFoundings foundings;
    private final Clock clock;

    CancelledElections(ElectionStore elections, ElectionBallots ballots, WaitingFoundings foundings, Clock clock) {
        super(ElectionMessages.PROCESS_ID, key -> Optional.of(new ElectionId(key)), new Register<>(elections::waiting, elections::find, elections::lock));
        this.elections = elections;
        this.ballots = ballots;
        this.foundings = foundings;
        this.clock = clock;
    }

    @Override
    protected boolean isWaiting(OwnerElection election) {
        return !election.phase().isFinal();
    }

    @Override
    protected String title(OwnerElection election) {
        return election.id() + " " + election.microenterprise();
    }

    @Override
    protected Optional<String> leadOut(OwnerElection election, String reason, String actor) {
        ballots.callOff(election);
        election.cancel(new Username(actor), reason, clock.instant());
        elections.save(election);
        foundings.goOn(election);
        return Optional.empty();
    }
}
