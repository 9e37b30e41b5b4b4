package io.heyi.audit;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Work that one person does in the place of another who is away: every entry that the work records in the other's name carries both names, so that no module can forget the
 * second (product-bar T3). Holds for the calling thread only.
 */
public final class OnBehalf {

    private static final ThreadLocal<Both> HERE = new ThreadLocal<>();

    private OnBehalf() {}

    private record Both(String absent, String substitute) {}

    /** Runs the work; not to be nested, because nobody stands in for a substitute. */
    public static <T> T of(String absent, String substitute, Supplier<T> work) {
        if (HERE.get() != null) {
            throw new IllegalStateException("a substitute has no substitute");
        }
        HERE.set(new Both(absent, substitute));
        try {
            return work.get();
        } finally {
            HERE.remove();
        }
    }

    /** Who really acts where an entry names this person; empty when he does so himself. */
    public static Optional<String> substituteOf(String actor) {
        return Optional.ofNullable(HERE.get()).filter(both -> both.absent().equals(actor)).map(Both::substitute);
    }
}
