package io.heyi.emc.internal.contract;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.LastContractEnded;
import java.time.Instant;
import java.util.Collection;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells when a party has no running contract left, in the transaction that ends its last. */
@Component
class LastContracts {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    LastContracts(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** @param parties that the EMC named before and does not any more, or that it named when it ended */
    void left(EmcCode emc, Collection<ActorId> parties, Instant at) {
        if (parties.isEmpty()) {
            return;
        }
        var actors = parties.stream().map(ActorId::value).sorted().toArray(String[]::new);
        // of two contracts that a party loses at the same time, the second sees that the first has ended
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('emc.lastContract/' || actor, 0)) from unnest(cast(:actors as text[])) with ordinality as given (actor, n) order by n")
                .param("actors", actors).query(row -> {});
        jdbc.sql("""
                select actor from unnest(cast(:actors as text[])) actor
                where not exists (select from emc.emc e where e.actors @> array[actor] and e.state in ('ACTIVE', 'RENEWAL_PENDING', 'SUSPENDED')) order by actor""")
                .param("actors", actors).query(String.class).list().forEach(actor -> events.publishEvent(new LastContractEnded(new ActorId(actor), emc, at)));
    }
}
