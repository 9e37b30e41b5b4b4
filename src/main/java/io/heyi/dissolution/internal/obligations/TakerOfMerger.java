package io.heyi.dissolution.internal.obligations;

import io.heyi.dissolution.internal.domain.Alternative;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Obligation;
import io.heyi.microenterprise.Lifecycle;
import java.util.List;
import org.springframework.stereotype.Component;

/** Nothing goes over to a micro-enterprise that is being dissolved itself. */
@Component
class TakerOfMerger implements ObligationSource {

    private static final String KIND = "taker";
    private final Lifecycle lifecycle;

    TakerOfMerger(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public List<Obligation> of(Dissolution found) {
        if (!found.isMerging()) {
            return List.of();
        }
        var target = found.carried().map(Alternative::target).orElseThrow();
        return lifecycle.shown(target).stream().map(freeze -> Obligation.open(KIND, target, "dissolution.open.taker", List.of(target, String.valueOf(freeze.dissolution())), "platform",
                "/microenterprises/" + target)).toList();
    }
}
