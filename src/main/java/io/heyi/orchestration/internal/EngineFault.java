package io.heyi.orchestration.internal;

import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Reads the engine's answer out of whatever a command failed with: awaited futures carry gRPC's own exception, joined ones the client's. */
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
                default -> { }
            }
        }
        return Status.Code.UNKNOWN;
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
