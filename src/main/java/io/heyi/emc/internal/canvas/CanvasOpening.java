package io.heyi.emc.internal.canvas;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcState;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.EmcOpening;
import io.heyi.emc.internal.contract.EmcOutcome;
import io.heyi.emc.internal.formation.FormationStart;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Turns a canvas into an EMC, once. */
@Service
@Transactional
public class CanvasOpening {

    private final CanvasDrafts drafts;
    private final EmcOpening opening;
    private final Contracts contracts;

    CanvasOpening(CanvasDrafts drafts, EmcOpening opening, Contracts contracts) {
        this.drafts = drafts;
        this.opening = opening;
        this.contracts = contracts;
    }

    /**
     * A second click answers with the EMC that the first one opened.
     *
     * @param revision of the canvas that the terms were read from; empty answer when somebody has changed it since
     */
    public Optional<EmcOutcome> open(CurrentUser owner, UUID id, long revision, ContractTerms terms, FormationStart.Way way) {
        var canvas = drafts.lock(owner, id);
        if (canvas.isEmpty()) {
            return Optional.of(new EmcOutcome.Unknown());
        }
        var known = canvas.get().emc();
        if (known != null) {
            return Optional.of(new EmcOutcome.Done(known, contracts.load(known).map(Contracts.Emc::state).orElse(EmcState.DRAFT)));
        }
        if (canvas.get().revision() != revision) {
            return Optional.empty();
        }
        var outcome = opening.open(owner, terms, way, Optional.empty());
        if (outcome instanceof EmcOutcome.Done done) {
            drafts.opened(id, done.code());
        }
        return Optional.of(outcome);
    }
}
