package io.heyi.orchestration;

import java.util.Optional;

/**
 * What the owning module says of the cases that run on one of its processes, so that a case whose instance was cancelled in the engine can be found and closed.
 * A bean of that module; processes without one are not watched.
 */
public interface ProcessCases {

    /** Id of the process that the cases run on. */
    String processId();

    /** What the case is called while it waits for its process; empty when it is finished or unknown. */
    Optional<String> waiting(String businessKey);

    /**
     * Closes a case whose instance is gone, in the caller's transaction, and writes into its history who closed it and why. Closing a finished case changes nothing.
     *
     * @param actor user name of the operator
     * @return message key of the reason why it cannot be closed so; empty when it is closed
     */
    Optional<String> close(String businessKey, String reason, String actor);
}
