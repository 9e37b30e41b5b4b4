package io.heyi.emc.internal.renewal;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.contract.ContractMonth;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.shared.FieldError;
import java.util.List;
import java.util.stream.IntStream;
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

    /** What is wrong with next terms that bring back who has left within the month by the members' decision (docs/adr/0019); a later month may. */
    public List<FieldError> broughtBack(RenewalId id, ContractTerms next) {
        var month = month(id);
        return IntStream.range(0, next.nodes().size()).filter(i -> month.parties().containsKey(next.nodes().get(i).actor()) && month.terms().node(next.nodes().get(i).actor()).isEmpty())
                .mapToObj(i -> FieldError.of("nodes[" + i + "].actor", "emcrenewal.error.leftWithinTheMonth", next.nodes().get(i).actor().value())).toList();
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
