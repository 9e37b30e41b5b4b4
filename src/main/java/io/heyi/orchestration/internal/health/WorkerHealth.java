package io.heyi.orchestration.internal.health;

import io.heyi.orchestration.internal.jobs.LiveWorkers;
import io.heyi.orchestration.internal.jobs.WorkerActivity;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** How each worker of this product instance fares. */
@Component
public class WorkerHealth {

    private final LiveWorkers workers;
    private final WorkerActivity activity;

    WorkerHealth(LiveWorkers workers, WorkerActivity activity) {
        this.workers = workers;
        this.activity = activity;
    }

    /** @param state what its last job says: {@code IDLE} had none since the start */
    public record WorkerView(String jobType, State state, Instant lastActivation, Instant lastFinish, Instant lastFailure, String failure) {
        public enum State { IDLE, FINE, FAILING }
    }

    public List<WorkerView> workers() {
        var seen = activity.byJobType();
        var types = new TreeSet<>(workers.jobTypes());
        types.addAll(seen.keySet());
        return types.stream().map(type -> view(type, seen.get(type))).toList();
    }

    private static WorkerView view(String type, WorkerActivity.Activity activity) {
        if (activity == null) {
            return new WorkerView(type, WorkerView.State.IDLE, null, null, null, null);
        }
        var failing = activity.failedAt() != null && (activity.finishedAt() == null || activity.finishedAt().isBefore(activity.failedAt()));
        return new WorkerView(type, failing ? WorkerView.State.FAILING : WorkerView.State.FINE, activity.activatedAt(), activity.finishedAt(),
                activity.failedAt(), failing ? activity.failure() : null);
    }
}
