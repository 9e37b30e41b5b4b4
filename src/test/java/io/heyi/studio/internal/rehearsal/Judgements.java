package io.heyi.studio.internal.rehearsal;

import io.heyi.orchestration.Rehearsal.Played;
import io.heyi.studio.internal.scenario.Script;
import java.util.List;

/** Judges for tests outside of the package. */
public final class Judgements {

    private Judgements() {}

    public static List<Rehearsed.Failure> of(Script script, Played played) {
        return Judgement.of(script, played);
    }
}
