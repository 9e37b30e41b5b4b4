package io.heyi.orchestration.internal.rehearsal;

import io.heyi.orchestration.ModelChecker.Models;
import io.heyi.orchestration.Rehearsal.Outcome;
import io.heyi.orchestration.Rehearsal.Play;
import io.heyi.orchestration.Rehearsal.Played;
import io.heyi.orchestration.Rehearsal.Request;
import io.heyi.orchestration.Rehearsals;
import io.heyi.orchestration.internal.deployment.JobBasedForm;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** One rehearsal at a time, so that they never take the product's processors away. */
@Component
class EngineRehearsals implements Rehearsals {

    private final RehearsalProgram program;
    private final RehearsalProperties settings;
    private final Semaphore turn = new Semaphore(1, true);

    EngineRehearsals(RehearsalProgram program, RehearsalProperties settings) {
        this.program = program;
        this.settings = settings;
    }

    @Override
    public List<Played> play(Models models, List<Play> plays) {
        var byProcess = plays.stream().collect(Collectors.groupingBy(play -> play.start().process(), LinkedHashMap::new, Collectors.toList()));
        Map<String, Played> played = new HashMap<>();
        byProcess.forEach((process, its) -> inTurn(new Request(resources(models, CalledProcesses.of(models, process)), its)).forEach(one -> played.put(one.id(), one)));
        return plays.stream().map(play -> played.computeIfAbsent(play.id(), id -> aborted(id, "it was not played within " + settings.play().toSeconds() + " seconds, or it used up the memory"))).toList();
    }

    @Override
    public List<String> refusals(Models models) {
        var id = "deployment";
        var answers = inTurn(new Request(resources(models, models.processes()), List.of(new Play(id, null, Map.of(), List.of()))));
        return answers.stream().filter(one -> one.outcome() == Outcome.ABORTED).map(Played::problem).toList();
    }

    private List<Played> inTurn(Request request) {
        try {
            if (!turn.tryAcquire(settings.queue().toMillis(), TimeUnit.MILLISECONDS)) {
                return request.plays().stream().map(play -> aborted(play.id(), "the rehearsals before it took too long")).toList();
            }
            try {
                return program.run(request);
            } finally {
                turn.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return request.plays().stream().map(play -> aborted(play.id(), "it was stopped")).toList();
        } catch (IllegalArgumentException e) {
            return request.plays().stream().map(play -> aborted(play.id(), e.getMessage())).toList();
        }
    }

    /** @throws IllegalArgumentException when a process is written in a way that the engine cannot be given */
    private static Map<String, String> resources(Models models, Map<String, String> processes) {
        Map<String, String> resources = new HashMap<>(models.decisions());
        resources.putAll(models.forms());
        processes.forEach((name, text) -> resources.put(name, JobBasedForm.of(text)));
        return resources;
    }

    private static Played aborted(String id, String problem) {
        return new Played(id, Outcome.ABORTED, problem, List.of(), List.of(), List.of(), List.of(), Map.of(), List.of(), List.of());
    }
}
