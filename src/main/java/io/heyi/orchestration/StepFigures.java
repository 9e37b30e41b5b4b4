package io.heyi.orchestration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How often steps of a version were entered, how long they took and how often they were late, from the product's own read model (product-bar O7). */
public interface StepFigures {

    /** By element id. @param since of visits that began then or later; empty for all */
    List<Figure> of(String process, int version, Optional<Instant> since);

    /**
     * @param count visits; {@code open}: of these, not left yet
     * @param median time from entering to leaving; empty where nothing was left yet. Workers' steps that succeed at once take none
     * @param ninetieth time within which nine of ten were left
     * @param dated visits with a deadline; {@code late}: of these, left after it or still open then
     */
    record Figure(String element, long count, long open, Optional<Duration> median, Optional<Duration> ninetieth, long dated, long late) {

        /** Of the visits with a deadline, in percent, rounded; 0 where none has one. */
        public long latePercent() {
            return dated == 0 ? 0 : Math.round(100.0 * late / dated);
        }
    }
}
