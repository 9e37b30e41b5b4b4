package io.heyi.microenterprise.internal;

import io.heyi.access.Access;
import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.ledger.Ledger;
import io.heyi.ledger.Ledger.Account;
import io.heyi.ledger.Ledger.Line;
import io.heyi.ledger.Ledger.Side;
import io.heyi.microenterprise.MembershipChanged;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.internal.domain.ExistingMicroenterprise;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes micro-enterprises into the books that ran before Heyi did, so that they need not be founded anew. */
@Service
public class Takeover {

    private final MicroenterpriseStore store;
    private final Ledger ledger;
    private final Access access;
    private final ApplicationEventPublisher events;

    Takeover(MicroenterpriseStore store, Ledger ledger, Access access, ApplicationEventPublisher events) {
        this.store = store;
        this.ledger = ledger;
        this.access = access;
        this.events = events;
    }

    /** The ME's code, new or from before; everything that founding provides (record, books, rights, groups) is there afterwards. */
    @Transactional
    public String take(ExistingMicroenterprise existing) {
        return store.takenOver(existing.key()).orElseGet(() -> provide(existing));
    }

    private String provide(ExistingMicroenterprise existing) {
        var code = store.nextCode();
        store.takeOver(code, existing);
        store.entitle(code, existing.owner(), existing.runningSince());
        book(code, existing);
        var relations = new ArrayList<Relation>();
        relations.add(new Relation(existing.owner(), Kind.ME_OWNER, code));
        relations.add(new Relation(existing.owner(), Kind.ME_MEMBER, code));
        existing.members().forEach(person -> relations.add(new Relation(person, Kind.ME_MEMBER, code)));
        access.grant(relations);
        store.enter(code, MicroenterpriseState.RUNNING, existing.runningSince(), "takenOver", Map.of());
        store.members(code).forEach(member -> events.publishEvent(new MembershipChanged(code, member.person(), true, "takenOver", existing.runningSince())));
        return code;
    }

    private void book(String code, ExistingMicroenterprise existing) {
        ledger.open(code, existing.ownerCapital().currency());
        ledger.post(code, code + "/takeover", "microenterprise.ledger.takeover", List.of(
                new Line(Account.cash(), Side.DEBIT, existing.ownerCapital().plus(existing.platformCapital())),
                new Line(Account.memberCapital(existing.owner().value()), Side.CREDIT, existing.ownerCapital()),
                new Line(Account.platformCapital(existing.platform()), Side.CREDIT, existing.platformCapital())));
    }
}
