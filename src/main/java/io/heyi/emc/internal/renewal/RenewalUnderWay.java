package io.heyi.emc.internal.renewal;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.party.Parties;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The renewal of a contract of which a part changes: what is settled for the next month must not bring back what has just been changed. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RenewalUnderWay {

    private final RenewalStore store;
    private final PresentContract present;
    private final Rewards rewards;
    private final Parties parties;
    private final RenewalPolicy policy;
    private final ApplicationEventPublisher events;

    RenewalUnderWay(RenewalStore store, PresentContract present, Rewards rewards, Parties parties, RenewalPolicy policy, ApplicationEventPublisher events) {
        this.store = store;
        this.present = present;
        this.rewards = rewards;
        this.parties = parties;
        this.policy = policy;
        this.events = events;
    }

    /** Holds the renewal that is under way, if any, before the EMC is held: every step of a renewal holds them in this order. */
    public void hold(EmcCode emc) {
        store.running(emc).forEach(store::lock);
    }

    /**
     * To be asked once the EMC is held.
     *
     * @throws CannotAcquireLockException when the month is being closed, or a renewal has begun since; the caller tries again a moment later
     */
    public void requireHeld(EmcCode emc) {
        for (var id : store.running(emc)) {
            if (!store.isHeldOrFree(id) || store.lock(id).step() == RenewalStep.CLOSING) {
                throw new CannotAcquireLockException("the renewal " + id + " is at work; try again");
            }
        }
    }

    /** Tells the renewal under way of the version that has been sealed within its month. */
    public void partsChanged(Contracts.Version version) {
        for (var id : store.running(version.code())) {
            var renewal = store.lock(id);
            var actors = version.terms().nodes().stream().map(Node::actor).toList();
            var acting = parties.find(actors).keySet();
            var lead = lead(renewal);
            renewal.partsChanged(version, actors.stream().filter(actor -> !acting.contains(actor)).toList(), policy, terms -> present.isSealable(id.emc(), terms));
            if (renewal.reward().isPresent()) {
                renewal.recomputed(rewards.of(id, present.month(id)));
            }
            store.dropDraft(id);
            store.save(renewal);
            if (!lead(renewal).equals(lead)) {
                events.publishEvent(new RenewalLeadChanged(id.toString()));
            }
        }
    }

    /** Empty before the month's figures are taken. */
    private static Optional<ActorId> lead(Renewal renewal) {
        return renewal.members().stream().filter(Member::lead).map(Member::actor).findFirst();
    }
}
