package io.heyi.orchestration.internal.outbox;

import io.camunda.client.api.response.DeploymentEvent;
import io.heyi.orchestration.internal.EngineFault;

/** How the engine answered a command. */
sealed interface EngineAnswer {

    /** Done, now or by an earlier try. */
    record Taken() implements EngineAnswer {}

    /** The models of a bundle are in use, all of them. */
    record Deployed(DeploymentEvent event) implements EngineAnswer {}

    /** The engine does not know what the command is about. */
    record Unknown(String message) implements EngineAnswer {}

    /** Busy, unreachable or late: trying again is right, for as long as it takes. */
    record Unavailable(String message, boolean certainlyNotTaken) implements EngineAnswer {}

    /** The task is between two states, e.g. a listener of it has not answered yet: trying again is right. */
    record Conflict(String message) implements EngineAnswer {}

    /** Refused for its content or state; only a person can tell what is wrong. */
    record Refused(String message) implements EngineAnswer {}

    static EngineAnswer of(Throwable fault) {
        var text = text(fault);
        return switch (EngineFault.code(fault)) {
            case ALREADY_EXISTS -> new Taken();
            case NOT_FOUND -> new Unknown(text);
            case ABORTED -> new Conflict(text);
            case RESOURCE_EXHAUSTED, UNAUTHENTICATED -> new Unavailable(text, true);
            case UNAVAILABLE -> new Unavailable(text, EngineFault.neverConnected(fault));
            case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE, UNIMPLEMENTED, PERMISSION_DENIED -> new Refused(text);
            default -> new Unavailable(text, false);
        };
    }

    private static String text(Throwable fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }
}
