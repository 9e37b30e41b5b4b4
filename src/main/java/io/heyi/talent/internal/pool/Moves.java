package io.heyi.talent.internal.pool;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.microenterprise.Memberships;
import io.heyi.microenterprise.Memberships.Outcome;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.talent.internal.domain.pool.PoolPolicy;
import io.heyi.talent.internal.pool.Offer.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accepted offers that wait: for the notice of a running micro-enterprise, or for the closing of one that the person owns. */
@Component
@Transactional
public class Moves {

    public static final String PROCESS_ID = "talent-move";
    public static final String AGREED = "talent.moveAgreed";
    public static final String RELEASED = "talent.moveReleased";

    private final OfferStore offers;
    private final OpeningStore openings;
    private final Joining joining;
    private final Memberships memberships;
    private final ProcessCommands commands;
    private final PoolPolicy policy;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Moves(OfferStore offers, OpeningStore openings, Joining joining, Memberships memberships, ProcessCommands commands, PoolPolicy policy, ApplicationEventPublisher events, Clock clock) {
        this.offers = offers;
        this.openings = openings;
        this.joining = joining;
        this.memberships = memberships;
        this.commands = commands;
        this.policy = policy;
        this.events = events;
        this.clock = clock;
    }

    /** Starts the process of a move that waits for the end of a notice; told again it starts nothing new. */
    public void announce(Offer offer) {
        commands.publish(AGREED, offer.code(), Map.of("offer", offer.code(), "moveAt", offer.moveAt().toString()));
    }

    /**
     * Somebody who goes to another micro-enterprise, as the owner of the present one may know it: without the salary there, which is not his concern (domain.md §1a).
     *
     * @param offer code of the accepted offer
     * @param moveAt when the notice is over
     * @param released whether the owner has let the person go before that
     */
    public record Leaving(String offer, Username person, Instant moveAt, boolean released) {

        private static Leaving of(Offer offer, boolean released) {
            return new Leaving(offer.code(), offer.person(), offer.moveAt(), released);
        }
    }

    /** Members whose notice runs, for the owner; empty for everybody else. */
    @Transactional(readOnly = true)
    public List<Leaving> leaving(CurrentUser owner, String microenterprise) {
        if (!owner.is(Kind.ME_OWNER, microenterprise)) {
            return List.of();
        }
        var members = memberships.in(microenterprise).stream().filter(one -> !one.owner()).map(Memberships.Membership::person).toList();
        return offers.agreed(members).stream().filter(offer -> offer.state() == State.NOTICE && !offer.microenterprise().equals(microenterprise))
                .map(offer -> Leaving.of(offer, offers.releasedBy(offer.code()).isPresent())).toList();
    }

    /** The owner of the present micro-enterprise lets somebody go before the notice is over; the notice can be neither lengthened nor refused. Told again it changes nothing. */
    public Reply<Leaving> release(CurrentUser owner, String code) {
        var offer = offers.find(code).orElse(null);
        if (offer == null) {
            return new Reply.Unknown<>();
        }
        if (offers.releasedBy(code).filter(owner.username()::equals).isPresent()) {
            return new Reply.Done<>(Leaving.of(offer, true));
        }
        boolean present = memberships.of(offer.person()).stream().anyMatch(one -> !one.owner() && owner.is(Kind.ME_OWNER, one.microenterprise()));
        if (!present) {
            return new Reply.NotAllowed<>("talentpool.refusal.notPresentOwner");
        }
        var held = offers.lock(code);
        if (held.state() != State.NOTICE) {
            return OfferService.over(held);
        }
        if (offers.releasedBy(code).isPresent()) {
            return new Reply.Done<>(Leaving.of(held, true));
        }
        offers.released(code, owner.username());
        joining.tell(held, owner.username().value(), "released");
        commands.publish(RELEASED, code, Map.of("offer", code));
        return new Reply.Done<>(Leaving.of(held, true));
    }

    /** The notice is over: the person changes places, or stays where the new one can take nobody any more. @return whether the person is there */
    public boolean carryOut(String code) {
        var offer = offers.find(code).orElseThrow(() -> new IllegalStateException("there is no offer " + code));
        if (offer.state() != State.NOTICE) {
            return offer.state() == State.JOINED;
        }
        return join(offer).isPresent();
    }

    /** Somebody has just lost a place: joins where an accepted offer waits. @return code of the micro-enterprise joined */
    Optional<String> carryOutAtRelease(Username person) {
        var waiting = offers.agreed(List.of(person)).stream().findFirst();
        var joined = waiting.flatMap(this::join);
        waiting.filter(offer -> offer.state() == State.NOTICE).ifPresent(offer -> commands.publish(RELEASED, offer.code(), Map.of("offer", offer.code())));
        return joined;
    }

    /** An acceptance that waited for a closing waits for the end of a notice from now on. */
    void giveNotice(Offer offer) {
        var held = offers.lock(offer.code());
        if (held.state() == State.AWAITS_RELEASE) {
            offers.agreed(held.code(), State.NOTICE, clock.instant().plus(Duration.ofDays(policy.releaseDays())));
            joining.tell(held, AuditEvent.SYSTEM, "noticeGiven");
            announce(offers.find(held.code()).orElseThrow());
        }
    }

    /** @param why message key that says why nothing comes of it, with its arguments after {@code |} */
    void lapse(Offer offer, String why) {
        if (offer.opening() != null) {
            openings.lock(offer.opening());
        }
        var held = offers.lock(offer.code());
        if (held.isAgreed()) {
            fail(held, why);
        }
    }

    /** Membership before opening, offer and stay, as an acceptance does. */
    private Optional<String> join(Offer offer) {
        var outcome = joining.enter(offer);
        if (offer.opening() != null) {
            openings.lock(offer.opening());
        }
        var held = offers.lock(offer.code());
        if (!held.isAgreed()) {
            throw new IllegalStateException("offer " + held.code() + " was carried out in the same moment; this is repeated");
        }
        if (outcome instanceof Outcome.Refused(var messageKey, var arguments)) {
            fail(held, Stream.concat(Stream.of(messageKey), arguments.stream().map(String::valueOf)).collect(Collectors.joining("|")));
            return Optional.empty();
        }
        joining.complete(held, AuditEvent.SYSTEM);
        return Optional.of(held.microenterprise());
    }

    private void fail(Offer held, String why) {
        offers.ended(held.code(), State.FAILED, why, false);
        if (held.opening() != null) {
            openings.take(held.opening(), -1);
            events.publishEvent(new OpeningChanged(held.opening(), clock.instant()));
        }
        joining.tell(held, AuditEvent.SYSTEM, "failed");
    }
}
