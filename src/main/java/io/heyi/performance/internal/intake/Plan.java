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

    /** In time; or after the month's figures were taken: then the difference is carried into the next month that has a value, or the value is only on record. */
    public enum Timing { IN_TIME, CARRIED, RECORDED_ONLY }

    /**
     * @param oldValue null for a new figure
     * @param corrects the fact that stops being the latest; null for a new figure
     * @param timing when and how a change counts
     */
    public record Step(int row, MetricFact fact, Effect effect, BigDecimal oldValue, UUID corrects, Timing timing) {}

    public List<Step> changes() {
        return steps.stream().filter(step -> step.effect() != Effect.UNCHANGED).toList();
    }

    public int corrections() {
        return (int) steps.stream().filter(step -> step.effect() == Effect.CORRECTION).count();
    }

    public int carried() {
        return count(Timing.CARRIED);
    }

    public int recordedOnly() {
        return count(Timing.RECORDED_ONLY);
    }

    private int count(Timing timing) {
        return (int) changes().stream().filter(step -> step.timing() == timing).count();
    }
}
