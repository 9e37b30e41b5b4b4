package io.heyi.microenterprise.internal.life;

import io.heyi.access.Access;
import io.heyi.access.Groups;
import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.microenterprise.MembershipChanged;
import io.heyi.microenterprise.internal.persistence.MembershipStore;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A person's place in a micro-enterprise: record, relation (which Keycloak's groups follow), history and event begin and end together. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Places {

    private final MembershipStore store;
    private final Access access;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    Places(MembershipStore store, Access access, AuditTrail audit, ApplicationEventPublisher events) {
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.events = events;
    }

    void begin(String code, Username person, String reason, Instant now) {
        store.add(code, person, now);
        access.grant(Set.of(new Relation(person, Kind.ME_MEMBER, code)));
        happened(code, person, true, reason, now);
    }

    /** Ends a plain member's place. @return whether the person had one */
    boolean end(String code, Username person, String reason, Instant now) {
        boolean ended = store.end(code, person, false, now);
        if (ended) {
            access.revoke(Set.of(new Relation(person, Kind.ME_MEMBER, code)));
            happened(code, person, false, reason, now);
        }
        return ended;
    }

    /** Ends all that is left, the owner's place with the owner's rights too. */
    void end(String code, String reason, Instant now) {
        var left = store.in(code);
        var ties = new HashSet<Relation>();
        left.forEach(one -> {
            ties.add(new Relation(one.person(), Kind.ME_OWNER, code));
            ties.add(new Relation(one.person(), Kind.ME_MEMBER, code));
        });
        Set.of(Kind.ME_OWNER, Kind.ME_MEMBER).forEach(kind -> access.members(Groups.of(kind, code)).forEach(person -> ties.add(new Relation(person, kind, code))));
        access.revoke(ties);
        left.forEach(one -> {
            store.end(code, one.person(), one.owner(), now);
            happened(code, one.person(), false, reason, now);
        });
    }

    private void happened(String code, Username person, boolean joined, String reason, Instant now) {
        audit.record(new AuditEvent(code, AuditEvent.SYSTEM, joined ? "microenterprise.life.joined" : "microenterprise.life.left",
                Map.of("member", person.value(), "reason", reason)));
        events.publishEvent(new MembershipChanged(code, person, joined, reason, now));
    }
}
