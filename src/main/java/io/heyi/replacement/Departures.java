package io.heyi.replacement;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import java.util.List;

/**
 * A party leaves its EMCs because it is dissolved: each EMC seeks a substitute by the tail of the replacement process (domain.md P4 step 7, P6 step 3), without
 * hearing, cure and vote on the party. Calls join the caller's transaction and may be repeated.
 */
public interface Departures {

    /**
     * Opens the case in each running EMC of the party; where a case is open already it is turned into a departure or goes on, and its code is given.
     *
     * @param cause code of the dissolution, {@code DC-0001}
     * @param preferred who is asked first to take the parts over (a merger); null for nobody
     */
    List<Departure> depart(ActorId party, String cause, ActorId preferred);

    /** Takes back what was not carried out yet, because the party goes on after all. */
    void stay(ActorId party, String cause);

    /**
     * What has become of them; {@link ReplacementClosed} tells of each end. A code may change: where a case was open that had not come to its search yet, it ends as
     * {@code OVERTAKEN_BY_DEPARTURE} and the departure's own opens with that end. A departure that was taken back is {@code WITHDRAWN}.
     */
    List<Departure> of(String cause);

    /** @param outcome null while the party is in the contract; {@code COVERED} from the day on which a cover has its part, though the search goes on */
    record Departure(ReplacementCode code, EmcCode emc, ReplacementOutcome outcome) {}
}
