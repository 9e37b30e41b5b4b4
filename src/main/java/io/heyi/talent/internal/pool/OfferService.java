package io.heyi.talent.internal.pool;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.people.domain.Checks;
import io.heyi.talent.internal.pool.Offer.State;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Offers: made and withdrawn by owners, who hold the right over their people; answered by the person alone. */
@Service
@Transactional
public class OfferService implements OpeningOffers {

    private static final int LONGEST_TEXT = 1000;

    private final OfferStore offers;
    private final OfferMaking making;
    private final StayStore stays;
    private final Acceptance acceptance;
    private final Joining joining;

    OfferService(OfferStore offers, OfferMaking making, StayStore stays, Acceptance acceptance, Joining joining) {
        this.offers = offers;
        this.making = making;
        this.stays = stays;
        this.acceptance = acceptance;
        this.joining = joining;
    }

    /**
     * As typed; amounts as decimal texts.
     *
     * @param microenterprise for a direct offer; ignored for an offer of an opening
     * @param role for a direct offer
     * @param salary gross base salary a month for full time; empty for the least that the opening and the person's floor allow, but not for a direct offer
     * @param percent 10 to 100; empty for the opening's, or 100
     */
    public record Input(String microenterprise, String role, String person, String salary, String percent, String text) {}

    /** Offers a place of an opening; the same offer again gives the first. */
    @Override
    public Reply<Offer> offer(CurrentUser owner, OpeningCode code, Input input) {
        return making.offer(owner, code, input);
    }

    /** Offers a place without an opening to somebody who has none for long: in the pool, or in a micro-enterprise that is being dissolved (domain.md P6, D2). */
    public Reply<Offer> offer(CurrentUser owner, Input input) {
        return making.offer(owner, input);
    }

    /** Of the person, of the owner, and of the settlement officer, who reads everybody's pay and whose look is written into the history (issue 5); nobody else learns of it. */
    public Optional<Offer> find(CurrentUser reader, String code) {
        var offer = offers.find(code);
        if (offer.filter(one -> reader.username().equals(one.person()) || reader.is(Kind.ME_OWNER, one.microenterprise())).isPresent()) {
            return offer;
        }
        var shown = offer.filter(one -> reader.has(Role.SETTLEMENT_OFFICER));
        shown.ifPresent(one -> joining.tell(one, reader.username().value(), "read"));
        return shown;
    }

    /** In a transaction of its own, which stays only as a whole. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Reply<Offer> accept(CurrentUser person, String code) {
        return acceptance.accept(person, code);
    }

    /** The person refuses; in the pool it counts for the extension rule and for nothing else. */
    public Reply<Offer> refuse(CurrentUser person, String code, String reason) {
        var known = offers.find(code).filter(offer -> offer.person().equals(person.username()));
        if (known.isEmpty()) {
            return new Reply.Unknown<>();
        }
        var checks = new Checks();
        var words = checks.text("reason", reason, true, LONGEST_TEXT);
        if (checks.failed()) {
            return new Reply.Invalid<>(checks.errors());
        }
        var held = offers.lock(code);
        if (held.state() == State.REFUSED) {
            return new Reply.Done<>(held);
        }
        if (held.state() != State.OPEN) {
            return over(held);
        }
        offers.ended(code, State.REFUSED, words, true);
        joining.tell(held, person.username().value(), "refused");
        stays.lockOpen(person.username()).ifPresent(stay -> {
            stay.refused(code);
            stays.save(stay);
        });
        return new Reply.Done<>(offers.find(code).orElseThrow());
    }

    /** The owner takes an offer back that nobody has answered. */
    public Reply<Offer> withdraw(CurrentUser owner, String code, String reason) {
        var known = offers.find(code).orElse(null);
        if (known == null) {
            return new Reply.Unknown<>();
        }
        return OwnersWord.given(owner, known.microenterprise(), "reason", reason, words -> withdraw(owner, known, words));
    }

    private Reply<Offer> withdraw(CurrentUser owner, Offer known, String words) {
        var held = offers.lock(known.code());
        if (held.state() == State.WITHDRAWN) {
            return new Reply.Done<>(held);
        }
        if (held.state() != State.OPEN) {
            return over(held);
        }
        offers.ended(held.code(), State.WITHDRAWN, words, false);
        joining.tell(held, owner.username().value(), "withdrawn");
        return new Reply.Done<>(offers.find(held.code()).orElseThrow());
    }

    /** Why an offer takes no answer any more. */
    static <T> Reply<T> over(Offer offer) {
        return Reply.tooLate("talentpool.refusal.offer." + offer.state(), offer.code());
    }

    /** Offers that wait for the person's answer, the one with the least time first; at most fifty. */
    @Transactional(readOnly = true)
    public List<Offer> waitingFor(Username person) {
        return offers.waitingFor(person);
    }

    /** Latest offers to the person; at most fifty. */
    @Transactional(readOnly = true)
    public List<Offer> mine(Username person) {
        return offers.to(person, new PageRequest(0, 50)).items();
    }
}
