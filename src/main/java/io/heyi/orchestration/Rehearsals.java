package io.heyi.orchestration;

import io.heyi.orchestration.ModelChecker.Models;
import io.heyi.orchestration.Rehearsal.Play;
import io.heyi.orchestration.Rehearsal.Played;
import java.util.List;

/** Plays cases with models that nobody uses yet, far from the engine that runs the company (product-bar E6). */
public interface Rehearsals {

    /**
     * One result for each play, in their order. Takes seconds to minutes and ends by a deadline; whatever cannot be played, models that the engine refuses among it, is told as a result.
     *
     * @param models all that the cases need; of the processes only the played ones and those that they call are used
     */
    List<Played> play(Models models, List<Play> plays);

    /** What the engine says against these models when they are handed to it; empty when it would take them. */
    List<String> refusals(Models models);
}
