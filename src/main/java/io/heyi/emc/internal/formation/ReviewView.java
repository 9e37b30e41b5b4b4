package io.heyi.emc.internal.formation;

import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.Tier;
import io.heyi.shared.FieldError;
import io.heyi.tender.BidScoring.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opened commitments with points and reasons, and the choice as drafted so far or proposed, for the lead.
 *
 * @param open whether the choice can still be changed by anybody
 * @param editable by this reader
 * @param namedPercent ratios of members named beforehand
 * @param ratioSum everything given away, reinvestment included; at most 100
 * @param errors what keeps the choice from being confirmed
 */
public record ReviewView(EmcCode emc, EmcState state, boolean open, boolean editable, Instant dueAt, Map<String, BigDecimal> weights, BigDecimal leadRatioPercent,
                         BigDecimal reinvestmentPercent, BigDecimal namedPercent, BigDecimal ratioSum, Split split, List<PlaceView> places, List<FieldError> errors) {

    /** @param free seats that members named beforehand leave */
    public record PlaceView(String id, String title, Tier tier, int wanted, int free, List<CandidateView> candidates) {}

    /**
     * @param choosable whether the reader may decide about it now
     * @param decision ACCEPT, REJECT or REMOVE; null for who is not eligible
     */
    public record CandidateView(ActorId actor, ActorKind kind, String name, int rank, BigDecimal total, Map<String, BigDecimal> points, List<Reason> reasons, BigDecimal rating,
                                List<Promised> values, BigDecimal shareAskedPercent, Commitment.Plan plan, BigDecimal investment, List<String> services, Instant at, int round,
                                String obstacle, Candidate.Standing standing, boolean choosable, Review.Decision decision, String reason, BigDecimal ratioPercent) {}

    public record Promised(MetricTarget target, BigDecimal value) {}

    static ReviewView of(Formation formation, ContractTerms terms, boolean mayReview) {
        var named = formation.named(terms);
        boolean editable = formation.isReviewOpen() && mayReview;
        var review = formation.isReviewOpen() ? formation.review(terms) : formation.fixedReview().orElseGet(() -> formation.review(terms));
        var places = terms.places().stream().map(place -> new PlaceView(place.id(), place.title(), place.tier(), place.wanted(),
                place.wanted() - (int) named.nodes().stream().filter(node -> place.id().equals(node.place())).count(),
                formation.candidates().stream().filter(one -> one.place().equals(place.id())).map(one -> candidate(one, place, review, formation.isReviewOpen(), editable)).toList())).toList();
        var ofNamed = named.nodes().stream().filter(node -> !node.lead() && node.ratioPercent() != null).map(ContractTerms.Node::ratioPercent).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ReviewView(formation.emc(), formation.phase(), formation.isReviewOpen(), editable, formation.reviewDueAt().orElse(null),
                formation.weights(), Optional.ofNullable(review.leadRatioPercent()).orElse(BigDecimal.ZERO), Optional.ofNullable(terms.reinvestmentPercent()).orElse(BigDecimal.ZERO),
                ofNamed, ReviewRules.sum(review, named), review.split(), places, formation.isReviewOpen() ? formation.checkReview(terms) : List.of());
    }

    private static CandidateView candidate(Candidate one, ContractTerms.Place place, Review review, boolean open, boolean editable) {
        var choice = one.eligible() ? review.of(one.actor()) : Optional.<Review.Choice>empty();
        var commitment = one.commitment();
        return new CandidateView(one.actor(), one.kind(), one.name(), one.rank(), one.total(), one.points(), one.reasons(), one.rating(),
                CommitmentView.promised(commitment, place), commitment.shareAskedPercent(), commitment.plan(),
                commitment.investment(), commitment.services(), one.at(), one.round(), one.obstacle(), one.standing(), editable && one.mayBeChosen(), choice.map(Review.Choice::decision).orElse(null),
                choice.map(Review.Choice::reason).orElse(one.note()), open ? choice.map(Review.Choice::ratioPercent).orElse(null) : one.ratioPercent());
    }
}
