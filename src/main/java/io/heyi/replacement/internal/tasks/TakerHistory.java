package io.heyi.replacement.internal.tasks;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEntry;
import io.heyi.emc.ActorId;
import io.heyi.emc.Emcs;
import io.heyi.inbox.TaskContext;
import io.heyi.replacement.internal.CaseReading;
import io.heyi.replacement.internal.domain.ReplacementCase;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * What of a case's history is told to whoever only takes the part over (domain.md §1a): the own doings, the task, that the own party was asked and has signed, and the
 * hand-over; nothing of the months, answers, rulings and votes before, as on the page of the case.
 */
@Component
class TakerHistory {

    private static final Set<String> HAND_OVER = Set.of("replacement.handOverBegun", "replacement.itemAdded", "replacement.itemHanded", "replacement.noneStated", "replacement.itemTaken", "replacement.itemSentBack",
            "replacement.handOverEscalated", "replacement.handOverClosed", "replacement.handOverDone");
    private static final Set<String> OF_CANDIDATE = Set.of("replacement.candidateAsked", "replacement.partTaken", "replacement.textChanged");

    private final CaseReading reading;
    private final Emcs emcs;

    TakerHistory(CaseReading reading, Emcs emcs) {
        this.reading = reading;
        this.emcs = emcs;
    }

    Predicate<AuditEntry> omitted(ReplacementCase found, TaskContext task, CurrentUser reader) {
        return reading.mayReadEvidence(reader, found) ? entry -> false : entry -> !concerns(entry, task, reader);
    }

    private boolean concerns(AuditEntry entry, TaskContext task, CurrentUser reader) {
        return entry.actor().equals(reader.username().value()) || task.taskId().toString().equals(entry.details().get("taskId")) || HAND_OVER.contains(entry.action())
                || OF_CANDIDATE.contains(entry.action()) && entry.details().get("party") instanceof String party && emcs.actsFor(reader, new ActorId(party));
    }
}
