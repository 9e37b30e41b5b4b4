package io.heyi.microenterprise.internal.election;

import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import io.heyi.orchestration.ProcessCommands;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets a founding go on that waits for the election of its first owner, however that has ended. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WaitingFoundings {

    private final MicroenterpriseStore microenterprises;
    private final ProcessCommands commands;

    WaitingFoundings(MicroenterpriseStore microenterprises, ProcessCommands commands) {
        this.microenterprises = microenterprises;
        this.commands = commands;
    }

    void goOn(OwnerElection election) {
        if (election.isFirst()) {
            var proposal = microenterprises.find(election.microenterprise()).orElseThrow().proposalId();
            commands.publish(ElectionMessages.OWNER_SETTLED, proposal.toString(), Map.of());
        }
    }
}
