package io.heyi.localstack;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What is particular about one part; starting, watching and stopping is {@link PartProcess}'s. */
interface Server {

    Part part();

    /** Whether somebody who needs the part can be served now; never blocks for more than a few seconds. */
    boolean healthy();

    /** Makes folders and settings, and clears what a crash left behind; the part isn't running. */
    void prepare() throws IOException;

    List<String> command() throws IOException;

    /** What, besides folder and ports, a running process must have been started with to be reused. */
    default String identity() throws IOException {
        return "";
    }

    default Map<String, String> environment() {
        return Map.of();
    }

    /** After the part became healthy for the first time in this run. */
    default void ready() throws IOException {}

    /** Asks the process to end in order. */
    default void askToStop(ProcessHandle process) {
        process.destroy();
    }

    /** Whether an exit with this code only means: start me again (Keycloak after building itself). */
    default boolean restartsAfter(int exitCode) {
        return false;
    }
}
