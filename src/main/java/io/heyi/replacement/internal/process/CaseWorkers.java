package io.heyi.replacement.internal.process;

import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import java.util.function.Function;

/** Workers of {@code underperformer-replacement}, whose every job takes one step of its case, once. */
abstract class CaseWorkers {

    private final JobGuard guard;

    CaseWorkers(JobGuard guard) {
        this.guard = guard;
    }

    <R> R once(ActivatedJob job, Class<R> result, Function<ReplacementVariables, R> step) {
        var in = job.getVariablesAsType(ReplacementVariables.class);
        return guard.once(job, result, () -> step.apply(in));
    }
}
