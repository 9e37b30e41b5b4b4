package io.heyi.talent.internal.matching.domain;

import io.heyi.talent.internal.pool.Opening;
import io.heyi.talent.internal.pool.Opening.WantedSkill;
import io.heyi.talent.internal.pool.OpeningRanking.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Why somebody fits an opening, and where not, in words and numbers. The points are those of the rules (domain.md P6), whichever order is in use, so that everybody can
 * follow them.
 *
 * @param points 0 to 100, one decimal
 * @param reasons skills first, in the order in which they weigh, then past performance, then wishes
 */
public record Explanation(BigDecimal points, List<Reason> reasons) {

    private static final String KEY = "matching.reason.";

    /** @param features of this pair, as the index gives them */
    public static Explanation of(Candidate person, Opening opening, double[] features, OpeningIndex index) {
        var reasons = new ArrayList<Reason>();
        skills(person, opening, index, reasons);
        past(person, features, index.policy(), reasons);
        wishes(person, opening, features, index.policy(), reasons);
        return new Explanation(decimal(Order.ofRules(index.policy()).of(features)), reasons);
    }

    /** Which skill of the person comes nearest to a wanted one. */
    private record Nearest(Candidate.Skill skill, double likeness, double counted) {}

    private static void skills(Candidate person, Opening opening, OpeningIndex index, List<Reason> reasons) {
        int all = opening.skills().stream().mapToInt(WantedSkill::weight).sum();
        if (all == 0) {
            reasons.add(new Reason(KEY + "skill.none", List.of(), new BigDecimal(index.policy().skillPoints())));
        }
        opening.skills().stream().sorted(Comparator.comparing(WantedSkill::must).thenComparing(WantedSkill::weight).reversed()).forEach(wanted -> {
            double share = (double) index.policy().skillPoints() * wanted.weight() / all;
            var nearest = nearest(person, wanted, index);
            var most = atMost(share);
            if (nearest.skill() == null) {
                reasons.add(new Reason(KEY + (wanted.must() ? "skill.missingMust" : "skill.missing"), List.of(wanted.name(), most), BigDecimal.ZERO));
                return;
            }
            var kind = nearest.likeness() >= 0.995 ? "skill.same" : "skill.alike";
            reasons.add(new Reason(KEY + kind + (nearest.skill().proven() ? ".proven" : ".unproven"),
                    List.of(wanted.name(), nearest.skill().name(), percent(nearest.likeness()), nearest.skill().level(), wanted.level(), most), decimal(share * nearest.counted())));
        });
    }

    private static Nearest nearest(Candidate person, WantedSkill wanted, OpeningIndex index) {
        var found = new Nearest(null, 0, 0);
        for (Candidate.Skill skill : person.skills()) {
            double likeness = index.model().likeness(wanted.name(), skill.name());
            double counted = likeness * Fit.strength(skill, wanted.level(), index.policy());
            if (counted > found.counted()) {
                found = new Nearest(skill, likeness, counted);
            }
        }
        return found;
    }

    private static void past(Candidate person, double[] features, MatchingPolicy policy, List<Reason> reasons) {
        var points = decimal(policy.pastPoints() * features[Feature.PAST.ordinal()]);
        var stars = decimal(person.past().stars());
        reasons.add(person.past().months() == 0 ? new Reason(KEY + "past.newcomer", List.of(stars, policy.pastPoints()), points)
                : new Reason(KEY + "past.rated", List.of(stars, person.past().months(), policy.pastPoints()), points));
    }

    private static void wishes(Candidate person, Opening opening, double[] features, MatchingPolicy policy, List<Reason> reasons) {
        int stated = 1 + (person.roles().isEmpty() ? 0 : 1) + (person.platforms().isEmpty() ? 0 : 1) + (person.places().isEmpty() ? 0 : 1);
        double share = (double) policy.wishPoints() / stated;
        if (!person.roles().isEmpty()) {
            wish("role", List.of(OpeningIndex.words(opening.role()), String.join(", ", person.roles())), Feature.WISHED_ROLE, features, share, reasons);
        }
        if (!person.platforms().isEmpty()) {
            wish("platform", List.of(opening.platform(), String.join(", ", person.platforms().stream().sorted().toList())), Feature.WISHED_PLATFORM, features, share, reasons);
        }
        if (!person.places().isEmpty()) {
            var where = opening.terms().place();
            wish(where.isEmpty() || opening.terms().remote() ? "placeFree" : "place", List.of(where, String.join(", ", person.places().stream().sorted().toList())), Feature.WISHED_PLACE, features, share, reasons);
        }
        long wait = Math.max(0, ChronoUnit.DAYS.between(opening.from(), person.from()));
        wish("time", List.of(person.percent(), opening.terms().percent(), wait), Feature.AVAILABILITY, features, share, reasons);
    }

    private static void wish(String name, List<Object> facts, Feature feature, double[] features, double share, List<Reason> reasons) {
        double value = features[feature.ordinal()];
        var arguments = new ArrayList<>(facts);
        arguments.add(percent(value));
        arguments.add(atMost(share));
        reasons.add(new Reason(KEY + "wish." + name, arguments, decimal(share * value)));
    }

    private static int percent(double share) {
        return (int) Math.round(share * 100);
    }

    /** The most that can be reached reads as the policy writes it: 50, not 50.0. */
    private static BigDecimal atMost(double share) {
        var most = decimal(share);
        return most.stripTrailingZeros().scale() <= 0 ? most.setScale(0, RoundingMode.UNNECESSARY) : most;
    }

    /** Points are judgements, not money: one decimal of a floating number. */
    static BigDecimal decimal(double value) {
        return new BigDecimal(Double.toString(value), MathContext.DECIMAL64).setScale(1, RoundingMode.HALF_UP);
    }
}
