package io.heyi.emc.internal.formation;

import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.Tier;
import java.math.BigDecimal;
import java.util.List;

/**
 * A commitment after opening, in full, for who made it.
 *
 * @param values promised, one per metric of the place
 * @param shareAskedPercent of the pool
 * @param investment in the contract's currency; null for none
 */
public record CommitmentView(String placeTitle, Tier tier, List<ReviewView.Promised> values, BigDecimal shareAskedPercent, Commitment.Plan plan, BigDecimal investment,
                             List<String> services) {

    static CommitmentView of(Commitment commitment, Place place) {
        return new CommitmentView(place.title(), place.tier(), promised(commitment, place), commitment.shareAskedPercent(), commitment.plan(), commitment.investment(),
                commitment.services());
    }

    static List<ReviewView.Promised> promised(Commitment commitment, Place place) {
        return place.metrics().stream().map(target -> new ReviewView.Promised(target, commitment.valueFor(target).orElse(null))).toList();
    }
}
