package io.heyi.ballot.internal;

import io.heyi.access.Username;
import io.heyi.ballot.BallotCall;
import io.heyi.interest.InterestRegister;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who must not vote although he is on the frozen roll, because he has an interest by now in what the ballot is about (ADR 16). Joins the caller's transaction. */
@Component
public class Impartiality {

    private final InterestRegister interests;
    private final Clock clock;

    Impartiality(InterestRegister interests, Clock clock) {
        this.interests = interests;
        this.clock = clock;
    }

    boolean keepsOut(Username voter, BallotCall call) {
        return keepsOut(voter, call.objects());
    }

    boolean keepsOut(Username voter, Collection<String> objects) {
        return !objects.isEmpty() && !interests.of(voter, objects, clock.instant()).isEmpty();
    }

    /** Everybody whom {@link #keepsOut} would refuse. */
    public Set<Username> keptOut(BallotCall call) {
        return call.objects().isEmpty() ? Set.of() : interests.interested(call.objects(), clock.instant());
    }
}
