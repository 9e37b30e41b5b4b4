package io.heyi.microenterprise.internal.election;

import io.heyi.microenterprise.internal.persistence.ElectionStore;
import io.heyi.orchestration.ProcessCommands;
import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Elections that a dissolution overtakes: where there is nothing left to lead, or another owner is looked for, they end by themselves. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ElectionsAtClosing {

    private final ElectionStore elections;
    private final ElectionBallots ballots;
    private final ProcessCommands commands;
    private final Clock clock;

    ElectionsAtClosing(ElectionStore elections, ElectionBallots ballots, ProcessCommands commands, Clock clock) {
        this.elections = elections;
        this.ballots = ballots;
        this.commands = commands;
        this.clock = clock;
    }

    /** Holds what is open, before the record of the micro-enterprise: the order in which a switch of rights locks them. */
    public void hold(String microenterprise) {
        elections.open(microenterprise).forEach(open -> elections.lock(open.id()));
    }

    /** @param dissolution code of the case that closes the micro-enterprise */
    public void callOff(String microenterprise, String dissolution) {
        callOff(microenterprise, dissolution, election -> true);
    }

    void callOff(String microenterprise, String dissolution, Predicate<OwnerElection> which) {
        for (var open : elections.open(microenterprise)) {
            var election = elections.lock(open.id());
            if (!election.phase().isFinal() && which.test(election)) {
                ballots.callOff(election);
                election.office().overtake(dissolution, clock.instant());
                elections.save(election);
                commands.publish(ElectionMessages.WITHDRAWN, election.id().value(), Map.of());
            }
        }
    }
}
