package io.heyi.orchestration.internal.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** When each kind of worker of this product instance was last given a job, finished one, or failed. In memory: it tells of this process only. */
@Component
public class WorkerActivity {

    private final Map<String, Activity> activities = new ConcurrentHashMap<>();
    private final Clock clock;

    WorkerActivity(Clock clock) {
        this.clock = clock;
    }

    /** Every field is null until it happened. */
    public record Activity(Instant activatedAt, Instant finishedAt, Instant failedAt, String failure) {
        static final Activity NONE = new Activity(null, null, null, null);
    }

    public void activated(String jobType) {
        activities.compute(jobType, (type, old) -> {
            var before = old == null ? Activity.NONE : old;
            return new Activity(clock.instant(), before.finishedAt, before.failedAt, before.failure);
        });
    }

    public void finished(String jobType) {
        activities.compute(jobType, (type, old) -> {
            var before = old == null ? Activity.NONE : old;
            return new Activity(before.activatedAt, clock.instant(), before.failedAt, before.failure);
        });
    }

    public void failed(String jobType, String failure) {
        activities.compute(jobType, (type, old) -> {
            var before = old == null ? Activity.NONE : old;
            return new Activity(before.activatedAt, before.finishedAt, clock.instant(), failure);
        });
    }

    public Map<String, Activity> byJobType() {
        return new TreeMap<>(activities);
    }
}
