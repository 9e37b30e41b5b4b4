package io.heyi.emc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * An EMC as API and pages show it.
 *
 * @param terms in force, or of the call and the draft before the first version
 * @param versions newest first; like the next two, whole for other modules, and its first page where a reader asked for it by page or API
 * @param children codes of EMCs nested in this one
 * @param history the latest changes of its state, oldest first
 */
public record EmcView(EmcCode code, EmcState state, ContractTerms terms, ActorId lead, Call call, YearMonth period, List<VersionView> versions,
                      List<EmcCode> children, List<StateChange> history, String createdBy, Instant createdAt, long revision) {

    /**
     * The open call; null for an EMC whose parties were named directly.
     *
     * @param box name of the sealed box of the present round
     * @param weights score weights, fixed before opening
     */
    public record Call(Instant joinDeadline, Instant reviewDeadline, Instant signingDeadline, String box, int round, boolean extended,
                       Map<String, java.math.BigDecimal> weights, int commitments) {}

    /**
     * @param number 1, 2, 3 … within the EMC
     * @param inForceFrom the first of the month but for a change of parts, which is in force from the day after it was made; the versions of a month follow each other
     * @param origin FORMATION, RENEWAL, TACIT_EXTENSION, AMENDMENT, PART_REPLACED, PART_COVERED, PART_REDUCED or PART_REMOVED
     * @param signedBy actors whose signature or confirmation it bears
     */
    public record VersionView(int number, YearMonth period, LocalDate inForceFrom, String origin, String termsHash, Instant sealedAt, List<SignatureView> signedBy) {}

    /**
     * @param how SIGNED, CONFIRMED, DEEMED_CONFIRMED (silent on unchanged terms, domain.md P3), SIGNED_PART (signed its part in an earlier text) or BOUND (by the
     *     contract's conditions and the members' ballot, domain.md §0.2)
     */
    public record SignatureView(ActorId actor, String person, String how, Instant at) {}

    public record StateChange(EmcState state, Instant at, String reason, Map<String, Object> details) {}
}
