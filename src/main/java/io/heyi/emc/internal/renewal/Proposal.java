package io.heyi.emc.internal.renewal;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What the lead proposes for the next month, or its silence.
 *
 * @param round 1 for the first, 2 after an objection
 * @param person who proposed; null where the lead was silent
 * @param terms null while they are those of the present version
 * @param goalsOnly nothing but goals and targets changes
 * @param note for the members; empty for none
 * @param asked members whose word counts; empty until published
 * @param published once members can see it
 * @param overtaken parts of the contract have changed since it was made: it proposes nothing any more
 */
public record Proposal(int round, String person, String session, Instant at, ContractTerms terms, String termsHash, boolean goalsOnly, String note, List<ActorId> asked,
                       boolean published, boolean overtaken) {

    public Proposal {
        note = note == null ? "" : note;
        asked = List.copyOf(asked);
    }

    public boolean changesTerms() {
        return terms != null;
    }

    Proposal publishedTo(List<ActorId> members) {
        return new Proposal(round, person, session, at, terms, termsHash, goalsOnly, note, members, true, overtaken);
    }

    /** Who was asked answers for the contract as it is now. */
    Proposal overtakenBy(String presentHash, Collection<ActorId> present) {
        return new Proposal(round, person, session, at, null, presentHash, false, note, asked.stream().filter(present::contains).toList(), published, true);
    }
}
