package io.heyi.emc.internal.contract;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.shared.FieldError;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** EMCs and the versions of their contracts; the only writer of both. All calls join the caller's transaction. */
public interface Contracts {

    /**
     * Everything that is wrong with the terms of an EMC that is still to be created (domain.md §2); empty when they could be sealed. Fields as in the JSON of
     * {@link ContractTerms}.
     */
    List<FieldError> check(ContractTerms terms);

    /** As {@link #check(ContractTerms)} for new terms of an EMC that exists: of the world only what its latest version does not name already; its parent stays. */
    List<FieldError> check(EmcCode self, ContractTerms terms);

    /** Creates an EMC in DRAFT. The terms must have a lead; the lead's owner must be the creator (the caller has checked). */
    EmcCode create(ContractTerms terms, CurrentUser by);

    /** The EMC with its working terms (call, review, signing), locked for the transaction. */
    Optional<Emc> load(EmcCode code);

    /** As {@link #load} without holding it: for looking only. */
    Optional<Emc> find(EmcCode code);

    /**
     * Replaces working terms; refused for ACTIVE and later states except through {@link #seal}. Unchecked: a call's terms may still lack parties.
     *
     * @throws IllegalStateException in a state in which terms are read-only, or when the revision is stale
     */
    void changeTerms(EmcCode code, ContractTerms terms, long revision);

    /**
     * Moves the EMC on and records why; the same state again changes nothing. TERMINATED and LAPSED become entries of the chain once there is a version.
     *
     * @param reason message key below {@code emc.state.reason.}
     * @param details plain values; {@code by} names the person who acted, nobody for a process step
     * @throws IllegalStateException for a move that {@link LifeCycle} does not have
     */
    void enter(EmcCode code, EmcState state, String reason, Map<String, Object> details);

    /**
     * Stores a version for a month, read-only for good, with its signatures; appends both to the chain; publishes {@code ContractSealed}. A repeat for the same
     * month and the same terms gives the same version. The state stays as it is: {@link #enter} ACTIVE is the caller's next step.
     *
     * @param origin FORMATION, RENEWAL, TACIT_EXTENSION or AMENDMENT
     * @param signatures one for every party, with the hash of these very terms; a tacit extension needs none, for its terms are the latest ones but for parties that leave (domain.md P3)
     * @throws IllegalArgumentException when the terms break an invariant, or signatures are missing, doubled or for another text
     * @throws IllegalStateException before SIGNING and after the end
     */
    Version seal(EmcCode code, YearMonth period, ContractTerms terms, String origin, List<Signature> signatures);

    /** The version in force in a month: the last sealed for it. */
    Optional<Version> version(EmcCode code, YearMonth period);

    /** The latest version of all. */
    Optional<Version> latest(EmcCode code);

    Optional<Version> version(EmcCode code, int number);

    /** @param revision grows with every change of state or working terms */
    record Emc(EmcCode code, EmcState state, ContractTerms terms, ActorId lead, String createdBy, Instant createdAt, long revision) {}

    record Version(EmcCode code, int number, YearMonth period, ContractTerms terms, String termsHash, String origin, Instant sealedAt, List<Signature> signatures) {}

    /** @param how SIGNED, CONFIRMED or DEEMED_CONFIRMED; @param session Keycloak session of a person's act, empty when deemed */
    record Signature(ActorId actor, String person, String how, String session, String termsHash, Instant at) {}
}
