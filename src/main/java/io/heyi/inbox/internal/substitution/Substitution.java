package io.heyi.inbox.internal.substitution;

import io.heyi.access.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody acts for somebody else (product-bar T3): on these days, first and last included, for these processes.
 *
 * @param processes ids; none for all
 * @param madeBy the absent person, or an administrator where that one cannot
 */
public record Substitution(UUID id, Username absent, Username substitute, LocalDate firstDay, LocalDate lastDay, Set<String> processes, String reason, Username madeBy,
                           Instant madeAt, Optional<Revoked> revoked) {

    /** Ended before its last day. */
    public record Revoked(Username by, Instant at) {}

    public Substitution {
        processes = Set.copyOf(processes);
    }

    /** Whether it counts on a day of the company's calendar. */
    public boolean countsOn(LocalDate day) {
        return revoked.isEmpty() && !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    /** Whether it counts then or will. */
    public boolean isAhead(LocalDate day) {
        return revoked.isEmpty() && !lastDay.isBefore(day);
    }

    public boolean covers(String processId) {
        return processes.isEmpty() || processes.contains(processId);
    }
}
