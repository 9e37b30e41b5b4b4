package io.heyi.emc;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * An EMC as API and pages show it.
 *
 * @param terms in force, or of the call and the draft before the first version
 * @param versions newest first
 * @param children codes of EMCs nested in this one
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
     * @param origin FORMATION, RENEWAL, TACIT_EXTENSION or AMENDMENT
     * @param signedBy actors whose signature or confirmation it bears
     */
    public record VersionView(int number, YearMonth period, String origin, String termsHash, Instant sealedAt, List<SignatureView> signedBy) {}

    /** @param how SIGNED, CONFIRMED, or DEEMED_CONFIRMED (silent on unchanged terms, domain.md P3) */
    public record SignatureView(ActorId actor, String person, String how, Instant at) {}

    public record StateChange(EmcState state, Instant at, String reason, Map<String, Object> details) {}
}
