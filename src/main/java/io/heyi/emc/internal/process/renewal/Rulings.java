package io.heyi.emc.internal.process.renewal;

import io.heyi.emc.Actuals;
import io.heyi.emc.internal.renewal.Renewal;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Brings what was ruled on disputes into the figures, each ruling once. */
@Component
public class Rulings {

    private final ObjectProvider<Actuals> actuals;
    private final Clock clock;

    Rulings(ObjectProvider<Actuals> actuals, Clock clock) {
        this.actuals = actuals;
        this.clock = clock;
    }

    /** The caller saves the renewal. */
    void apply(Renewal renewal) {
        renewal.takeCorrections().forEach(dispute -> {
            var word = dispute.ruling() == null ? dispute.answer() : dispute.ruling();
            actuals.getObject().rule(renewal.id().emc(), renewal.id().period(), dispute.figure(), dispute.correctedValue(), word.reason(), word.person(), clock.instant());
        });
    }
}
