package io.heyi.dissolution.internal;

import io.heyi.dissolution.internal.domain.Alternative;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.emc.ActorId;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.shared.Ruling;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether another micro-enterprise can take one over: it is not being dissolved itself, and sits in no EMC with it, where its part could go to nobody twice (domain.md P6, D1). */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Takers {

    private final Lifecycle lifecycle;
    private final ContractsInForce contracts;
    private final Clock clock;

    Takers(Lifecycle lifecycle, ContractsInForce contracts, Clock clock) {
        this.lifecycle = lifecycle;
        this.contracts = contracts;
        this.clock = clock;
    }

    /** Why it cannot take it over now; empty where it can. A platform always can. Holds a freeze of the taker off. */
    public Optional<Ruling> obstacle(Dissolution found, Alternative.Kind kind, String target) {
        if (kind != Alternative.Kind.MERGER) {
            return Optional.empty();
        }
        var frozen = lifecycle.freeze(target).map(freeze -> Ruling.tooLate(freeze.messageKey(), freeze.arguments().toArray()));
        return frozen.isPresent() ? frozen : shared(found, target);
    }

    private Optional<Ruling> shared(Dissolution found, String target) {
        var both = contracts.of(found.microenterprise()).stream().filter(emc -> emc.actors().contains(new ActorId(target))).map(emc -> emc.code().value()).sorted().collect(Collectors.joining(", "));
        return both.isEmpty() ? Optional.empty() : Optional.of(Ruling.refused("target", "dissolution.error.sharedEmc", target, both));
    }

    /** Takes out what nobody can take over any more because the taker is being dissolved itself. */
    public void drop(Dissolution found) {
        for (var one : List.copyOf(found.alternatives())) {
            if (one.kind() == Alternative.Kind.MERGER && !one.isDeclined()) {
                lifecycle.freeze(one.target()).ifPresent(freeze -> found.drop(one.id(), String.valueOf(freeze.dissolution()), clock.instant()));
            }
        }
    }
}
