package io.heyi.microenterprise;

import io.heyi.access.Username;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Moves a micro-enterprise through the last part of its life (domain.md P6, product-bar D1). All changing calls join the caller's transaction, hold the record until
 * it ends, and may be repeated: a repeat by the same case gives {@link Change.Done} and changes nothing. {@link LifecycleChanged} tells the others. A transaction
 * that holds a freeze off must not freeze.
 */
public interface Lifecycle {

    /**
     * DISSOLVING from this transaction on: every new commitment is refused everywhere with {@link #freeze(String)} as its reason.
     *
     * @param dissolution code of the case, {@code DC-0001}
     * @param trigger message key of what opened it
     */
    Change freeze(String microenterprise, String dissolution, String trigger);

    /** An alternative has saved it: RUNNING again, without the freeze. The case cannot freeze it again. */
    Change resume(String microenterprise, String dissolution, String reason);

    /**
     * Another platform hosts it from now on; the old platform's returned scenarios stay where they are.
     *
     * @throws IllegalArgumentException for a platform that does not exist
     */
    Change move(String microenterprise, String dissolution, String platform);

    /**
     * CLOSED for good: the owner's membership, the three rights and all relations end at this one instant, its agreement is TERMINATED under the cited rule, an open
     * election is called off; the record stays readable.
     *
     * @param citedRule the rule of the agreement or of the policy that is cited, as a message key with its arguments after {@code |}
     */
    Change close(String microenterprise, String dissolution, String citedRule);

    /** Why the micro-enterprise may not commit to anything new; empty where it may. Holds off a freeze until the caller's transaction ends. */
    Optional<Freeze> freeze(String microenterprise);

    /** As {@link #freeze(String)}, only to be shown: it holds nothing off. */
    Optional<Freeze> shown(String microenterprise);

    /** Why a commitment is refused; the case tells the rest. @param since null where it was closed without a case */
    record Freeze(String microenterprise, MicroenterpriseState state, String dissolution, Instant since) {

        /** Key of the refusal that names the micro-enterprise and the case. */
        public String messageKey() {
            return "microenterprise.freeze." + state;
        }

        /** Filled into the message. */
        public List<Object> arguments() {
            return List.of(microenterprise, dissolution == null ? "-" : dissolution);
        }
    }

    sealed interface Change {

        record Done(MicroenterpriseState state) implements Change {}

        record Unknown() implements Change {}

        /** Another state, or another case, does not allow it; nothing has changed. */
        record Wrong(MicroenterpriseState state, String dissolution) implements Change {}

        /** Nobody may be left without a place by closing: these people still belong to it. */
        record StillThere(List<Username> members) implements Change {}
    }
}
