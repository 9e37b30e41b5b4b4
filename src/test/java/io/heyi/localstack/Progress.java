package io.heyi.localstack;

import java.io.PrintStream;

/** One line per event on the terminal. */
final class Progress {
    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(Part part, String what) {
        out.printf("[stack] %-10s %s%n", part.title(), what);
        out.flush();
    }

    void say(String what) {
        out.printf("[stack] %s%n", what);
        out.flush();
    }
}
