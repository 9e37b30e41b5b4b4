package io.heyi.talent.internal.matching;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.shared.FieldError;
import io.heyi.talent.internal.matching.ProposalStore.Says;
import io.heyi.talent.internal.pool.Offer;
import io.heyi.talent.internal.pool.OpeningOffers;
import io.heyi.talent.internal.pool.Placements;
import io.heyi.talent.internal.pool.OfferService;
import io.heyi.talent.internal.pool.OpeningCode;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people and owners say to a published proposal (issue 5: people accept or refuse). The person is asked first; the owner's yes is an offer with its pay, which
 * the person accepts or refuses like any other. Silence until the deadline is a no, and nothing is held against anybody.
 */
@Service
@Transactional
public class ProposalAnswers {

    private final ProposalStore store;
    private final Rounds rounds;
    private final OpeningOffers offers;
    private final Placements placements;
    private final AuditTrail audit;
    private final Clock clock;

    ProposalAnswers(ProposalStore store, Rounds rounds, OpeningOffers offers, Placements placements, AuditTrail audit, Clock clock) {
        this.store = store;
        this.rounds = rounds;
        this.offers = offers;
        this.placements = placements;
        this.audit = audit;
        this.clock = clock;
    }

    public sealed interface Reply {

        record Done() implements Reply {}

        record Unknown() implements Reply {}

        record NotAllowed(String messageKey) implements Reply {}

        record TooLate(String messageKey) implements Reply {}

        record Invalid(List<FieldError> errors) implements Reply {}
    }

    /** What this person is proposed for while answers count; empty for nothing. */
    @Transactional(readOnly = true)
    public Optional<ProposalStore.Pair> mine(Username person) {
        return store.lastPublished().filter(proposal -> isOpen(proposal.month())).flatMap(proposal -> store.pairOf(proposal.month(), person));
    }

    /** Pairs of this opening while answers count. */
    @Transactional(readOnly = true)
    public List<ProposalStore.Pair> of(OpeningCode opening) {
        return store.lastPublished().filter(proposal -> isOpen(proposal.month())).map(proposal -> store.pairs(proposal.month(), opening.value())).orElse(List.of());
    }

    /** @param own whether the reader is asked as the person; otherwise as the owner of the opening */
    public record Question(ProposalStore.Pair pair, boolean own, Instant until) {}

    /** What waits for this reader's word, as the person who is proposed or as an owner to whose place somebody has said yes. */
    @Transactional(readOnly = true)
    public List<Question> waitingFor(CurrentUser reader) {
        var proposal = store.lastPublished().filter(one -> isOpen(one.month())).orElse(null);
        if (proposal == null) {
            return List.of();
        }
        var until = rounds.find(proposal.month()).orElseThrow().answersDue();
        var owned = reader.relations().stream().filter(relation -> relation.kind() == Relation.Kind.ME_OWNER).map(Relation::objectId).toList();
        var questions = Stream.concat(store.pairOf(proposal.month(), reader.username()).filter(pair -> pair.personSays() == null).stream().map(pair -> new Question(pair, true, until)),
                store.waitingForOwner(proposal.month(), owned).stream().map(pair -> new Question(pair, false, until))).toList();
        if (questions.isEmpty()) {
            return questions;
        }
        var settled = placements.settledSince(proposal.madeAt());
        return questions.stream().filter(question -> !settled.contains(new Username(question.pair().person()))).toList();
    }

    /** The person's own word on the pair of this opening; the same again changes nothing. */
    public Reply person(CurrentUser person, OpeningCode opening, boolean yes) {
        var pair = mine(person.username()).filter(one -> one.opening().equals(opening.value())).orElse(null);
        if (pair == null) {
            return new Reply.Unknown();
        }
        rounds.lock(pair.month());
        var held = store.pairOf(pair.month(), person.username()).orElseThrow();
        var says = yes ? Says.YES : Says.NO;
        if (held.personSays() != null) {
            return held.personSays() == says ? new Reply.Done() : new Reply.TooLate("matching.refusal.answered");
        }
        if (yes && isSettled(held)) {
            return new Reply.TooLate("matching.refusal.settled");
        }
        store.personSays(held, says, clock.instant());
        told(person, held, yes);
        return new Reply.Done();
    }

    /**
     * Whoever objects to the reasons of a pair, or excludes its place, while it is proposed has said no to it; an offer that has come of it is answered like any other.
     *
     * @param place code of an opening or a micro-enterprise
     */
    void leftOut(CurrentUser person, String place) {
        mine(person.username()).filter(pair -> pair.opening().equals(place) || pair.microenterprise().equals(place)).ifPresent(pair -> {
            rounds.lock(pair.month());
            var held = store.pairOf(pair.month(), person.username()).orElseThrow();
            if (held.ownerSays() == null && held.personSays() != Says.NO) {
                store.personSays(held, Says.NO, clock.instant());
                told(person, held, false);
            }
        });
    }

    /** The owner's word, after the person's yes. @param salary of the offer, gross a month for full time; ignored for a no */
    public Reply owner(CurrentUser owner, OpeningCode opening, String person, boolean yes, String salary) {
        var pair = of(opening).stream().filter(one -> one.person().equals(person)).findFirst().orElse(null);
        if (pair == null) {
            return new Reply.Unknown();
        }
        if (!owner.is(Relation.Kind.ME_OWNER, pair.microenterprise())) {
            return new Reply.NotAllowed("matching.refusal.notOwner");
        }
        rounds.lock(pair.month());
        var held = store.pairOf(pair.month(), new Username(person)).orElseThrow();
        if (held.personSays() != Says.YES) {
            return new Reply.TooLate("matching.refusal.personFirst");
        }
        if (held.ownerSays() != null) {
            return (held.ownerSays() == Says.YES) == yes ? new Reply.Done() : new Reply.TooLate("matching.refusal.answered");
        }
        if (!yes) {
            store.ownerSays(held, Says.NO, null, clock.instant());
            told(owner, held, false);
            return new Reply.Done();
        }
        if (isSettled(held)) {
            return new Reply.TooLate("matching.refusal.settled");
        }
        return switch (offers.offer(owner, opening, new OfferService.Input(null, null, person, salary, "", ""))) {
            case io.heyi.talent.internal.pool.Reply.Done<Offer>(var offer) -> {
                store.ownerSays(held, Says.YES, offer.code(), clock.instant());
                told(owner, held, true);
                yield new Reply.Done();
            }
            case io.heyi.talent.internal.pool.Reply.Invalid<Offer>(var errors) -> new Reply.Invalid(errors);
            case io.heyi.talent.internal.pool.Reply.NotAllowed<Offer> refused -> new Reply.NotAllowed("matching.refusal.notOwner");
            case io.heyi.talent.internal.pool.Reply.Unknown<Offer> unknown -> new Reply.Unknown();
            default -> new Reply.TooLate("matching.refusal.noOffer");
        };
    }

    /** Whether the person has found another place since this was proposed; nobody is asked to take back a yes. */
    private boolean isSettled(ProposalStore.Pair pair) {
        return placements.settledSince(store.find(pair.month()).orElseThrow().madeAt()).contains(new Username(pair.person()));
    }

    private void told(CurrentUser by, ProposalStore.Pair pair, boolean yes) {
        audit.record(new AuditEvent(Learning.STREAM, by.username().value(), yes ? "matching.pairAccepted" : "matching.pairRefused", Map.of("proposalMonth", pair.month().toString(), "openingCode", pair.opening())));
        if (store.unanswered(pair.month()) == 0) {
            rounds.answered(pair.month());
        }
    }

    private boolean isOpen(YearMonth month) {
        return rounds.find(month).filter(round -> round.overAt() == null && round.answersDue() != null && clock.instant().isBefore(round.answersDue())).isPresent();
    }
}
