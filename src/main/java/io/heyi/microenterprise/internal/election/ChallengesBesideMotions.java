package io.heyi.microenterprise.internal.election;

import io.heyi.microenterprise.internal.persistence.ElectionStore;
import io.heyi.orchestration.ProcessCommands;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A challenge does not keep members from a recall: the motion collects beside it and takes its place once it is carried, unless the members vote on the challenge by then (ADR 22). */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ChallengesBesideMotions {

    private final ElectionStore elections;
    private final ProcessCommands commands;
    private final Clock clock;

    ChallengesBesideMotions(ElectionStore elections, ProcessCommands commands, Clock clock) {
        this.elections = elections;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param motion locked and carried; @return whether its vote may be called */
    boolean giveWayTo(OwnerElection motion) {
        for (var beside : elections.open(motion.microenterprise())) {
            if (!beside.id().equals(motion.id()) && !isOutOfTheWay(elections.lock(beside.id()), motion)) {
                return false;
            }
        }
        return elections.lastDecided(motion.microenterprise()).filter(motion.openedAt()::isBefore).isEmpty();
    }

    private boolean isOutOfTheWay(OwnerElection challenge, OwnerElection motion) {
        if (challenge.nominations().giveWayToMotions()) {
            challenge.nominations().giveWayTo(motion.id(), clock.instant());
            elections.save(challenge);
            commands.publish(ElectionMessages.WITHDRAWN, challenge.id().value(), Map.of());
        }
        return challenge.phase().isFinal();
    }
}
