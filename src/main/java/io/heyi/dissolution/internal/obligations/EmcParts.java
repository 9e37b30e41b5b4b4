package io.heyi.dissolution.internal.obligations;

import io.heyi.dissolution.internal.ContractsInForce;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Obligation;
import io.heyi.replacement.Departures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Its part in every EMC goes over to a substitute, or ends, by the contract's own rules. */
@Component
class EmcParts implements ObligationSource {

    private static final String KIND = "emcPart";

    private final ContractsInForce contracts;
    private final Departures departures;

    EmcParts(ContractsInForce contracts, Departures departures) {
        this.contracts = contracts;
        this.departures = departures;
    }

    @Override
    public List<Obligation> of(Dissolution found) {
        var naming = contracts.of(found.microenterprise());
        var open = naming.stream().map(emc -> emc.code()).collect(Collectors.toSet());
        var leaving = departures.of(found.code().value());
        var all = new ArrayList<Obligation>();
        for (var emc : naming) {
            var link = leaving.stream().filter(one -> one.emc().equals(emc.code())).findFirst().map(one -> "/replacements/" + one.code()).orElse("/emcs/" + emc.code());
            all.add(Obligation.open(KIND, emc.code().value(), "dissolution.open.emcPart", List.of(emc.title()), emc.lead().value(), link));
        }
        // a case that still runs after the part has gone, e.g. while a cover is in place, is the EMC's own affair
        leaving.stream().filter(one -> !open.contains(one.emc()))
                .forEach(one -> all.add(Obligation.settled(KIND, one.emc().value(), "dissolution.done.emcPart", List.of(one.emc().value()), "/replacements/" + one.code())));
        return all;
    }
}
