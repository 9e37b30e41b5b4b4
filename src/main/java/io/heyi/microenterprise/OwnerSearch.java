package io.heyi.microenterprise;

import java.util.Optional;

/** The first alternative to a dissolution: the members elect somebody else who leads on (domain.md P6 step 2). {@link OwnerSearchEnded} tells the result. */
public interface OwnerSearch {

    /**
     * Announces the election in the caller's transaction. An election that is open already and may bring another owner is taken as the search; an interim owner's time
     * ends with it. A repeat gives the same election as long as it is open.
     *
     * @return empty where the case does not hold the micro-enterprise
     */
    Optional<ElectionId> begin(String microenterprise, String dissolution);
}
