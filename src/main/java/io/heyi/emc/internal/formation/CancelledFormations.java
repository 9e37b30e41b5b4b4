package io.heyi.emc.internal.formation;

import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.formation.FormationCases.Case;
import io.heyi.orchestration.StoredCases;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Calls and signings whose instance was cancelled in the engine: they lapse by an operator's hand, and the lead may open them anew. */
@Component
class CancelledFormations extends StoredCases<EmcCode, Case> {

    private static final Set<EmcState> OVER = Set.of(EmcState.ACTIVE, EmcState.LAPSED, EmcState.WITHDRAWN);

    private final FormationCases cases;
    private final Contracts contracts;
    private final Clock clock;

    CancelledFormations(FormationStore formations, FormationCases cases, Contracts contracts, Clock clock) {
        super(FormationMessages.PROCESS_ID, key -> Optional.of(new EmcCode(key)), new Register<>(formations::waiting, cases::find, cases::any));
        this.cases = cases;
        this.contracts = contracts;
        this.clock = clock;
    }

    @Override
    protected boolean isWaiting(Case found) {
        return !OVER.contains(found.formation().phase());
    }

    @Override
    protected String title(Case found) {
        return found.terms().title();
    }

    @Override
    protected Optional<String> leadOut(Case found, String reason, String actor) {
        var formation = found.formation();
        formation.cancel(actor, reason, clock.instant());
        cases.save(formation);
        contracts.enter(formation.emc(), EmcState.LAPSED, "processCancelled", Map.of("by", actor, "note", reason));
        return Optional.empty();
    }
}
