package io.heyi.talent.internal.process.pool;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import io.heyi.talent.internal.pool.Moves;
import org.springframework.stereotype.Component;

/** Worker of {@code talent-move}. */
@Component
public class MoveWorkers extends StepWorkers<MoveWorkers.MoveVariables> {

    private final Moves moves;

    MoveWorkers(JobGuard guard, Moves moves) {
        super(guard, MoveVariables.class);
        this.moves = moves;
    }

    /** What the worker reads. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record MoveVariables(String offer) {}

    public record Moved(boolean moved) {}

    @JobWorker(type = "talent.carryOutMove", fetchVariables = "offer")
    public Moved carryOutMove(ActivatedJob job) {
        return once(job, Moved.class, in -> new Moved(moves.carryOut(in.offer())));
    }
}
