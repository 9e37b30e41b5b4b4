package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Username;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ProposalStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Making the signed proposal a micro-enterprise, step by step. */
public final class Provisioning {

    private final Proposal proposal;

    Provisioning(Proposal proposal) {
        this.proposal = proposal;
    }

    public void start(Instant now) {
        proposal.require(ProposalStatus.SIGNING);
        if (!proposal.signing().allSigned()) {
            throw new IllegalStateException("signatures are missing: " + proposal.signing().missing());
        }
        proposal.status = ProposalStatus.PROVISIONING;
        proposal.dueAt = null;
        proposal.happened(now, Proposal.SYSTEM, "allSigned", List.of(), Map.of("hash", proposal.agreement.hash()));
    }

    public void registered(String code, Instant now) {
        proposal.require(ProposalStatus.PROVISIONING);
        proposal.microenterpriseCode = Objects.requireNonNull(code);
        proposal.happened(now, Proposal.SYSTEM, "registered", List.of(code), Map.of("code", code));
    }

    /** More than one stands for owner: the team elects. */
    public void electing(ElectionId election, Instant now) {
        proposal.ownerElection = election.value();
        proposal.electing = true;
        proposal.happened(now, Proposal.SYSTEM, "ownerElectionAnnounced", List.of(election.value(), String.valueOf(proposal.standing().size())),
                Map.of("election", election.value(), "candidates", proposal.standing().stream().map(Username::value).toList()));
    }

    /** That election is over. @param fact {@code firstOwnerElected}, {@code proposerConfirmed}, {@code proposerInterim} or {@code firstElectionCancelled} */
    public void ownerSettled(String fact, String owner, Instant now) {
        proposal.require(ProposalStatus.PROVISIONING);
        proposal.electing = false;
        proposal.happened(now, Proposal.SYSTEM, fact, List.of(owner), Map.of("election", proposal.ownerElection, "owner", owner));
    }

    /** A step of provisioning is done: {@code fundingBooked}, {@code rightsGranted} or {@code identityProvisioned}. */
    public void provisioned(String fact, Instant now) {
        proposal.require(ProposalStatus.PROVISIONING);
        proposal.happened(now, Proposal.SYSTEM, fact, List.of(proposal.microenterpriseCode), Map.of("code", proposal.microenterpriseCode));
    }

    /** An operator takes the steps that are left, because the process is gone. */
    public void finishedByHand(Username operator, String reason, Instant now) {
        proposal.require(ProposalStatus.PROVISIONING);
        proposal.happened(now, operator.value(), "finishedByHand", List.of(reason), Map.of("code", proposal.microenterpriseCode, "reason", reason));
    }

    public void found(Instant now) {
        proposal.require(ProposalStatus.PROVISIONING);
        proposal.status = ProposalStatus.FOUNDED;
        proposal.happened(now, Proposal.SYSTEM, "founded", List.of(proposal.microenterpriseCode), Map.of("code", proposal.microenterpriseCode));
    }
}
