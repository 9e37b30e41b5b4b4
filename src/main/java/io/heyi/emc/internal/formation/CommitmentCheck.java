package io.heyi.emc.internal.formation;

import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.Tier;
import io.heyi.shared.FieldError;
import io.heyi.shared.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of a commitment (domain.md §2, P2). */
final class CommitmentCheck {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal MOST = new BigDecimal("999999999999999.99");
    private static final int LONGEST = 2000;
    private static final int LONGEST_SERVICE = 120;

    private final List<FieldError> errors = new ArrayList<>();

    private CommitmentCheck() {}

    static List<FieldError> check(Commitment commitment, ActorKind kind, Place place) {
        var check = new CommitmentCheck();
        check.kind(kind, place);
        check.values(commitment, place);
        check.share(commitment, place);
        check.plan(commitment.plan());
        check.investment(commitment.investment());
        check.services(commitment.services());
        return check.errors;
    }

    private void kind(ActorKind kind, Place place) {
        if (!place.kinds().isEmpty() && !place.kinds().contains(kind)) {
            error("place", "kindNotCalled");
        }
    }

    private void values(Commitment commitment, Place place) {
        Set<Integer> used = new HashSet<>();
        for (var target : place.metrics()) {
            int index = indexOf(commitment, target);
            if (index < 0) {
                error("values", "valueMissing", target.metric());
            } else {
                used.add(index);
                value("values[" + index + "].value", commitment.values().get(index).value(), target);
            }
        }
        for (int i = 0; i < commitment.values().size(); i++) {
            if (!used.contains(i)) {
                error("values[" + i + "].metric", "metricNotCalled", commitment.values().get(i).metric());
            }
        }
    }

    private static int indexOf(Commitment commitment, MetricTarget target) {
        for (int i = 0; i < commitment.values().size(); i++) {
            if (commitment.values().get(i).isFor(target)) {
                return i;
            }
        }
        return -1;
    }

    private void value(String field, BigDecimal value, MetricTarget target) {
        if (value.abs().compareTo(MOST) > 0 || value.stripTrailingZeros().scale() > 6) {
            error(field, "valueOutOfRange");
        } else if (target.higherIsBetter() ? value.compareTo(target.bottom()) < 0 : value.compareTo(target.bottom()) > 0) {
            error(field, "belowBottom", target.bottom());
        }
    }

    private void share(Commitment commitment, Place place) {
        var share = commitment.shareAskedPercent();
        if (share.signum() < 0 || share.compareTo(HUNDRED) > 0 || share.stripTrailingZeros().scale() > 4) {
            error("shareAskedPercent", "percent");
        } else if (place.tier() == Tier.TACTICAL && share.signum() > 0) {
            error("shareAskedPercent", "tacticalShare");
        }
    }

    private void plan(Commitment.Plan plan) {
        if (plan.approach() == null || plan.approach().isBlank()) {
            error("plan", "planMissing");
        }
        length("plan.approach", plan.approach());
        length("plan.deliverables", plan.deliverables());
        length("plan.team", plan.team());
        length("plan.risks", plan.risks());
    }

    private void length(String field, String text) {
        if (text != null && text.length() > LONGEST) {
            error(field, "tooLong", LONGEST);
        } else if (text != null && !Texts.isClean(text)) {
            error(field, "controlCharacters");
        }
    }

    private void investment(BigDecimal investment) {
        if (investment != null && (investment.signum() < 0 || investment.compareTo(MOST) > 0 || investment.stripTrailingZeros().scale() > 2)) {
            error("investment", "amount");
        }
    }

    private void services(List<String> services) {
        if (services.size() > 20 || services.stream().anyMatch(service -> service == null || service.isBlank() || service.length() > LONGEST_SERVICE || !Texts.isClean(service))) {
            error("services", "services");
        }
    }

    private void error(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, "emcformation.error." + code, arguments));
    }
}
