package io.heyi.replacement.internal.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The subject's appeal against what the members decided (domain.md P4). It stops nothing; a granted one tells the lead not to carry the decision out.
 *
 * @param judges asked so far, the last one is asked now
 * @param ruling null without one
 */
public record Appeal(String text, String person, Instant at, List<Hearing.Judge> judges, Hearing.Ruled ruling) {

    public Appeal {
        judges = List.copyOf(judges);
    }

    Appeal asked(Hearing.Judge judge) {
        var all = new ArrayList<>(judges);
        all.add(judge);
        return new Appeal(text, person, at, all, ruling);
    }

    Appeal ruled(Hearing.Ruled word) {
        return new Appeal(text, person, at, judges, word);
    }
}
