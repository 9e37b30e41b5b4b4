package io.heyi.emc.internal.renewal;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.contract.ContractMonth;
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

    /** The renewal's month with every version that was in force in it. @throws IllegalStateException when no version covers it */
    public ContractMonth month(RenewalId id) {
        return contracts.month(id.emc(), id.period()).orElseThrow(() -> new IllegalStateException("no version of " + id.emc() + " covers " + id.period()));
    }

    /** How many months in a row, up to this version, nobody has agreed on; counted no further than the policy asks. */
    public int tacitExtensionsUpTo(Contracts.Version version) {
        int count = 0;
        var at = firstOfItsMonth(version);
        while (at.origin().equals("TACIT_EXTENSION") && count < policy.tacitExtensions()) {
            count++;
            var before = contracts.version(version.code(), at.number() - 1);
            if (before.isEmpty()) {
                break;
            }
            at = firstOfItsMonth(before.get());
        }
        return count;
    }

    /** Parts that have changed since say nothing of how the month was agreed. */
    private Contracts.Version firstOfItsMonth(Contracts.Version version) {
        var at = version;
        while (at.origin().startsWith("PART_")) {
            at = contracts.version(at.code(), at.number() - 1).orElseThrow();
        }
        return at;
    }

    /** Whether the terms keep every invariant and whatever they bring in that the contract has not exists. */
    public boolean isSealable(EmcCode emc, ContractTerms terms) {
        return contracts.check(emc, terms).isEmpty();
    }
}
