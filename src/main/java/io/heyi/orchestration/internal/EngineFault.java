package io.heyi.orchestration.internal;

import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Reads the engine's answer out of whatever a command failed with: awaited futures carry gRPC's own exception, joined ones the client's, REST commands an HTTP status. */
public final class EngineFault {

    private EngineFault() {}

    /** {@link Status.Code#UNKNOWN} when the engine did not answer at all. */
    public static Status.Code code(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ClientStatusException status -> {
                    return status.getStatusCode();
                }
                case StatusRuntimeException status -> {
                    return status.getStatus().getCode();
                }
                case ClientHttpException http -> {
                    return code(http);
                }
                default -> { }
            }
        }
        return Status.Code.UNKNOWN;
    }

    /**
     * Only the engine's own "not found" says that a task is gone: any other server at that address also answers 404, and decisions must not be lost to a wrong
     * address.
     */
    private static Status.Code code(ClientHttpException fault) {
        return switch (fault.code()) {
            case 400 -> Status.Code.INVALID_ARGUMENT;
            case 401 -> Status.Code.UNAUTHENTICATED;
            case 403 -> Status.Code.PERMISSION_DENIED;
            case 404 -> isTitled(fault, "NOT_FOUND") ? Status.Code.NOT_FOUND : Status.Code.UNKNOWN;
            case 409 -> Status.Code.ABORTED;
            case 429 -> Status.Code.RESOURCE_EXHAUSTED;
            case 503 -> isTitled(fault, "RESOURCE_EXHAUSTED") ? Status.Code.RESOURCE_EXHAUSTED : Status.Code.UNAVAILABLE;
            case 504 -> Status.Code.DEADLINE_EXCEEDED;
            default -> Status.Code.UNKNOWN;
        };
    }

    private static boolean isTitled(ClientHttpException fault, String title) {
        return fault instanceof ProblemException problem && problem.details() != null && title.equals(problem.details().getTitle());
    }

    /** Whether the command can never have left this machine. */
    public static boolean neverConnected(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.ConnectException) {
                return true;
            }
        }
        return false;
    }
}
