package io.heyi.performance.internal.intake;

import io.heyi.performance.MetricFact;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What storing the rows would do.
 *
 * @param errors with any, nothing is stored
 */
public record Plan(List<Step> steps, List<RowError> errors) {

    public Plan {
        steps = List.copyOf(steps);
        errors = List.copyOf(errors);
    }

    /** What a row does to the record. */
    public enum Effect { NEW, CORRECTION, UNCHANGED }

    /**
     * @param oldValue null for a new figure
     * @param corrects the fact that stops being the latest; null for a new figure
     * @param late the month's figures are taken already, so the difference counts in the next month, or nowhere
     */
    public record Step(int row, MetricFact fact, Effect effect, BigDecimal oldValue, UUID corrects, boolean late) {}

    public List<Step> changes() {
        return steps.stream().filter(step -> step.effect() != Effect.UNCHANGED).toList();
    }

    public int corrections() {
        return (int) steps.stream().filter(step -> step.effect() == Effect.CORRECTION).count();
    }

    public int late() {
        return (int) changes().stream().filter(Step::late).count();
    }
}
