package io.heyi.emc.internal.formation;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcView;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends a new EMC on its way through {@code emc-formation} (domain.md P2), and tells what is known of its call. Implemented by formation, used where EMCs are
 * created and shown. Calls join the caller's transaction.
 */
public interface FormationStart {

    /** What is wrong with the way out; empty when {@link #start} would take it. Fields {@code joinDeadline}, {@code reviewDeadline}, {@code weights.<criterion>}, {@code places}. */
    List<FieldError> check(Way way, ContractTerms terms);

    /** For an EMC in DRAFT: keeps the call if there is one, moves the EMC on and publishes {@code emc.callOpened}, all in the caller's transaction. */
    void start(EmcCode emc, Way way);

    /** The call of an EMC; empty for one whose parties were named directly. */
    Optional<EmcView.Call> call(EmcCode emc);

    /** What a call takes when its sender says nothing, from the policy, counted from now; for pre-filling a form. */
    Call usual();

    /** How the parties come together. */
    sealed interface Way permits Call, Canvas {}

    /**
     * The places are called for.
     *
     * @param joinDeadline null for the policy's window
     * @param reviewDeadline null for the policy's window
     * @param weights points per criterion, 100 in sum; null for the policy's
     */
    record Call(Instant joinDeadline, Instant reviewDeadline, Map<String, BigDecimal> weights) implements Way {

        public Call {
            weights = weights == null ? null : Map.copyOf(weights);
        }
    }

    /** All parties are named in the terms and sign at once. */
    record Canvas() implements Way {}
}
