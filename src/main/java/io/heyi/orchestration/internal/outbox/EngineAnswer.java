package io.heyi.orchestration.internal.outbox;

import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.net.ConnectException;
import java.util.concurrent.ExecutionException;

/** How the engine answered a command. */
sealed interface EngineAnswer {

    /** Done, now or by an earlier try. */
    record Taken() implements EngineAnswer {}

    /** The engine does not know what the command is about. */
    record Unknown(String message) implements EngineAnswer {}

    /** Busy, unreachable or late: trying again is right, for as long as it takes. */
    record Unavailable(String message, boolean certainlyNotTaken) implements EngineAnswer {}

    /** Refused for its content or state; only a person can tell what is wrong. */
    record Refused(String message) implements EngineAnswer {}

    static EngineAnswer of(Throwable fault) {
        var cause = fault instanceof ExecutionException && fault.getCause() != null ? fault.getCause() : fault;
        if (!(cause instanceof ClientStatusException status)) {
            return new Unavailable(text(cause), false);
        }
        return switch (status.getStatusCode()) {
            case ALREADY_EXISTS -> new Taken();
            case NOT_FOUND -> new Unknown(text(cause));
            case RESOURCE_EXHAUSTED -> new Unavailable(text(cause), true);
            case UNAVAILABLE -> new Unavailable(text(cause), neverConnected(cause));
            case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE, UNIMPLEMENTED, PERMISSION_DENIED -> new Refused(text(cause));
            default -> new Unavailable(text(cause), status.getStatusCode() == Status.Code.UNAUTHENTICATED);
        };
    }

    private static boolean neverConnected(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }

    private static String text(Throwable fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }
}
