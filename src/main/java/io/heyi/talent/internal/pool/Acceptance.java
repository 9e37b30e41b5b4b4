package io.heyi.talent.internal.pool;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.Memberships;
import io.heyi.microenterprise.Memberships.Membership;
import io.heyi.microenterprise.Memberships.Outcome;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.talent.internal.domain.pool.PoolPolicy;
import io.heyi.talent.internal.pool.Offer.State;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A person accepts an offer: all of what follows happens in one transaction or not at all. Two who accept the last place come one after the other, and the second is
 * told; that counts as no refusal.
 */
@Component
class Acceptance {

    private static final Set<MicroenterpriseState> OVER = EnumSet.of(MicroenterpriseState.DISSOLVING, MicroenterpriseState.CLOSED);

    private final OfferStore offers;
    private final OpeningStore openings;
    private final Joining joining;
    private final Lifecycle lifecycle;
    private final Memberships memberships;
    private final ProcessCommands commands;
    private final PoolPolicy policy;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Acceptance(OfferStore offers, OpeningStore openings, Joining joining, Lifecycle lifecycle, Memberships memberships, ProcessCommands commands, PoolPolicy policy,
               ApplicationEventPublisher events, Clock clock, PlatformTransactionManager transactions) {
        this.offers = offers;
        this.openings = openings;
        this.joining = joining;
        this.lifecycle = lifecycle;
        this.memberships = memberships;
        this.commands = commands;
        this.policy = policy;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    Reply<Offer> accept(CurrentUser person, String code) {
        var reply = once(person.username(), code);
        if (!(reply instanceof Reply.TooLate<Offer>)) {
            return reply;
        }
        // of two clicks of one person the second finds the place taken: by himself
        return offers.find(code).filter(offer -> offer.isAgreed() || offer.state() == State.JOINED).<Reply<Offer>>map(Reply.Done::new).orElse(reply);
    }

    private Reply<Offer> once(Username person, String code) {
        try {
            return transaction.execute(status -> keep(status, accept(person, code)));
        } catch (DuplicateKeyException e) {
            // the person has accepted another offer in the same moment
            return Reply.tooLate("talentpool.refusal.movesAlready");
        }
    }

    /** Only an acceptance that is whole stays. */
    private static Reply<Offer> keep(TransactionStatus status, Reply<Offer> reply) {
        if (!(reply instanceof Reply.Done<Offer>)) {
            status.setRollbackOnly();
        }
        return reply;
    }

    private Reply<Offer> accept(Username person, String code) {
        var offer = offers.find(code).filter(one -> one.person().equals(person)).orElse(null);
        if (offer == null) {
            return new Reply.Unknown<>();
        }
        if (offer.isAgreed() || offer.state() == State.JOINED) {
            return new Reply.Done<>(offer);
        }
        if (offer.state() != State.OPEN) {
            return OfferService.over(offer);
        }
        var freeze = lifecycle.freeze(offer.microenterprise());
        if (freeze.isPresent()) {
            return Reply.tooLate("talentpool.refusal.frozen", offer.microenterprise(), freeze.get().dissolution());
        }
        var elsewhere = memberships.of(person).stream().filter(one -> !one.microenterprise().equals(offer.microenterprise()) && one.state() != MicroenterpriseState.FOUNDING).toList();
        var owned = elsewhere.stream().filter(Membership::owner).filter(one -> one.state() != MicroenterpriseState.CLOSED).findFirst();
        if (owned.filter(one -> !OVER.contains(one.state())).isPresent()) {
            return Reply.tooLate("talentpool.refusal.ownsAnother", owned.get().microenterprise());
        }
        if (owned.isPresent()) {
            return agree(offer, State.AWAITS_RELEASE);
        }
        return elsewhere.stream().anyMatch(one -> !OVER.contains(one.state())) ? agree(offer, State.NOTICE) : join(offer, elsewhere);
    }

    private Reply<Offer> join(Offer offer, List<Membership> elsewhere) {
        switch (joining.enter(offer)) {
            case Outcome.Refused(var messageKey, var arguments) -> {
                return new Reply.TooLate<>(messageKey, arguments);
            }
            case Outcome.Done(var left) -> {
                // whoever has joined another one since is not torn away from there
                if (!elsewhere.stream().map(Membership::microenterprise).toList().containsAll(left)) {
                    return Reply.tooLate("talentpool.refusal.movesAlready");
                }
            }
        }
        var held = hold(offer);
        if (held instanceof Reply.Done<Offer> && offers.lockAgreed(offer.person()).isPresent()) {
            return Reply.tooLate("talentpool.refusal.movesAlready");
        }
        if (held instanceof Reply.Done<Offer>) {
            joining.complete(offer, offer.person().value());
            return new Reply.Done<>(offers.find(offer.code()).orElseThrow());
        }
        return held;
    }

    private Reply<Offer> agree(Offer offer, State state) {
        var held = hold(offer);
        if (!(held instanceof Reply.Done<Offer>)) {
            return held;
        }
        var moveAt = state == State.NOTICE ? clock.instant().plus(Duration.ofDays(policy.releaseDays())) : null;
        offers.agreed(offer.code(), state, moveAt);
        joining.tell(offer, offer.person().value(), "accepted");
        if (moveAt != null) {
            commands.publish(Moves.AGREED, offer.code(), Map.of("offer", offer.code(), "moveAt", moveAt.toString()));
        }
        return new Reply.Done<>(offers.find(offer.code()).orElseThrow());
    }

    /** Takes the place and holds the offer, in that order. */
    private Reply<Offer> hold(Offer offer) {
        var code = offer.opening();
        if (code != null) {
            var opening = openings.lock(code);
            if (opening.taken() >= opening.places()) {
                return Reply.tooLate("talentpool.refusal.placeTaken", code.value());
            }
            openings.take(code, 1);
        }
        var held = offers.lock(offer.code());
        if (held.state() != State.OPEN) {
            return OfferService.over(held);
        }
        if (code != null) {
            fill(held);
        }
        return new Reply.Done<>(held);
    }

    private void fill(Offer held) {
        var opening = openings.row(held.opening()).orElseThrow();
        events.publishEvent(new OpeningChanged(opening.code(), clock.instant()));
        if (opening.taken() >= opening.places()) {
            offers.overtakeOthers(opening.code(), held.code(), "talentpool.overtaken.place");
        }
    }
}
