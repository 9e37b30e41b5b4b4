package io.heyi.performance.internal.actuals;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.performance.Counters;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class CountersService implements Counters {

    private final MonthStore months;
    private final RatingStore ratings;
    private final AuditTrail audit;

    CountersService(MonthStore months, RatingStore ratings, AuditTrail audit) {
        this.months = months;
        this.ratings = ratings;
        this.audit = audit;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void reattribute(EmcCode emc, ActorId from, Collection<String> metrics, ActorId to, String actor) {
        months.lock(emc);
        if (ratings.move(emc, from.value(), metrics, to.value()) > 0) {
            audit.record(new AuditEvent(emc.value(), actor, "performance.reattributed", Map.of("from", from.value(), "to", to.value(), "metrics", String.join(", ", metrics))));
        }
    }
}
