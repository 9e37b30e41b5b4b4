package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Username;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.shared.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The investment committee's ballots on the money asked for (domain.md §3a). */
public final class Ballots {

    private final Proposal proposal;

    Ballots(Proposal proposal) {
        this.proposal = proposal;
    }

    public void call(List<Username> roll, FoundingPolicy policy, Instant due, Instant now) {
        proposal.require(ProposalStatus.IN_DECISION);
        proposal.committee = new CommitteeBallot(roll, policy.committeeQuorum(), due);
        proposal.dueAt = due;
        proposal.happened(now, Proposal.SYSTEM, "committeeCalled", List.of(String.valueOf(roll.size()), String.valueOf(proposal.committee.quorum())),
                Map.of("roll", roll.stream().map(Username::value).toList(), "quorum", proposal.committee.quorum(), "dueAt", due.toString()));
    }

    /** Too few without an interest will be on the roll; whoever is left votes, and without anybody the vote lapses. */
    public void tooFewToVote(int eligible, int needed, Instant now) {
        proposal.happened(now, Proposal.SYSTEM, "tooFewToVote", List.of(String.valueOf(eligible), String.valueOf(needed)), Map.of("eligible", eligible, "needed", needed));
    }

    public void callAgain(Instant due, Instant now) {
        proposal.require(ProposalStatus.IN_DECISION);
        proposal.committee.callAgain(due);
        proposal.dueAt = due;
        proposal.happened(now, Proposal.SYSTEM, "committeeCalledAgain", List.of(String.valueOf(proposal.committee.missing().size())),
                Map.of("missing", proposal.committee.missing().stream().map(Username::value).toList(), "dueAt", due.toString()));
    }

    public Ruling vote(Username by, boolean yes, Optional<String> reason, Instant now) {
        var ballot = proposal.committee;
        if (proposal.status != ProposalStatus.IN_DECISION || ballot == null || ballot.isClosed() || ballot.decided() || !ballot.missing().contains(by)) {
            return Ruling.tooLate(Proposal.MOVED_ON);
        }
        ballot.cast(new CommitteeBallot.Vote(by, yes, reason, now));
        proposal.happened(now, by.value(), "voted", List.of(), Map.of("vote", yes ? "approve" : "reject", "reason", reason.orElse("")));
        return Ruling.accepted();
    }

    /** Step: counts the votes; a majority against closes the case as declined. */
    public CommitteeBallot.Result close(Instant now) {
        proposal.require(ProposalStatus.IN_DECISION);
        var ballot = proposal.committee;
        var result = ballot.result();
        ballot.close();
        int missing = ballot.missing().size();
        var counts = List.of(String.valueOf(ballot.yes()), String.valueOf(ballot.no()), String.valueOf(missing));
        var details = Map.<String, Object>of("yes", ballot.yes(), "no", ballot.no(), "missing", missing, "ballot", ballot.round());
        switch (result) {
            case APPROVED -> proposal.happened(now, Proposal.SYSTEM, "committeeApproved", counts, details);
            case NO_QUORUM -> proposal.happened(now, Proposal.SYSTEM, "committeeWithoutQuorum", counts, details);
            case REJECTED -> {
                proposal.close(ProposalStatus.DECLINED, "investment-committee", null);
                proposal.happened(now, Proposal.SYSTEM, "committeeRejected", counts, details);
            }
        }
        return result;
    }
}
