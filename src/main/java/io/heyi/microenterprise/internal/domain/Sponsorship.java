package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Username;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.internal.domain.Decision.Step;
import io.heyi.shared.Ruling;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asking platform owners, one level of the ladder after the other, whether the platform gives its money (domain.md P1). */
public final class Sponsorship {

    private final Proposal proposal;

    Sponsorship(Proposal proposal) {
        this.proposal = proposal;
    }

    public void ask(int level, String group, Instant due, Instant now) {
        proposal.require(ProposalStatus.IN_DECISION);
        proposal.sponsorshipOpen = true;
        proposal.sponsorLevel = level;
        proposal.sponsorGroup = group;
        proposal.dueAt = due;
        proposal.happened(now, Proposal.SYSTEM, "sponsorAsked", List.of(group), Map.of("group", group, "dueAt", due.toString()));
    }

    /** Some who could have decided keep out for a registered interest; who and why stays in the register. */
    public void leftOut(long people, Instant now) {
        proposal.happened(now, Proposal.SYSTEM, "leftOut", List.of(String.valueOf(people)), Map.of("leftOut", people));
    }

    /** Nobody without an interest is there to be asked; the administrators' queue gets the case all the same. */
    public void nobodyToAsk(Instant now) {
        proposal.happened(now, Proposal.SYSTEM, "nobodyToSponsor", List.of(), Map.of());
    }

    /** Moves an unanswered question to the next level; an answered one stays where it is. */
    public void escalate(int level, String group, Instant due, Instant now) {
        if (!proposal.sponsorshipOpen) {
            return;
        }
        var before = proposal.sponsorGroup;
        proposal.sponsorLevel = level;
        proposal.sponsorGroup = group;
        proposal.dueAt = due;
        proposal.happened(now, Proposal.SYSTEM, "sponsorshipEscalated", List.of(before, group), Map.of("from", before, "to", group, "dueAt", due.toString()));
    }

    /** @param granted what the platform gives, at most what was asked for; empty for all of it */
    public Ruling sponsor(Username by, Optional<BigDecimal> granted, Optional<String> note, Instant now) {
        if (!isAwaited()) {
            return Ruling.tooLate(Proposal.MOVED_ON);
        }
        var amount = granted.orElse(proposal.plan.fundingAsked());
        if (amount.signum() <= 0 || amount.compareTo(proposal.plan.fundingAsked()) > 0) {
            return Ruling.refused("fundingGranted", "microenterprise.error.grantedOutOfRange", proposal.plan.money(proposal.plan.fundingAsked()));
        }
        proposal.fundingGranted = amount.setScale(2, RoundingMode.UNNECESSARY);
        proposal.sponsor = by;
        decide(by, "sponsor", note, now);
        proposal.happened(now, by.value(), "sponsored", List.of(proposal.money(proposal.fundingGranted), proposal.money(proposal.plan.fundingAsked())),
                Map.of("fundingAsked", proposal.plan.fundingAsked().toPlainString(), "fundingGranted", proposal.fundingGranted.toPlainString()));
        return Ruling.accepted();
    }

    public boolean maySendBack(FoundingPolicy policy) {
        return proposal.reworkRound < policy.reworkRounds();
    }

    public Ruling sendBack(Username by, String reason, FoundingPolicy policy, Instant now) {
        if (!isAwaited()) {
            return Ruling.tooLate(Proposal.MOVED_ON);
        }
        if (!maySendBack(policy)) {
            return Ruling.refused("outcome", "microenterprise.error.noReworkLeft", policy.reworkRounds());
        }
        decide(by, "sendBack", Optional.of(reason), now);
        proposal.reworkRound++;
        proposal.status = ProposalStatus.REWORK;
        proposal.happened(now, by.value(), "sentBack", List.of(reason, String.valueOf(proposal.reworkRound)), Map.of("reason", reason, "round", proposal.reworkRound));
        return Ruling.accepted();
    }

    public Ruling decline(Username by, String reason, Instant now) {
        if (!isAwaited()) {
            return Ruling.tooLate(Proposal.MOVED_ON);
        }
        decide(by, "decline", Optional.of(reason), now);
        proposal.close(ProposalStatus.DECLINED, by.value(), reason);
        proposal.happened(now, by.value(), "declined", List.of(reason), Map.of("reason", reason));
        return Ruling.accepted();
    }

    private boolean isAwaited() {
        return proposal.status == ProposalStatus.IN_DECISION && proposal.sponsorshipOpen;
    }

    private void decide(Username by, String outcome, Optional<String> reason, Instant now) {
        proposal.sponsorshipOpen = false;
        proposal.decisions.add(new Decision(Step.SPONSORSHIP, proposal.reworkRound, by, outcome, reason, now));
    }

    /** The sponsorship decision that the engine does not know of yet. */
    public Optional<Decision> decided() {
        return proposal.sponsorshipOpen ? Optional.empty() : proposal.lastDecision(Step.SPONSORSHIP);
    }

    public int level() {
        return proposal.sponsorLevel;
    }

    public Optional<String> group() {
        return Optional.ofNullable(proposal.sponsorGroup);
    }

    public boolean isOpen() {
        return proposal.sponsorshipOpen;
    }
}
