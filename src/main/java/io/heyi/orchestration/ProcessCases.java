package io.heyi.orchestration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the owning module says of the cases that run on one of its processes, so that a case whose instance was cancelled in the engine, or that the engine lost,
 * can be found and led out. A bean of that module; processes without one are not watched.
 */
public interface ProcessCases {

    /** Id of the process that the cases run on. */
    String processId();

    /** What the case is called while it waits for its process; empty when it is finished or unknown. */
    Optional<String> waiting(String businessKey);

    /**
     * Cases that wait and whose process must have had something to do before that moment; not those that wait for their first timer.
     *
     * @param after the business key after which to go on; the result is in the order of the keys
     */
    List<String> waiting(Instant before, String after, int limit);

    /** What an operator can do for a waiting case whose instance is gone. */
    default WayOut wayOut(String businessKey) {
        return WayOut.CLOSE;
    }

    /**
     * Takes the way out, in the caller's transaction, and writes into the case's history who did it and why. For a finished case it changes nothing.
     *
     * @param actor user name of the operator
     * @return message key of the reason why that cannot be; empty when it is done
     */
    Optional<String> close(String businessKey, String reason, String actor);

    /** Texts are at {@code orchestration.operations.stranded.<name>}. */
    enum WayOut {
        /** The case ends for everybody in it. */
        CLOSE,
        /** The steps that are left need nobody and are done at once. */
        FINISH,
        /** Nothing was done yet, so the process starts anew. */
        START_AGAIN
    }
}
