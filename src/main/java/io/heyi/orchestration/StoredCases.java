package io.heyi.orchestration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@link WatchedCases} over a module's store: the words of a store are the same for every kind of case, only its key differs.
 *
 * @param <K> what the business key reads as
 * @param <C> the case
 */
public abstract class StoredCases<K, C> extends WatchedCases<C> {

    private final String processId;
    private final Function<String, Optional<K>> key;
    private final Register<K, C> register;

    /** How the store answers; its three questions are method references to it. */
    public record Register<K, C>(Waiting waiting, Function<K, Optional<C>> find, Function<K, C> lock) {}

    /** As {@link ProcessCases#waiting(Instant, String, int)}. */
    @FunctionalInterface
    public interface Waiting {

        List<String> of(Instant before, String after, int limit);
    }

    /** @param key empty for what is no business key of this process */
    protected StoredCases(String processId, Function<String, Optional<K>> key, Register<K, C> register) {
        this.processId = processId;
        this.key = key;
        this.register = register;
    }

    @Override
    public String processId() {
        return processId;
    }

    @Override
    public List<String> waiting(Instant before, String after, int limit) {
        return register.waiting().of(before, after, limit);
    }

    @Override
    protected Optional<C> find(String businessKey) {
        return key.apply(businessKey).flatMap(register.find());
    }

    @Override
    protected C lock(String businessKey) {
        return register.lock().apply(key.apply(businessKey).orElseThrow(() -> new IllegalStateException("there is no case " + businessKey + " of " + processId)));
    }
}
