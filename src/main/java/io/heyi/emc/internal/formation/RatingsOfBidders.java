package io.heyi.emc.internal.formation;

import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import java.math.BigDecimal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Stars of an actor; those of a newcomer where no performance is kept yet. */
@Component
class RatingsOfBidders {

    private final ObjectProvider<Actuals> actuals;
    private final FormationPolicy policy;

    RatingsOfBidders(ObjectProvider<Actuals> actuals, FormationPolicy policy) {
        this.actuals = actuals;
        this.policy = policy;
    }

    BigDecimal of(ActorId actor) {
        var known = actuals.getIfAvailable();
        return known == null ? policy.newcomerRating() : known.rating(actor);
    }
}
