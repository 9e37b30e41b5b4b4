package io.heyi.emc.internal.formation;

import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.orchestration.ProcessCases;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Calls and signings whose instance was cancelled in the engine: they lapse by an operator's hand, and the lead may open them anew. */
@Component
@Transactional
class CancelledFormations implements ProcessCases {

    private static final Set<EmcState> OVER = Set.of(EmcState.ACTIVE, EmcState.LAPSED, EmcState.WITHDRAWN);

    private final FormationStore formations;
    private final Contracts contracts;
    private final Emcs emcs;
    private final Clock clock;

    CancelledFormations(FormationStore formations, Contracts contracts, Emcs emcs, Clock clock) {
        this.formations = formations;
        this.contracts = contracts;
        this.emcs = emcs;
        this.clock = clock;
    }

    @Override
    public String processId() {
        return FormationMessages.PROCESS_ID;
    }

    @Override
    public Optional<String> waiting(String businessKey) {
        var code = new EmcCode(businessKey);
        return formations.find(code).filter(formation -> !OVER.contains(formation.phase())).flatMap(formation -> emcs.find(code)).map(emc -> emc.terms().title());
    }

    @Override
    public List<String> waiting(Instant before, String after, int limit) {
        return formations.waiting(before, after, limit);
    }

    @Override
    public Optional<String> close(String businessKey, String reason, String actor) {
        var code = new EmcCode(businessKey);
        contracts.load(code);
        var formation = formations.findForUpdate(code).orElseThrow(() -> new IllegalStateException("there is no formation of " + code));
        if (!OVER.contains(formation.phase())) {
            formation.cancel(actor, reason, clock.instant());
            formations.save(formation);
            contracts.enter(code, EmcState.LAPSED, "processCancelled", Map.of("by", actor, "note", reason));
        }
        return Optional.empty();
    }
}
