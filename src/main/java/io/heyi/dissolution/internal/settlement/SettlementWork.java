package io.heyi.dissolution.internal.settlement;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.ledger.Ledger;
import io.heyi.shared.Ruling;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the desks of a settlement have in common: the lock, the history, and who acts in which part. */
@Component
class SettlementWork {

    private final SettlementStore store;
    private final SettlementSigning signing;
    private final Ledger ledger;
    private final Clock clock;

    SettlementWork(SettlementStore store, SettlementSigning signing, Ledger ledger, Clock clock) {
        this.store = store;
        this.signing = signing;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What is remembered of an accepted act that has changed something; details never say what somebody earns. */
    record Act(Ruling ruling, String action, Map<String, Object> details) {

        static Act answer(Ruling ruling) {
            return new Act(ruling, "", Map.of());
        }
    }

    /** Runs the act on the locked settlement and keeps what it has changed; empty where there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Ruling> act(CurrentUser person, DissolutionCode code, Function<SettlementFile, Act> act) {
        return store.lock(code).map(file -> {
            var before = SettlementJson.write(file);
            var done = act.apply(file);
            if (done.ruling() instanceof Ruling.Accepted && !before.equals(SettlementJson.write(file))) {
                store.save(file);
                store.remember(code, person.username().value(), done.action(), done.details());
            }
            return done.ruling();
        });
    }

    boolean isOfficer(CurrentUser person, SettlementFile file) {
        return signing.isOfficer(file, person);
    }

    static boolean isOwner(CurrentUser person, SettlementFile file) {
        return person.is(Kind.ME_OWNER, file.microenterprise());
    }

    boolean isEither(CurrentUser person, SettlementFile file) {
        return isOwner(person, file) || isOfficer(person, file);
    }

    /** Whether the person speaks for the party: himself, his micro-enterprise, his shared-service platform. */
    static boolean speaksFor(CurrentUser person, String party) {
        return party != null && (person.username().value().equals(party) || person.is(Kind.ME_OWNER, party) || person.is(Kind.SSP_OWNER, party));
    }

    static Ruling notYours() {
        return Ruling.notAllowed("dissolutionmoney.refusal.notYours");
    }

    BookSheet sheet(SettlementFile file) {
        return BookSheet.of(ledger, file);
    }

    Instant now() {
        return clock.instant();
    }
}
