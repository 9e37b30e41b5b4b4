package io.heyi.ballot.internal;

import io.heyi.shared.FieldError;
import java.time.Instant;
import java.util.List;

/** What became of a post or an answer. Only {@link Written} that is not repeated has changed anything. */
public sealed interface Posting {

    /** @param repeated whether the same was written before with the same key */
    record Written(Post post, boolean repeated) implements Posting {}

    /** There is no such ballot or post. */
    record Unknown() implements Posting {}

    /** @param why message key */
    record NotYours(String why) implements Posting {}

    /** Ended, counted or called off: its discussion has ended with it. */
    record Closed(Instant endsAt) implements Posting {}

    record Faulty(List<FieldError> errors) implements Posting {}
}
