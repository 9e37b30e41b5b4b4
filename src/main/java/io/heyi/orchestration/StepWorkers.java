package io.heyi.orchestration;

import io.camunda.client.api.response.ActivatedJob;
import java.util.function.Function;

/**
 * Workers whose every job takes one step of its case, once (architecture.md §4).
 *
 * @param <V> the variables that the steps read
 */
public abstract class StepWorkers<V> {

    private final JobGuard guard;
    private final Class<V> variables;

    protected StepWorkers(JobGuard guard, Class<V> variables) {
        this.guard = guard;
        this.variables = variables;
    }

    /** @return the step's result, fresh or replayed, which becomes the job's variables */
    protected <R> R once(ActivatedJob job, Class<R> result, Function<V, R> step) {
        var in = job.getVariablesAsType(variables);
        return guard.once(job, result, () -> step.apply(in));
    }
}
