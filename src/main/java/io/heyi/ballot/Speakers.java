package io.heyi.ballot;

import io.heyi.access.Username;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Who answers in a ballot's discussion (product-bar D13). Everybody on the roll asks, reacts, objects and answers questions anyway.
 *
 * @param callers who called the ballot: only they say what becomes of an objection, and nobody of his own; where nobody else is named, it stands as it is
 * @param subject whom the vote is about: may answer questions, and has no vote by that
 */
public record Speakers(List<Username> callers, List<Username> subject) {

    public static final Speakers NONE = new Speakers(List.of(), List.of());

    public Speakers {
        callers = sorted(callers);
        subject = sorted(subject);
    }

    private static List<Username> sorted(Collection<Username> people) {
        return people.stream().distinct().sorted(Comparator.comparing(Username::value)).toList();
    }
}
