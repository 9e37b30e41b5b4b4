package io.heyi.tender.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.interest.InterestRegister;
import io.heyi.shared.Ruling;
import io.heyi.tender.Addressees;
import io.heyi.tender.Bidders;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderState;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.domain.TenderPolicy;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who may know and do what in a tender (domain.md §1a; product-bar T2). */
@Component
public class TenderRights {

    private final Bidders bidders;
    private final InterestRegister interests;
    private final TenderPolicy policy;
    private final Clock clock;

    TenderRights(Bidders bidders, InterestRegister interests, TenderPolicy policy, Clock clock) {
        this.bidders = bidders;
        this.interests = interests;
        this.policy = policy;
        this.clock = clock;
    }

    /** People inside know all published tenders; outside partners those that are open to all, or to which they are invited. */
    public boolean mayRead(CurrentUser reader, Tender tender) {
        if (actsForCaller(reader, tender)) {
            return true;
        }
        if (tender.state() == TenderState.DRAFT || tender.publishedAt().isEmpty()) {
            return false;
        }
        return reader.isInside() || reader.has(Role.EXTERNAL_PARTNER) && (tender.terms().everybody() || !Collections.disjoint(bidders.partiesOf(reader), tender.terms().invited()));
    }

    public boolean actsForCaller(CurrentUser person, Tender tender) {
        return bidders.actsFor(person, tender.terms().caller());
    }

    /** The caller's people; stand-ins once they are called, unless a party of theirs is one of the bidders or is what the tender is about. */
    public boolean mayAnswer(CurrentUser person, Tender tender) {
        return actsForCaller(person, tender) || isStandIn(person, tender, Tender.QUESTIONS) && Collections.disjoint(bidders.partiesOf(person), tender.bidders())
                && !hasInterest(person, Set.copyOf(tender.terms().concerned()));
    }

    /** Opened bids before the award: those who judge and decide, and auditors; never who acts for a bidder or a party concerned. */
    public boolean maySeeBids(CurrentUser reader, Tender tender) {
        return (actsForCaller(reader, tender) || isEvaluator(reader, tender) || isAmong(reader, tender.terms().deciders())
                || isStandIn(reader, tender, "award") || reader.has(Role.AUDITOR))
                && !hasInterest(reader, tender);
    }

    /** What only concerns how the tender is run: for who runs, opens, judges or awards it, and auditors; never who bids, or acts for or has an interest in a party concerned. */
    boolean maySeeRunning(CurrentUser reader, Tender tender) {
        var terms = tender.terms();
        return (actsForCaller(reader, tender) || Stream.of(terms.openers(), terms.evaluators(), terms.deciders()).anyMatch(asked -> isAmong(reader, asked))
                || tender.anyEscalated() && reader.has(policy.standInRole()) || reader.has(Role.AUDITOR))
                && Collections.disjoint(bidders.partiesOf(reader), tender.bidders()) && !hasInterest(reader, knownParties(tender));
    }

    public boolean mayJudge(CurrentUser person, Tender tender) {
        return isEvaluator(person, tender) && !hasInterest(person, tender);
    }

    private boolean isEvaluator(CurrentUser person, Tender tender) {
        return isAmong(person, tender.terms().evaluators()) || isStandIn(person, tender, "evaluation");
    }

    private boolean isStandIn(CurrentUser person, Tender tender, String step) {
        return tender.isEscalated(step) && person.has(policy.standInRole());
    }

    private static boolean isAmong(CurrentUser person, Addressees addressees) {
        return addressees.users().contains(person.username().value()) || !Collections.disjoint(addressees.groups(), person.groups());
    }

    /** Nobody ends what another module called, nor what is about a party of theirs. */
    public Ruling mayCancel(CurrentUser person, Tender tender) {
        if (!tender.isCalledByPerson()) {
            return Ruling.notAllowed("tenderroom.refusal.calledByModule");
        }
        return hasInterest(person, knownParties(tender)) ? Ruling.notAllowed("tenderroom.refusal.interest") : Ruling.accepted();
    }

    /** A bidder counts from the opening on, because before it nobody may learn who bids. */
    private static Set<PartyId> knownParties(Tender tender) {
        return tender.evaluation().bids().isEmpty() ? Set.copyOf(tender.terms().concerned()) : parties(tender);
    }

    public boolean hasInterest(CurrentUser person, Tender tender) {
        return hasInterest(person, parties(tender));
    }

    private boolean hasInterest(CurrentUser person, Set<PartyId> parties) {
        return parties.stream().anyMatch(party -> bidders.actsFor(person, party)) || interested(parties).contains(person.username());
    }

    /** Everybody who acts for a bidder or a party concerned, or has an interest in one (product-bar D10): they neither open, judge nor award. */
    public Set<Username> interested(Tender tender) {
        return interested(parties(tender));
    }

    private Set<Username> interested(Set<PartyId> parties) {
        if (parties.isEmpty()) {
            return Set.of();
        }
        var registered = interests.interested(parties.stream().map(PartyId::value).toList(), clock.instant());
        return Stream.concat(people(parties).stream(), registered.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<PartyId> parties(Tender tender) {
        return Stream.concat(tender.bidders().stream(), tender.terms().concerned().stream()).collect(Collectors.toUnmodifiableSet());
    }

    Set<Username> people(Collection<PartyId> parties) {
        return parties.stream().flatMap(party -> bidders.people(party).stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Why this party cannot take part: {@code unknown}, {@code frozen} because it is dissolved, {@code concerned} because the tender is about it, {@code conflict} with the caller's own people, {@code rating} or {@code notInvited}; empty when it can. */
    Optional<String> obstacle(PartyId party, Optional<Bidders.Bidder> known, Tender tender) {
        var terms = tender.terms();
        if (known.isEmpty()) {
            return Optional.of("unknown");
        }
        if (bidders.standstill(party).isPresent()) {
            return Optional.of("frozen");
        }
        if (terms.concerned().contains(party)) {
            return Optional.of("concerned");
        }
        if (!Collections.disjoint(bidders.people(party), people(Set.of(terms.caller())))) {
            return Optional.of("conflict");
        }
        if (!terms.everybody() && !known.get().inside() && !terms.invited().contains(party)) {
            return Optional.of("notInvited");
        }
        return bidders.rating(party).compareTo(terms.minimumRating()) < 0 ? Optional.of("rating") : Optional.empty();
    }
}
