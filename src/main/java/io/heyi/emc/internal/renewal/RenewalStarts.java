package io.heyi.emc.internal.renewal;

import io.heyi.orchestration.ProcessCommands;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts renewals: whoever inserts the row of a contract and month publishes its start in the same transaction, and nobody else does but an operator. */
@Component
@Transactional
public class RenewalStarts {

    public static final String PROCESS_ID = "emc-contract-renewal";
    public static final String RENEWAL_DUE = "emc.renewalDue";

    private final RenewalStore store;
    private final RenewalSchedule schedule;
    private final ProcessCommands commands;
    private final Clock clock;

    RenewalStarts(RenewalStore store, RenewalSchedule schedule, ProcessCommands commands, Clock clock) {
        this.store = store;
        this.schedule = schedule;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param due how many were found, started or not */
    public record Page(int due, List<RenewalId> started) {}

    /** Starts what is due, at most so many. */
    public Page startDue(int limit) {
        var due = store.due(schedule.latestDue(), limit);
        return new Page(due.size(), due.stream().filter(this::start).toList());
    }

    /** Where a month has passed while the one before was being renewed, the next renewal does not wait for the next day. */
    public void startIfDue(RenewalId id) {
        if (!id.period().isAfter(schedule.latestDue())) {
            start(id);
        }
    }

    /** @return false where that month's renewal was started before; then nothing has changed */
    public boolean start(RenewalId id) {
        var renewal = Renewal.start(id, schedule.freezeAt(id.period()), schedule.periodEnd(id.period()), clock.instant());
        if (!store.insert(renewal)) {
            return false;
        }
        publish(renewal);
        return true;
    }

    /** For a renewal whose process was cancelled before it did anything; where it runs after all, nothing starts. */
    public void startAgain(Renewal renewal) {
        publish(renewal);
    }

    private void publish(Renewal renewal) {
        var id = renewal.id();
        commands.publish(RENEWAL_DUE, id.toString(), Map.of("renewal", id.toString(), "emc", id.emc().value(), "period", id.period().toString(),
                "freezeAt", renewal.freezeAt().toString(), "periodEnd", renewal.periodEnd().toString()));
    }
}
