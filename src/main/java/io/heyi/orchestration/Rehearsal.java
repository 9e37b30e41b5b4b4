package io.heyi.orchestration;

import java.util.List;
import java.util.Map;

/**
 * What is played on a throw-away engine, and what came of it (product-bar E6). The program that plays it is compiled with this very file (rehearsal-engine), so it stands on nothing but the JDK.
 */
public final class Rehearsal {

    /** Word on the program's command line by which it tries out migrations instead. */
    public static final String MIGRATION = "migration";

    private Rehearsal() {}

    /** @param resources texts of all models by file name, deployed together before each play */
    public record Request(Map<String, String> resources, List<Play> plays) {}

    /**
     * One case from its start on, on an engine of its own.
     *
     * @param start null to ask only whether the engine takes the models
     * @param workers answers by element id or, where there are none, by job type; the last one is repeated
     * @param events in this order; before each, everything happens that happens by itself
     */
    public record Play(String id, Start start, Map<String, List<Answer>> workers, List<Event> events) {

        public Play {
            workers = workers == null ? Map.of() : Map.copyOf(workers);
            events = events == null ? List.of() : List.copyOf(events);
        }
    }

    /**
     * @param message that starts it, or {@code timer}: the start event whose time comes; both null where it is started by command
     * @param variables as of all scripts: {@code {now}} and {@code {now+P5D}} in texts are times told from the moment at which they are used
     */
    public record Start(String process, String message, String timer, String correlationKey, Map<String, Object> variables) {}

    /** What a worker does with its job. @param error code of a BPMN error to throw; {@code fail} text of a fault that stops the case; both null where it completes */
    public record Answer(Map<String, Object> set, String error, String fail) {}

    /**
     * What people, time and other cases do; exactly one of {@code at}, {@code time}, {@code timer} and {@code message} is set.
     *
     * @param at element of a person's task that is done, with {@code set}; {@code person} picks one of several
     * @param time ISO duration that passes
     * @param timer element whose timer is waited for
     * @param message name of a message that comes in
     */
    public record Event(String at, String person, String time, String timer, String message, String correlationKey, Map<String, Object> set) {}

    public enum Outcome {
        ENDED,
        /** For something that did not happen in the play. */
        WAITING,
        /** With an incident. */
        STUCK,
        /** Could not be played to its end. */
        ABORTED
    }

    /**
     * What came of a play.
     *
     * @param problem why it could not be played to its end; null when it could
     * @param path elements entered and flows taken, in order, of the case and of the cases that it called
     * @param asked people's tasks in the order in which they were offered
     * @param incidents where it was stuck, and why
     * @param waitsAt elements that are open in the end
     * @param variables of the case in the end
     * @param undone numbers of the events, from 0, that could not happen
     * @param unscripted job types that were done without a scripted answer
     */
    public record Played(String id, Outcome outcome, String problem, List<Step> path, List<Asked> asked, List<Stop> incidents, List<String> waitsAt, Map<String, Object> variables,
                         List<Integer> undone, List<String> unscripted) {}

    /** @param type BPMN element type as the engine names it, e.g. {@code USER_TASK} or {@code SEQUENCE_FLOW} */
    public record Step(String process, String element, String type) {}

    /** @param groups as the engine resolved them; {@code dueAt} ISO instant; null where there is none */
    public record Asked(String process, String element, String assignee, List<String> groups, String dueAt, Map<String, String> headers) {}

    public record Stop(String process, String element, String problem) {}
}
