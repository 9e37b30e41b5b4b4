package io.heyi.emc.internal.web.formation;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.internal.formation.Commitment;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A commitment as typed, so that a refused form shows what was typed. Field names are those of the API.
 *
 * @param values in the order of the place's metrics
 */
record CommitmentForm(String actor, String place, List<String> values, String shareAskedPercent, String approach, String deliverables, String team, String risks,
                      String investment, String services) {

    private static final int LONGEST_NUMBER = 40;

    static CommitmentForm empty(String actor, Place place) {
        return new CommitmentForm(actor, place.id(), place.metrics().stream().map(metric -> "").toList(), "0", "", "", "", "", "", "");
    }

    static CommitmentForm of(Map<String, String> typed, Place place) {
        var values = new ArrayList<String>();
        for (int i = 0; i < place.metrics().size(); i++) {
            values.add(typed.getOrDefault("values[" + i + "].value", ""));
        }
        return new CommitmentForm(typed.getOrDefault("actor", ""), place.id(), values, typed.getOrDefault("shareAskedPercent", ""), typed.getOrDefault("plan.approach", ""),
                typed.getOrDefault("plan.deliverables", ""), typed.getOrDefault("plan.team", ""), typed.getOrDefault("plan.risks", ""), typed.getOrDefault("investment", ""),
                typed.getOrDefault("services", ""));
    }

    /** @param errors takes what cannot be read; the result is then of no use */
    Commitment read(Place target, List<FieldError> errors) {
        var promises = new ArrayList<Commitment.Promise>();
        for (int i = 0; i < target.metrics().size(); i++) {
            var metric = target.metrics().get(i);
            var value = number("values[" + i + "].value", values.get(i), errors);
            if (value == null) {
                missing("values[" + i + "].value", errors);
            } else {
                promises.add(new Commitment.Promise(metric.metric(), value, metric.region()));
            }
        }
        var share = number("shareAskedPercent", shareAskedPercent, errors);
        return new Commitment(new ActorId(actor), place, promises, share == null ? BigDecimal.ZERO : share, new Commitment.Plan(text(approach), text(deliverables), text(team), text(risks)),
                number("investment", investment, errors), Arrays.stream(services.split("\\R")).map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    private static void missing(String field, List<FieldError> errors) {
        if (errors.stream().noneMatch(error -> error.field().equals(field))) {
            errors.add(FieldError.of(field, "emcformation.error.missing"));
        }
    }

    static BigDecimal number(String field, String typed, List<FieldError> errors) {
        var text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() <= LONGEST_NUMBER && text.matches("[+-]?\\d+(\\.\\d+)?")) {
            return new BigDecimal(text);
        }
        errors.add(FieldError.of(field, "emcformation.error.notANumber"));
        return null;
    }

    private static String text(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }
}
