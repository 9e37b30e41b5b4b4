package io.heyi.emc.internal.formation;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.formation.Candidate.Standing;
import io.heyi.emc.internal.formation.Review.Choice;
import io.heyi.emc.internal.formation.Review.Decision;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a lead may choose (domain.md §2, P2) and what is proposed to it. */
final class ReviewRules {

    static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int LONGEST_REASON = 500;
    /** Best first: more points, then the lower share asked for, then the earlier commitment (domain.md §3a). */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::total).reversed()
            .thenComparing(candidate -> candidate.commitment().shareAskedPercent()).thenComparing(Candidate::at).thenComparing(Candidate::actor);

    private final ContractTerms terms;
    private final List<Candidate> candidates;
    private final Map<String, Place> places;
    private final List<FieldError> errors = new ArrayList<>();

    /** @param terms with the lead and the members named beforehand, without candidates */
    ReviewRules(ContractTerms terms, List<Candidate> candidates) {
        this.terms = terms;
        this.candidates = candidates.stream().filter(candidate -> candidate.mayBeChosen() && places(terms).containsKey(candidate.place())).toList();
        this.places = places(terms);
    }

    private static Map<String, Place> places(ContractTerms terms) {
        return terms.places().stream().collect(Collectors.toMap(Place::id, place -> place));
    }

    /** The best of each place as far as seats reach, on the share they ask for; earlier choices stay. */
    Review proposal() {
        Map<String, Integer> seats = new HashMap<>();
        terms.places().forEach(place -> seats.put(place.id(), place.wanted() - named(place)));
        candidates.stream().filter(candidate -> candidate.is(Standing.ACCEPTED)).forEach(candidate -> seats.merge(candidate.place(), -1, Integer::sum));
        var choices = candidates.stream().sorted(BEST_FIRST).map(candidate -> proposed(candidate, seats)).toList();
        var lead = terms.lead().map(ContractTerms.Node::ratioPercent).orElse(null);
        return new Review(choices, lead == null ? BigDecimal.ZERO : lead, terms.split() == null ? Split.RATIOS : terms.split());
    }

    private int named(Place place) {
        return (int) terms.nodes().stream().filter(node -> place.id().equals(node.place())).count();
    }

    private Choice proposed(Candidate candidate, Map<String, Integer> seats) {
        var ratio = strategic(candidate) ? candidate.commitment().shareAskedPercent() : null;
        return switch (candidate.standing()) {
            case ACCEPTED -> new Choice(candidate.actor(), Decision.ACCEPT, candidate.note(), candidate.ratioPercent());
            case REMOVED -> new Choice(candidate.actor(), Decision.REMOVE, candidate.note(), null);
            case REJECTED -> new Choice(candidate.actor(), Decision.REJECT, candidate.note(), null);
            default -> seats.merge(candidate.place(), -1, Integer::sum) >= 0 ? new Choice(candidate.actor(), Decision.ACCEPT, null, ratio)
                    : new Choice(candidate.actor(), Decision.REJECT, candidate.note(), null);
        };
    }

    /** Candidates that the review does not name keep what is proposed for them. */
    Review completed(Review review) {
        var named = review.choices().stream().map(Choice::actor).collect(Collectors.toSet());
        var choices = new ArrayList<>(review.choices());
        proposal().choices().stream().filter(choice -> !named.contains(choice.actor())).forEach(choices::add);
        return new Review(choices, review.leadRatioPercent(), review.split());
    }

    List<FieldError> check(Review review) {
        errors.clear();
        var seen = new HashSet<ActorId>();
        for (var choice : review.choices()) {
            var field = field(choice.actor());
            var candidate = candidates.stream().filter(one -> one.actor().equals(choice.actor())).findFirst();
            if (candidate.isEmpty()) {
                error(field + ".actor", "notACandidate", choice.actor().value());
            } else if (!seen.add(choice.actor())) {
                error(field + ".actor", "chosenTwice", choice.actor().value());
            } else {
                choice(field, choice, candidate.get(), review);
            }
        }
        terms.places().forEach(place -> seats(place, review));
        percent("leadRatioPercent", review.leadRatioPercent());
        sum(review);
        return List.copyOf(errors);
    }

    /** Choices are known by their actor: their order says nothing. */
    static String field(ActorId actor) {
        return "choices[" + actor + "]";
    }

    private void choice(String field, Choice choice, Candidate candidate, Review review) {
        boolean reasoned = choice.reason() != null && !choice.reason().isBlank();
        if (choice.reason() != null && choice.reason().length() > LONGEST_REASON) {
            error(field + ".reason", "tooLong", LONGEST_REASON);
        }
        boolean rejectedAnew = choice.decision() == Decision.REJECT && !candidate.is(Standing.REJECTED);
        if (!reasoned && (choice.decision() == Decision.REMOVE || rejectedAnew && !takenByBetter(candidate, review))) {
            error(field + ".reason", "reasonMissing", candidate.name());
        }
        var ratio = choice.ratioPercent();
        if (choice.decision() != Decision.ACCEPT || review.split() == Split.EQUAL) {
            return;
        }
        if (!strategic(candidate)) {
            if (ratio != null && ratio.signum() != 0) {
                error(field + ".ratioPercent", "tacticalRatio", candidate.name());
            }
        } else if (ratio == null) {
            error(field + ".ratioPercent", "ratioMissing", candidate.name());
        } else {
            percent(field + ".ratioPercent", ratio);
        }
    }

    private boolean takenByBetter(Candidate candidate, Review review) {
        var place = places.get(candidate.place());
        var better = accepted(place, review).stream().filter(one -> BEST_FIRST.compare(one, candidate) < 0).count();
        return better + named(place) >= place.wanted();
    }

    private List<Candidate> accepted(Place place, Review review) {
        return candidates.stream().filter(candidate -> candidate.place().equals(place.id()))
                .filter(candidate -> review.of(candidate.actor()).filter(choice -> choice.decision() == Decision.ACCEPT).isPresent()).toList();
    }

    private void seats(Place place, Review review) {
        int taken = accepted(place, review).size() + named(place);
        if (taken > place.wanted()) {
            error("places." + place.id(), "placeFull", place.title(), place.wanted(), taken);
        }
    }

    private void percent(String field, BigDecimal value) {
        if (value != null && (value.signum() < 0 || value.compareTo(HUNDRED) > 0 || value.stripTrailingZeros().scale() > 4)) {
            error(field, "percent");
        }
    }

    private void sum(Review review) {
        var sum = sum(review, terms);
        if (sum.compareTo(HUNDRED) > 0) {
            error("ratioSum", "ratioSum", sum.stripTrailingZeros().toPlainString());
        }
    }

    /** Everything that is given away: ratios and reinvestment, in percent. */
    static BigDecimal sum(Review review, ContractTerms terms) {
        var reinvested = terms.reinvestmentPercent() == null ? BigDecimal.ZERO : terms.reinvestmentPercent();
        if (review.split() == Split.EQUAL) {
            return reinvested;
        }
        var joining = review.choices().stream().filter(choice -> choice.decision() == Decision.ACCEPT && choice.ratioPercent() != null).map(Choice::ratioPercent)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var named = terms.nodes().stream().filter(node -> !node.lead() && node.ratioPercent() != null).map(ContractTerms.Node::ratioPercent)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return reinvested.add(joining).add(named).add(review.leadRatioPercent() == null ? BigDecimal.ZERO : review.leadRatioPercent());
    }

    private boolean strategic(Candidate candidate) {
        return places.get(candidate.place()).tier() == Tier.STRATEGIC;
    }

    private void error(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, "emcformation.error." + code, arguments));
    }
}
