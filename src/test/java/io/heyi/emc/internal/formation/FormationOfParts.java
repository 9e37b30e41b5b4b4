package io.heyi.emc.internal.formation;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import java.util.Arrays;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Transactional;

/** Calls that were answered, for tests of what stands by. */
@Import({FormationStore.class, RatingsOfBidders.class, StandbyCommitments.class})
public class FormationOfParts {

    private final FormationStore store;

    FormationOfParts(FormationStore store) {
        this.store = store;
    }

    @Bean
    static FormationPolicy formationPolicy() {
        return FormationPolicy.defaults();
    }

    /** Keeps a call for these terms that was opened with these commitments: actor, share asked for and points; more points rank better. */
    @Transactional
    public void called(EmcCode emc, ContractTerms terms, String place, Map<String, String> shareAndPoints) {
        var formation = Formation.call(emc, terms, Calls.WINDOW, null, Calls.WEIGHTS, "entrepreneur-01", Calls.START);
        var candidates = shareAndPoints.entrySet().stream().map(one -> {
            var given = one.getValue().split("/");
            return Calls.candidate(one.getKey(), place, given[0], Integer.parseInt(given[1]), 1, given.length > 2 ? given[2] : null);
        }).toArray(Candidate[]::new);
        formation.open(Arrays.asList(candidates), terms, Calls.POLICY, Calls.DEADLINE);
        store.insert(formation);
    }
}
