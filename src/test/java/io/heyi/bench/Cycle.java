package io.heyi.bench;

import java.time.Instant;

/** One way to take contracts through a month: the real one, the one whose workers do nothing, or the bare engine. Clocks stand before each date until it is reached. */
interface Cycle {

    /** Where all contracts are to come before time goes on; the order of the process. */
    enum Milestone { STARTED, PUBLISHED, AGREED, SEALED }

    /** Moves the clock to what starts them, or starts them. */
    void start() throws Exception;

    /** How many have come as far. */
    long arrived(Milestone milestone) throws Exception;

    /** When what leads to this one begins; not for STARTED. */
    Instant due(Milestone milestone) throws Exception;

    /** Whether people answer through the API. */
    boolean asksPeople();
}
