package io.heyi.microenterprise;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A proposal as the API and the pages show it (issue 2, part 7).
 *
 * @param dueAt deadline of what is waited for now
 * @param waitingFor user names, or one candidate group
 * @param ownerElection where more than one stood for owner
 * @param electing whether the founding waits for that election
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ProposalView(ProposalId id, String name, String platform, MicroenterpriseKind kind, String userScenario, String valueProposition,
                           List<Target> leadingTargets, List<String> coFounders, List<TeamRole> roles, String currency, BigDecimal fundingAsked,
                           BigDecimal ownInvestment, BigDecimal cashFlowAllowance, Integer horizonMonths, ProposalStatus status, String proposer,
                           Instant createdAt, Optional<Instant> submittedAt, Optional<BigDecimal> fundingGranted, List<Pledge> pledges, List<Vote> votes,
                           List<Signature> signatures, Optional<String> agreementHash, Optional<String> closingReason,
                           String microenterpriseCode, Optional<ElectionId> ownerElection, boolean electing, Long processInstanceKey, int reworkRound, List<Rival> rivals, List<TimelineEntry> timeline,
                           List<Decided> decisions, List<Change> changes, Optional<Instant> dueAt, List<String> waitingFor) {

    public record Target(String metric, String unit, BigDecimal bottom, BigDecimal grab, BigDecimal leading, String dueMonth) {}

    public record TeamRole(String title, List<String> skills, int headcount) {}

    /** @param state INVITED, JOINED, DECLINED or SILENT; @param standsForOwner whether the co-founder stands for owner */
    public record Pledge(String coFounder, String state, BigDecimal amount, boolean standsForOwner) {}

    /** Votes show who has voted; how only to those who may see it. */
    public record Vote(String voter, String vote, Instant at) {}

    public record Signature(String signatory, String role, Optional<Instant> signedAt) {}

    /** A live proposal for the same user scenario, with what it asks for. */
    public record Rival(ProposalId id, String name, String proposer, ProposalStatus status, BigDecimal fundingAsked, BigDecimal ownInvestment, String currency) {}

    /** @param step SPONSORSHIP, REWORK or SCALE_DOWN; @param round of rework, 0 for the first */
    public record Decided(String step, int round, String by, String outcome, Optional<String> reason, Instant at) {}

    /** What the last rework changed in one field (product-bar T5). */
    public record Change(String field, String oldValue, String newValue) {}

    /**
     * @param actor user name or {@code system}
     * @param what text in the reader's language
     */
    public record TimelineEntry(Instant at, String actor, String what) {}
}
