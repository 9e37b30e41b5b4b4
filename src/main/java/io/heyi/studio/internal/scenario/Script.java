package io.heyi.studio.internal.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heyi.orchestration.Rehearsal.Answer;
import io.heyi.orchestration.Rehearsal.Event;
import io.heyi.orchestration.Rehearsal.Play;
import io.heyi.orchestration.Rehearsal.Start;
import java.util.List;
import java.util.Map;

/**
 * What is given, what happens, and what is expected of it (product-bar E6). Written by people as JSON; {@link ScriptReader} reads it.
 *
 * @param workers answers by element id or job type, the last one repeated; workers that are not named answer nothing
 * @param when in this order; before each, everything happens that happens by itself
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Script(Given given, Map<String, List<Answer>> workers, List<Event> when, Then then) {

    public Script {
        workers = workers == null ? Map.of() : workers;
        when = when == null ? List.of() : when;
        then = then == null ? new Then(null, null, null, null, null, null) : then;
    }

    /**
     * @param message that starts the case, or {@code timer}: the start event whose time comes; both missing where it is started by command
     * @param key business key: the correlation key of every message that names none
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Given(String message, String timer, String key, Map<String, Object> variables) {

        public Given {
            variables = variables == null ? Map.of() : variables;
        }
    }

    /**
     * What must be seen; what is missing here is not looked at. A case that got stuck is never as expected.
     *
     * @param endsAt end events that are reached, at least these; the case is over then
     * @param waitsAt elements that are open in the end, exactly these
     * @param asks people's tasks, in this order, others between them allowed
     * @param variables of the case in the end
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Then(List<String> endsAt, List<String> passes, List<String> neverPasses, List<String> waitsAt, List<Asks> asks, Map<String, Object> variables) {

        public Then {
            endsAt = endsAt == null ? List.of() : endsAt;
            passes = passes == null ? List.of() : passes;
            neverPasses = neverPasses == null ? List.of() : neverPasses;
            waitsAt = waitsAt == null ? List.of() : waitsAt;
            asks = asks == null ? List.of() : asks;
            variables = variables == null ? Map.of() : variables;
        }
    }

    /** @param person to whom it is given, {@code group} who may take it; missing where it does not matter */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Asks(String at, String person, String group) {}

    /** @param id by which the result is found again */
    public Play play(String id, String process) {
        return new Play(id, new Start(process, given.message(), given.timer(), given.key(), given.variables()), workers, when.stream().map(this::addressed).toList());
    }

    private Event addressed(Event event) {
        return event.message() == null || event.correlationKey() != null ? event
                : new Event(null, null, null, null, event.message(), given.key(), event.set());
    }
}
