package io.heyi.localstack;

/** The stack cannot start; the message is one line for the person at the terminal and names the mend. */
public final class StackProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackProblem(String message) {
        super(message);
    }

    StackProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
