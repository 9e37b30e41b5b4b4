package io.heyi.inbox.internal.attachment;

import io.heyi.shared.FieldError;
import java.util.List;

/** What came of attaching, reading or taking back a file. */
public sealed interface AttachmentOutcome {

    record Done(Attachment attachment) implements AttachmentOutcome {}

    record Invalid(List<FieldError> errors) implements AttachmentOutcome {}

    /** Not the person's; recorded. */
    record Forbidden() implements AttachmentOutcome {}

    record Unknown() implements AttachmentOutcome {}

    /** Taken back by whoever attached it. */
    record Withdrawn() implements AttachmentOutcome {}

    /** Nothing comes in that the scanner has not seen; trying again later may help. */
    record ScannerAway() implements AttachmentOutcome {}
}
