package io.heyi.emc.internal.formation;

import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.internal.party.Parties.Party;
import io.heyi.tender.BidScoring;
import io.heyi.tender.SealedBids;
import io.heyi.tender.SealedBids.Bid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Opens a box and makes candidates of what lies in it: eligible or not and why, ranked within each place with reasons (domain.md P2, steps 4 and 5). */
@Component
class OpeningOfCommitments {

    private final SealedBids boxes;
    private final BidScoring scoring;
    private final Parties parties;
    private final RatingsOfBidders ratings;
    private final Draftable draftable;
    private final FormationPolicy policy;

    OpeningOfCommitments(SealedBids boxes, BidScoring scoring, Parties parties, RatingsOfBidders ratings, Draftable draftable, FormationPolicy policy) {
        this.boxes = boxes;
        this.scoring = scoring;
        this.parties = parties;
        this.ratings = ratings;
        this.draftable = draftable;
        this.policy = policy;
    }

    List<Candidate> open(Formation formation, ContractTerms terms) {
        var bids = boxes.open(formation.round().box(formation.emc()));
        requireReceived(bids, formation);
        var known = parties.find(bids.stream().map(bid -> new ActorId(bid.bidder())).toList());
        var people = parties.people(formation.lead());
        var opened = bids.stream().map(bid -> candidate(bid, known, people, formation, terms)).toList();
        return ranked(opened, formation, terms);
    }

    /** What comes out of the box is what went in: nothing was taken away, added or put in another's place in the database. */
    private static void requireReceived(List<Bid> bids, Formation formation) {
        var opened = bids.stream().collect(Collectors.toMap(Bid::bidder, Bid::digest));
        var received = formation.entries().stream().collect(Collectors.toMap(entry -> entry.actor().value(), Entry::digest));
        if (!opened.equals(received)) {
            throw new IllegalStateException("the commitments to " + formation.emc() + " are not those that were received: " + opened + " instead of " + received);
        }
    }

    private Candidate candidate(Bid bid, Map<ActorId, Party> known, Set<Username> leadsPeople, Formation formation, ContractTerms terms) {
        var actor = new ActorId(bid.bidder());
        var commitment = FormationJson.read(bid.json(), Commitment.class);
        var party = known.get(actor);
        var rating = ratings.of(actor);
        var opened = Candidate.opened(actor, party == null ? ActorKind.PARTNER : party.kind(), party == null ? actor.value() : party.name(), commitment, bid.at(),
                formation.round().number(), rating, obstacle(actor, party, commitment, rating, leadsPeople, formation, terms));
        return opened.eligible() ? draftable.obstacle(formation, terms, opened).map(opened::excluded).orElse(opened) : opened;
    }

    private String obstacle(ActorId actor, Party party, Commitment commitment, BigDecimal rating, Set<Username> leadsPeople, Formation formation, ContractTerms terms) {
        var place = Membership.place(terms, commitment.place());
        if (party == null) {
            return "unknown";
        }
        if (place.isEmpty() || !formation.round().places().contains(commitment.place())) {
            return "place";
        }
        if (!place.get().kinds().isEmpty() && !place.get().kinds().contains(party.kind())) {
            return "kind";
        }
        if (rating.compareTo(policy.minimumRating()) < 0) {
            return "rating";
        }
        return Collections.disjoint(parties.people(actor), leadsPeople) ? null : "conflict";
    }

    private List<Candidate> ranked(List<Candidate> opened, Formation formation, ContractTerms terms) {
        var ranked = new HashMap<ActorId, BidScoring.Ranked>();
        opened.stream().filter(Candidate::eligible).collect(Collectors.groupingBy(Candidate::place)).forEach((id, group) -> {
            var place = Membership.place(terms, id).orElseThrow();
            var entries = group.stream().map(one -> new BidScoring.Entry(one.actor().value(), one.commitment().reach(place), one.commitment().shareAskedPercent(), one.rating(),
                    one.commitment().plan().completeness(), one.at())).toList();
            ranked.putAll(scoring.rank(formation.weights(), entries).stream().collect(Collectors.toMap(one -> new ActorId(one.bidder()), Function.identity())));
        });
        var candidates = new ArrayList<Candidate>();
        opened.forEach(one -> candidates.add(ranked.containsKey(one.actor()) ? one.ranked(ranked.get(one.actor())) : one));
        return candidates;
    }
}
