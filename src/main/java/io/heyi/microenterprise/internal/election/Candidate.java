package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import java.time.Instant;

/**
 * Somebody who stands for owner.
 *
 * @param key option on the ballot and name in process variables: {@code c1}, {@code c2}, ... in the order of standing; never reused
 * @param note why he is out; null while he stands
 */
public record Candidate(String key, Username person, ElectionPlan plan, State state, boolean cleared, String note, Instant since) {

    public enum State { STANDING, STOOD_DOWN, VETOED }

    static Candidate standing(int number, Username person, ElectionPlan plan, Instant now) {
        return new Candidate("c" + number, person, plan, State.STANDING, false, null, now);
    }

    public boolean stands() {
        return state == State.STANDING;
    }

    Candidate out(State reason, String why) {
        return new Candidate(key, person, plan, reason, cleared, why, since);
    }

    Candidate clear() {
        return new Candidate(key, person, plan, state, true, note, since);
    }

    Candidate with(ElectionPlan changed) {
        return new Candidate(key, person, changed, state, cleared, note, since);
    }
}
