package io.heyi.performance.internal.webhook;

import io.heyi.performance.internal.intake.IntakeOutcome;

/** Answer to a delivery. */
public sealed interface DeliveryOutcome {

    record Taken(IntakeOutcome.Stored result) implements DeliveryOutcome {}

    /** Rows are wrong; the delivery id stays free, so that the mended delivery may bear it. */
    record Refused(IntakeOutcome.Refused why) implements DeliveryOutcome {}

    /** A header is missing or has a wrong form. */
    record Malformed() implements DeliveryOutcome {}

    /** Unknown, revoked or expired key, or a signature that does not fit; which one is not told. */
    record NotProven() implements DeliveryOutcome {}

    /** Signed well, but too long ago or in the future. */
    record OutOfTime(long seconds) implements DeliveryOutcome {}

    record Replayed() implements DeliveryOutcome {}

    record NotSetUp() implements DeliveryOutcome {}
}
