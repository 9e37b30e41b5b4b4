package io.heyi.orchestration.internal.rehearsal;

import io.heyi.orchestration.MigrationTrial.Place;
import io.heyi.orchestration.MigrationTrial.Request;
import io.heyi.orchestration.MigrationTrial.Result;
import io.heyi.orchestration.MigrationTrials;
import io.heyi.orchestration.internal.deployment.JobBasedForm;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** One trial at a time, beside the rehearsals: it takes seconds, and nobody should wait minutes for it. */
@Component
class EngineMigrationTrials implements MigrationTrials {

    private final RehearsalProgram program;
    private final RehearsalProperties settings;
    private final Semaphore turn = new Semaphore(1, true);

    EngineMigrationTrials(RehearsalProgram program, RehearsalProperties settings) {
        this.program = program;
        this.settings = settings;
    }

    @Override
    public List<Result> tryOut(String process, String before, String after, Map<String, String> mapping, List<Place> places) {
        try {
            var request = new Request(process, NeutralForm.of(JobBasedForm.of(before)), NeutralForm.of(JobBasedForm.of(after)), Map.of(NeutralForm.CALLED + ".bpmn", NeutralForm.called()), mapping, places);
            if (!turn.tryAcquire(settings.queue().toMillis(), TimeUnit.MILLISECONDS)) {
                return untried(places, "the trials before it took too long");
            }
            try {
                var results = program.run(request).stream().collect(Collectors.toMap(Result::id, result -> result));
                return places.stream().map(place -> results.getOrDefault(place.id(), new Result(place.id(), null, "it was not tried in time"))).toList();
            } finally {
                turn.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return untried(places, "it was stopped");
        } catch (IllegalArgumentException e) {
            return untried(places, e.getMessage());
        }
    }

    private static List<Result> untried(List<Place> places, String reason) {
        return places.stream().map(place -> new Result(place.id(), null, reason)).toList();
    }
}
