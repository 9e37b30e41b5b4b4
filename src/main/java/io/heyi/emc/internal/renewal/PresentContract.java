package io.heyi.emc.internal.renewal;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.contract.Contracts;
import org.springframework.stereotype.Component;

/** The version that a renewal is about. */
@Component
public class PresentContract {

    private final Contracts contracts;
    private final RenewalPolicy policy;

    PresentContract(Contracts contracts, RenewalPolicy policy) {
        this.contracts = contracts;
        this.policy = policy;
    }

    /** @throws IllegalStateException when no version covers the month */
    public Contracts.Version version(RenewalId id) {
        return contracts.version(id.emc(), id.period()).orElseThrow(() -> new IllegalStateException("no version of " + id.emc() + " covers " + id.period()));
    }

    /** How many months in a row, up to this version, nobody has agreed on; counted no further than the policy asks. */
    public int tacitExtensionsUpTo(Contracts.Version version) {
        int count = 0;
        var at = version;
        while (at.origin().equals("TACIT_EXTENSION") && count < policy.tacitExtensions()) {
            count++;
            var before = contracts.version(version.code(), at.number() - 1);
            if (before.isEmpty()) {
                break;
            }
            at = before.get();
        }
        return count;
    }

    /** Whether the terms keep every invariant and whatever they bring in that the contract has not exists. */
    public boolean isSealable(EmcCode emc, ContractTerms terms) {
        return contracts.check(emc, terms).isEmpty();
    }
}
