package io.heyi.emc.internal.formation;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.orchestration.TryLater;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hands a step its formation with the EMC's working terms, both locked. */
@Component
class FormationCases {

    private final FormationStore formations;
    private final Contracts contracts;

    FormationCases(FormationStore formations, Contracts contracts) {
        this.formations = formations;
        this.contracts = contracts;
    }

    record Case(Formation formation, Contracts.Emc emc) {

        ContractTerms terms() {
            return emc.terms();
        }
    }

    /** @throws TryLater when the call is withdrawn: the message that ends this process is on its way through the outbox */
    Case open(EmcCode code) {
        var found = any(code);
        if (found.formation().phase() == EmcState.WITHDRAWN) {
            throw TryLater.because("the call of " + code + " is withdrawn; the process is about to hear of it");
        }
        return found;
    }

    /** As {@link #open}, also when withdrawn. */
    Case any(EmcCode code) {
        var emc = contracts.load(code).orElseThrow(() -> new IllegalStateException("there is no EMC " + code));
        return new Case(formations.findForUpdate(code).orElseThrow(() -> new IllegalStateException("there is no formation of " + code)), emc);
    }

    /** For looking only: holds nothing. */
    Optional<Case> find(EmcCode code) {
        return formations.find(code).flatMap(formation -> contracts.find(code).map(emc -> new Case(formation, emc)));
    }

    /** As {@link #find}, for one that is known. */
    Case read(EmcCode code) {
        return find(code).orElseThrow(() -> new IllegalStateException("there is no formation of " + code));
    }

    void save(Formation formation) {
        formations.save(formation);
    }
}
