package io.heyi.performance.internal.comment;

import io.heyi.shared.FieldError;
import java.util.List;

/** What became of a wish to comment; every refusal changes nothing. */
public sealed interface CommentOutcome {

    /** @param repeated whether these words were there already */
    record Written(Comment comment, boolean repeated) implements CommentOutcome {}

    /** There is no such entry, or the person may not see it. */
    record NoEntry() implements CommentOutcome {}

    /** Only who acts for the party writes. */
    record NotYours() implements CommentOutcome {}

    record Faulty(List<FieldError> errors) implements CommentOutcome {}

    /** Somebody else wrote for the party meanwhile. @param now null when nothing has been written */
    record Changed(Comment now) implements CommentOutcome {}
}
