package io.heyi.studio.internal.change;

/** What stands between a change and its use (product-bar E4): with any error it is neither asked for nor approved. */
@FunctionalInterface
public interface Gate {

    /** How many faults keep it from coming into use. */
    long errors(Change change);

    /** Keeps what it says of a change that is being approved, for whoever opens it later. */
    default void remember(Change change, String contentHash) {}
}
