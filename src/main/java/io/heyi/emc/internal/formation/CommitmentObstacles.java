package io.heyi.emc.internal.formation;

import io.heyi.access.Username;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.EmcState;
import io.heyi.emc.internal.formation.Candidate.Standing;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.internal.party.Parties.Party;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether a party could commit to a call: the same for who looks at it, asks about it or commits. */
@Component
class CommitmentObstacles {

    private final Parties parties;
    private final Draftable draftable;
    private final Clock clock;

    CommitmentObstacles(Parties parties, Draftable draftable, Clock clock) {
        this.parties = parties;
        this.draftable = draftable;
        this.clock = clock;
    }

    /** Places of the present round; a canvas calls for none. */
    static List<Place> places(Formation formation, ContractTerms terms) {
        return formation.hasCall() ? terms.places().stream().filter(place -> formation.round().places().contains(place.id())).toList() : List.of();
    }

    /** Ids of the places of this round that are open to such a party. */
    static List<String> fitting(Party party, Formation formation, ContractTerms terms) {
        return places(formation, terms).stream().filter(place -> place.kinds().isEmpty() || place.kinds().contains(party.kind())).map(Place::id).toList();
    }

    Optional<String> of(Party party, Formation formation, ContractTerms terms) {
        return of(party, formation, terms, parties.people(formation.lead()));
    }

    /** @return why it cannot commit, below {@code emcformation.obstacle.}; empty when it can */
    Optional<String> of(Party party, Formation formation, ContractTerms terms, Set<Username> leadsPeople) {
        if (parties.frozen(party.id()).isPresent()) {
            return Optional.of("frozen");
        }
        var result = formation.candidate(party.id());
        var fitting = fitting(party, formation, terms);
        if (!Collections.disjoint(parties.people(party.id()), leadsPeople)) {
            return Optional.of("conflict");
        }
        if (formation.named(terms).node(party.id()).isPresent() || result.filter(one -> one.is(Standing.ACCEPTED)).isPresent()) {
            return Optional.of("member");
        }
        if (result.filter(one -> one.is(Standing.REMOVED)).isPresent()) {
            return Optional.of("removed");
        }
        if (fitting.isEmpty()) {
            return Optional.of("kind");
        }
        return formation.phase() == EmcState.JOINING ? draftable.obstacle(formation, terms, bare(party, fitting.getFirst(), formation)) : Optional.empty();
    }

    /** A commitment without any promise, to see whether a contract could have the actor at all. */
    private Candidate bare(Party party, String place, Formation formation) {
        var nothing = new Commitment(party.id(), place, List.of(), BigDecimal.ZERO, new Commitment.Plan("-", null, null, null), null, List.of());
        return Candidate.opened(party.id(), party.kind(), party.name(), nothing, clock.instant(), formation.round().number(), BigDecimal.ZERO, null);
    }
}
