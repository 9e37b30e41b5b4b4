package io.heyi.talent.internal.matching;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.talent.internal.matching.domain.MatchingPolicy;
import io.heyi.talent.internal.matching.domain.Order;
import io.heyi.talent.internal.matching.learning.Trial;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** By which order lists are sorted: that of the rules, or a learned one while it is better and nobody has switched it off. */
@Service
public class OrderInUse {

    private final TrialStore store;
    private final MatchingPolicy policy;
    private final AuditTrail audit;
    private final Clock clock;

    OrderInUse(TrialStore store, MatchingPolicy policy, AuditTrail audit, Clock clock) {
        this.store = store;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Order current() {
        return learned().orElseGet(() -> Order.ofRules(policy));
    }

    @Transactional(readOnly = true)
    public boolean isLearned() {
        return learned().isPresent();
    }

    private Optional<Order> learned() {
        return store.last().map(TrialStore.Tried::trial).filter(trial -> trial.verdict() == Trial.Verdict.BETTER).flatMap(Trial::learned).filter(order -> isAllowed());
    }

    /** Whether nobody has switched learned orders off. */
    @Transactional(readOnly = true)
    public boolean isAllowed() {
        return store.lastSwitch().map(TrialStore.Switch::used).orElse(true);
    }

    /** @param reason people read it on the page of matching */
    @Transactional
    public void allow(boolean used, String reason, String person) {
        if (isAllowed() != used) {
            store.add(new TrialStore.Switch(used, reason, person, clock.instant()));
            audit.record(new AuditEvent(Learning.STREAM, person, "matching.orderSwitched", Map.of("learnedUsed", used, "reason", reason)));
        }
    }
}
