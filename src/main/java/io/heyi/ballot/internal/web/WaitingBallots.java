package io.heyi.ballot.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.ballot.internal.BallotReading;
import io.heyi.shared.PageRequest;
import io.heyi.web.HomeBlock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** "Ballots that wait for you" on the home page. */
@Component
class WaitingBallots implements HomeBlock {

    private static final int SHOWN = 5;

    private final BallotReading reading;

    WaitingBallots(BallotReading reading) {
        this.reading = reading;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String fragment() {
        return "ballot/home :: waiting";
    }

    @Override
    public boolean wide() {
        return true;
    }

    @Override
    public Map<String, Object> model(CurrentUser user) {
        var waiting = reading.list(BallotReading.View.TO_CAST, user, new PageRequest(0, SHOWN));
        return waiting.items().isEmpty() ? Map.of() : Map.of("ballots", waiting);
    }
}
