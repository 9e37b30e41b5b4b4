package io.heyi.files.internal;

import java.nio.file.Path;

/** Looks at contents before they are stored. */
public interface VirusScanner {

    /** What a look found. */
    sealed interface Result {}

    /** Nothing was found, or there is no scanner; {@link #on()} tells which. */
    record Clean() implements Result {}

    /** @param finding as the scanner calls it */
    record Found(String finding) implements Result {}

    /** There should be a scanner, and it gave no verdict in time. */
    record NoAnswer() implements Result {}

    boolean on();

    Result scan(Path file);

    /** Whether it answers now; false where there is none. */
    boolean answers();
}
