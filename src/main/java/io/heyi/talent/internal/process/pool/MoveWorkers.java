package io.heyi.talent.internal.process.pool;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.talent.internal.pool.Moves;
import org.springframework.stereotype.Component;

/** Worker of {@code talent-move}. */
@Component
public class MoveWorkers {

    private final JobGuard guard;
    private final Moves moves;

    MoveWorkers(JobGuard guard, Moves moves) {
        this.guard = guard;
        this.moves = moves;
    }

    /** What the worker reads. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record MoveVariables(String offer) {}

    public record Moved(boolean moved) {}

    @JobWorker(type = "talent.carryOutMove", fetchVariables = "offer")
    public Moved carryOutMove(ActivatedJob job) {
        var in = job.getVariablesAsType(MoveVariables.class);
        return guard.once(job, Moved.class, () -> new Moved(moves.carryOut(in.offer())));
    }
}
