package io.heyi.files;

import io.heyi.shared.FieldError;

/** What came of a file that somebody sent. */
public sealed interface Intake {

    /** Close the file once it is stored. */
    record Accepted(ReceivedFile file) implements Intake {}

    record Refused(FieldError error) implements Intake {}

    /** The scanner found something; worth an entry in the history. @param finding as the scanner calls it */
    record Infected(String name, String sha256, String finding) implements Intake {}

    /** There is a scanner, and it does not answer: nothing comes in unseen, try again later. */
    record ScannerAway() implements Intake {}
}
