package io.heyi.emc.internal.contract;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.shared.FieldError;
import java.time.Instant;
import java.time.LocalDate;
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

    /**
     * Stores a change of one part as a version of the latest version's month, in force from a day on; as {@link #seal} otherwise. Whoever has a new or a worse part
     * has signed it, everybody else is bound by the ballot.
     *
     * @throws IllegalArgumentException when the terms break an invariant, somebody is bound to a worse part, or a signature is not the part's
     * @throws IllegalStateException when the EMC does not run
     */
    Version amend(EmcCode code, Amendment amendment);

    /** The version in force at the end of a month: the last sealed for it. */
    Optional<Version> version(EmcCode code, YearMonth period);

    /** A month with every version that was in force in it; empty when none was. */
    Optional<ContractMonth> month(EmcCode code, YearMonth period);

    /** The latest version of all. */
    Optional<Version> latest(EmcCode code);

    Optional<Version> version(EmcCode code, int number);

    /** Every version, newest first. */
    List<Version> versions(EmcCode code);

    /** @param revision grows with every change of state or working terms */
    record Emc(EmcCode code, EmcState state, ContractTerms terms, ActorId lead, String createdBy, Instant createdAt, long revision) {}

    /**
     * @param inForceFrom day of the month, the first but for a change of parts; the first of the next month for a version that was changed when its month was over
     */
    record Version(EmcCode code, int number, YearMonth period, LocalDate inForceFrom, ContractTerms terms, String termsHash, String origin, Instant sealedAt,
                   List<Signature> signatures) {}

    /**
     * @param subject whose part ends or is reduced; it is bound to a worse part without its consent (domain.md §0.2)
     * @param origin PART_REPLACED, PART_COVERED, PART_REDUCED or PART_REMOVED
     * @param signatures of those whose part is new or worse: SIGNED, or SIGNED_PART with the hash of an earlier text
     * @param termination entry of the chain beside the version: what was ended and why, plain values; its {@code key} makes it unique
     */
    record Amendment(ContractTerms terms, ActorId subject, String origin, LocalDate inForceFrom, List<Signature> signatures, Map<String, Object> termination) {}

    /** @param how SIGNED, SIGNED_PART, CONFIRMED, DEEMED_CONFIRMED or BOUND; @param session Keycloak session of a person's act, empty when deemed or bound */
    record Signature(ActorId actor, String person, String how, String session, String termsHash, Instant at) {}
}
