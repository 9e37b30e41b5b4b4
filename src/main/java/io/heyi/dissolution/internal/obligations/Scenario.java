package io.heyi.dissolution.internal.obligations;

import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.DissolutionStep;
import io.heyi.dissolution.internal.domain.Obligation;
import java.util.List;
import org.springframework.stereotype.Component;

/** The user scenario goes back to its platform before the micro-enterprise goes. */
@Component
class Scenario implements ObligationSource {

    private static final String KIND = "scenario";

    @Override
    public List<Obligation> of(Dissolution found) {
        var id = found.runDown().scenario();
        if (id != null) {
            return List.of(Obligation.settled(KIND, id, "dissolution.done.scenario", List.of(id), "/scenarios"));
        }
        boolean wanted = found.step() == DissolutionStep.RUNNING_DOWN || found.step() == DissolutionStep.CLOSING;
        return wanted ? List.of(Obligation.open(KIND, found.microenterprise(), "dissolution.open.scenario", List.of(), found.microenterprise(), "/microenterprises/" + found.microenterprise())) : List.of();
    }
}
