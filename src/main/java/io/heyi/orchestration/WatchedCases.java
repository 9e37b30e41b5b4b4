package io.heyi.orchestration;

import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/**
 * {@link ProcessCases} for a case that its module stores as a whole: one place for finding it, and for leading it out only once and only while it waits.
 *
 * @param <C> the case
 */
@Transactional
public abstract class WatchedCases<C> implements ProcessCases {

    /** Holds nothing; empty for an unknown case. */
    protected abstract Optional<C> find(String businessKey);

    /** Holds the case until the transaction ends. @throws IllegalStateException when there is no such case */
    protected abstract C lock(String businessKey);

    /** Whether it still waits for its process. */
    protected abstract boolean isWaiting(C found);

    protected abstract String title(C found);

    /** What an operator can do for this waiting case whose instance is gone. */
    protected WayOut wayOutOf(C waiting) {
        return WayOut.CLOSE;
    }

    /**
     * Takes the way out of a case that waits and is locked, and writes into its history who did it and why.
     *
     * @param actor user name of the operator
     * @return message key of the reason why that cannot be; empty when it is done
     */
    protected abstract Optional<String> leadOut(C waiting, String reason, String actor);

    @Override
    public Optional<String> waiting(String businessKey) {
        return find(businessKey).filter(this::isWaiting).map(this::title);
    }

    @Override
    public WayOut wayOut(String businessKey) {
        return find(businessKey).map(this::wayOutOf).orElse(WayOut.CLOSE);
    }

    @Override
    public Optional<String> close(String businessKey, String reason, String actor) {
        var found = lock(businessKey);
        return isWaiting(found) ? leadOut(found, reason, actor) : Optional.empty();
    }
}
