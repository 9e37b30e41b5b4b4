package io.heyi.emc.internal.renewal;

import io.heyi.emc.ContractTerminated;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.orchestration.ProcessCommands;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Has the month of a contract that is ended settled, in the ending transaction: by the renewal that is under way, or by one that is started for it. */
@Component
public class RenewalEnds {

    public static final String CONTRACT_ENDED = "emc.contractEnded";

    private final RenewalStore store;
    private final Contracts contracts;
    private final RenewalStarts starts;
    private final RenewalSchedule schedule;
    private final ProcessCommands commands;

    RenewalEnds(RenewalStore store, Contracts contracts, RenewalStarts starts, RenewalSchedule schedule, ProcessCommands commands) {
        this.store = store;
        this.contracts = contracts;
        this.starts = starts;
        this.schedule = schedule;
        this.commands = commands;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ContractTerminated ended) {
        if (store.running(ended.emc()).isEmpty()) {
            contracts.latest(ended.emc()).map(version -> new RenewalId(ended.emc(), version.period())).filter(id -> !id.period().isAfter(schedule.month(ended.at()))).ifPresent(starts::start);
        }
        store.running(ended.emc()).forEach(this::tell);
    }

    /** The start of a renewal is published before its end, and messages of one case are sent in order. */
    public void tell(RenewalId id) {
        commands.publish(CONTRACT_ENDED, id.toString(), Map.of("renewal", id.toString()));
    }
}
