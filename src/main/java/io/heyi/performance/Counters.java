package io.heyi.performance;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import java.util.Collection;

/** Counters of months below bottom (domain.md §3a), for what follows from them. Joins the caller's transaction. */
public interface Counters {

    /**
     * Moves what was counted against one party to the one that caused it (domain.md P4, D1): the first starts at zero again. A repeat changes nothing.
     *
     * @param metrics of the first party
     * @param actor user name of who decided, for the history
     */
    void reattribute(EmcCode emc, ActorId from, Collection<String> metrics, ActorId to, String actor);
}
