package io.heyi.orchestration;

import io.heyi.orchestration.MigrationTrial.Place;
import io.heyi.orchestration.MigrationTrial.Result;
import java.util.List;
import java.util.Map;

/** Asks a throw-away engine what the real one would say to migrations, without touching a case (product-bar E3, E8). */
public interface MigrationTrials {

    /**
     * One result for each place, in their order; takes seconds and ends by a deadline. What a case does by itself is left out: only where it is counts.
     *
     * @param before text of the version on which the cases run; {@code after}: of the one to which they go
     */
    List<Result> tryOut(String process, String before, String after, Map<String, String> mapping, List<Place> places);
}
