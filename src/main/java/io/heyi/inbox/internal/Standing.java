package io.heyi.inbox.internal;

import io.heyi.access.CurrentUser;
import java.util.Optional;

/** What lets somebody act on a task (product-bar T1). */
public sealed interface Standing {

    /** The model gives it to this person. */
    record Assignee() implements Standing {}

    /** It is on offer to one of the person's groups or to the person. */
    record Candidate() implements Standing {}

    /** In the place of somebody who is away; both answer for it. */
    record Substitute(CurrentUser absent) implements Standing {}

    default Optional<CurrentUser> inPlaceOf() {
        return this instanceof Substitute(var absent) ? Optional.of(absent) : Optional.empty();
    }
}
