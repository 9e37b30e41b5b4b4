package io.heyi.performance;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import java.util.Map;
import java.util.Optional;

/** A bean of this type puts one block on the track record of a party; modules above this one bring what they know of it. */
public interface RecordPart {

    /** Lower comes first. */
    int order();

    /** Thymeleaf fragment expression without the tilde braces, e.g. {@code replacement/parts :: ofActor}. */
    String fragment();

    /** Model of the fragment, handed to it as variable {@code block}; empty when there is nothing that the reader may see. */
    Optional<Map<String, Object>> model(ActorId actor, CurrentUser reader);
}
