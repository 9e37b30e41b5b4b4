package io.heyi.emc.internal.formation;

import io.heyi.emc.EmcCode;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Commitments that were good but not chosen, for a place that falls vacant later (domain.md P4 step 7). */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class StandbyCommitments {

    private final FormationStore formations;
    private final RatingsOfBidders ratings;
    private final FormationPolicy policy;

    StandbyCommitments(FormationStore formations, RatingsOfBidders ratings, FormationPolicy policy) {
        this.formations = formations;
        this.ratings = ratings;
        this.policy = policy;
    }

    /**
     * Of the last call for the place, best first: who was eligible, was neither chosen nor removed, has not let a signing pass, and still has the rating that it
     * takes to bid. Empty where there was no call.
     */
    public List<Candidate> forPlace(EmcCode emc, String place) {
        var called = formations.find(emc).stream().flatMap(formation -> formation.candidates().stream()).filter(candidate -> candidate.place().equals(place)).toList();
        int last = called.stream().mapToInt(Candidate::round).max().orElse(0);
        return called.stream().filter(candidate -> candidate.round() == last && candidate.eligible() && candidate.mayFollow()).sorted(ReviewRules.BEST_FIRST)
                .filter(candidate -> ratings.of(candidate.actor()).compareTo(policy.minimumRating()) >= 0).toList();
    }
}
