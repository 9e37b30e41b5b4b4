package io.heyi.emc;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A deliverable as it falls due once by the contract; a version that names another day for it makes it due again.
 *
 * @param id of the deliverable in the contract
 * @param owner who owes it by the latest version that names this day
 * @param waiting whose deliverables need it, by the same version
 * @param period month of that version
 * @param inForce whether that version is the latest of all
 * @param delivery the latest record; null without one
 */
public record DueDeliverable(String id, String title, ActorId owner, String ownerName, LocalDate due, List<Waiting> waiting, YearMonth period, boolean inForce, Delivery delivery) {

    public DueDeliverable {
        waiting = List.copyOf(waiting);
    }

    /** @param titles of the party's deliverables that need it */
    public record Waiting(ActorId party, String name, List<String> titles) {

        public Waiting {
            titles = List.copyOf(titles);
        }
    }

    /** NOT_DUE: neither delivered nor due; MISSED: due, and not shown as delivered. */
    public enum Standing { NOT_DUE, ON_TIME, LATE, MISSED }

    /** How it stands at the end of a day. */
    public Standing standing(LocalDate day) {
        return delivered().map(from -> from.isAfter(due) ? Standing.LATE : Standing.ON_TIME).orElse(due.isBefore(day) ? Standing.MISSED : Standing.NOT_DUE);
    }

    /** Days after the due day on which it counts as delivered, 1 or more; empty unless it came late. */
    public Optional<Long> daysLate() {
        return delivered().map(from -> ChronoUnit.DAYS.between(due, from)).filter(days -> days > 0);
    }

    private Optional<LocalDate> delivered() {
        return Optional.ofNullable(delivery).flatMap(Delivery::countsFrom);
    }

    /** Whether the party waits for it. */
    public Optional<Waiting> waiting(ActorId party) {
        return waiting.stream().filter(one -> one.party().equals(party)).findFirst();
    }
}
