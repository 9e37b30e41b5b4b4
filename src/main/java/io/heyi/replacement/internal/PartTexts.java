package io.heyi.replacement.internal;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Emcs;
import io.heyi.emc.PartChanges.Text;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.ReplacementCase;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The whole contract as it will be once a part has changed hands, for whoever is asked to sign it and for people inside, who may see all contracts (domain.md §1a). */
@Service
@Transactional(readOnly = true)
public class PartTexts {

    private final CaseReading reading;
    private final Substitutes substitutes;
    private final Emcs emcs;

    PartTexts(CaseReading reading, Substitutes substitutes, Emcs emcs) {
        this.reading = reading;
        this.substitutes = substitutes;
        this.emcs = emcs;
    }

    /** @param taker what the party that takes the part is called */
    public record PartText(ReplacementCode code, EmcCode emc, String title, String taker, String termsHash, ContractTerms terms) {}

    /** The text with that hash; empty where nobody is asked to sign it, it has changed since, or the reader has no business with it. */
    public Optional<PartText> find(CurrentUser reader, ReplacementCode code, String hash) {
        return reading.find(reader, code).flatMap(found -> found.succession().searched().flatMap(search -> search.candidates().stream().filter(one -> hash.equals(one.termsHash()))
                .reduce((earlier, later) -> later)).flatMap(asked -> text(reader, found, asked, hash)));
    }

    private Optional<PartText> text(CurrentUser reader, ReplacementCase found, Candidate asked, String hash) {
        return substitutes.text(found, asked) instanceof Text.Draft draft && draft.termsHash().equals(hash) && mayRead(reader, asked, draft)
                ? Optional.of(new PartText(found.code(), found.emc(), found.title(), asked.name(), hash, draft.terms())) : Optional.empty();
    }

    private boolean mayRead(CurrentUser reader, Candidate asked, Text.Draft draft) {
        return reader.isInside() || emcs.actsFor(reader, asked.actor()) || draft.signatories().stream().anyMatch(one -> emcs.actsFor(reader, one.actor()));
    }
}
