package io.heyi.emc.internal.renewal;

import io.heyi.emc.ContractTerminated;
import io.heyi.orchestration.ProcessCommands;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stops the renewal of a contract that is ended meanwhile, in the ending transaction. */
@Component
public class RenewalEnds {

    public static final String CONTRACT_ENDED = "emc.contractEnded";

    private final RenewalStore store;
    private final ProcessCommands commands;

    RenewalEnds(RenewalStore store, ProcessCommands commands) {
        this.store = store;
        this.commands = commands;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ContractTerminated ended) {
        store.running(ended.emc()).forEach(id -> commands.publish(CONTRACT_ENDED, id.toString(), Map.of("renewal", id.toString())));
    }
}
