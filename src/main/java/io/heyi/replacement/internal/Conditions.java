package io.heyi.replacement.internal;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.TerminationCondition;
import io.heyi.emc.Emcs;
import io.heyi.emc.PartChanges;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.ReplacementPolicy;
import io.heyi.replacement.internal.domain.Voting;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which condition a change cites (domain.md P4: it must be a listed one; docs/adr/0024 on a party that is dissolved). */
@Component
public class Conditions {

    private final ReplacementPolicy policy;
    private final Emcs emcs;

    Conditions(ReplacementPolicy policy, Emcs emcs) {
        this.policy = policy;
        this.emcs = emcs;
    }

    /** Of an underperforming party: by policy, else the first; every contract lists one. */
    TerminationCondition missed(ContractTerms terms) {
        return listed(terms, policy.citedConditions()).orElseGet(terms.terminationConditions()::getFirst);
    }

    /** What the last vote of the case names; empty where the party is dissolved and the contract lists nothing for that, so that {@link PartChanges#PARTY_DISSOLVED} holds. */
    Optional<TerminationCondition> named(ReplacementCase found, ContractTerms terms) {
        return isDissolved(found) ? listed(terms, policy.departureConditions()) : Optional.of(missed(terms));
    }

    private static Optional<TerminationCondition> listed(ContractTerms terms, Collection<String> codes) {
        return codes.stream().flatMap(code -> terms.terminationConditions().stream().filter(one -> one.code().equals(code))).findFirst();
    }

    /** What the members have voted before stands with its own condition. */
    private static boolean isDissolved(ReplacementCase found) {
        return found.voting().isEmpty() && found.departing().isPresent();
    }

    /** Code that a change of the case cites. @throws IllegalStateException where its ballot, of an earlier build, has named none */
    String cited(ReplacementCase found) {
        if (isDissolved(found)) {
            return emcs.find(found.emc()).flatMap(emc -> named(found, emc.terms())).map(TerminationCondition::code).orElse(PartChanges.PARTY_DISSOLVED);
        }
        return found.voting().map(Voting::condition).orElseThrow(() -> new IllegalStateException("the ballot of " + found.code() + " has named no condition"));
    }
}
