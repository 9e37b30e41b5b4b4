package io.heyi.replacement.internal;

import io.heyi.access.CurrentUser;
import io.heyi.emc.Emcs;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.Search;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may look at a case (domain.md §1a). */
@Component
@Transactional(readOnly = true)
public class CaseReading {

    private final CaseStore store;
    private final Emcs emcs;

    CaseReading(CaseStore store, Emcs emcs) {
        this.store = store;
        this.emcs = emcs;
    }

    /** Empty for one that does not exist or is not to be known of. */
    public Optional<ReplacementCase> find(CurrentUser reader, ReplacementCode code) {
        return store.find(code).filter(found -> mayReadEvidence(reader, found) || takesPart(reader, found));
    }

    /** People inside see all; outside partners the cases of the contracts they were party to when the case opened. */
    public boolean mayReadEvidence(CurrentUser reader, ReplacementCase found) {
        return reader.isInside() || emcs.actsFor(reader, found.subject().actor()) || found.others().stream().anyMatch(member -> emcs.actsFor(reader, member.actor()));
    }

    /** Whoever is asked to take the part, or has signed, sees that and nothing of the months before. */
    private boolean takesPart(CurrentUser reader, ReplacementCase found) {
        return found.succession().searched().map(Search::candidates).stream().flatMap(all -> all.stream()).filter(one -> one.state() == Candidate.State.SIGNED || one.state() == Candidate.State.ASKED)
                .anyMatch(one -> emcs.actsFor(reader, one.actor()));
    }
}
