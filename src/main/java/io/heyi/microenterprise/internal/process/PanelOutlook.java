package io.heyi.microenterprise.internal.process;

import io.heyi.interest.ImpossiblePanels;
import io.heyi.interest.Panel;
import io.heyi.microenterprise.internal.Deciders;
import io.heyi.microenterprise.internal.domain.Proposal;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Says when a case comes to its deciders whether anybody impartial is there to decide it, and how many keep out for a registered interest (product-bar D10). */
@Component
class PanelOutlook {

    private final Deciders deciders;
    private final ImpossiblePanels reports;
    private final Clock clock;

    PanelOutlook(Deciders deciders, ImpossiblePanels reports, Clock clock) {
        this.deciders = deciders;
        this.reports = reports;
        this.clock = clock;
    }

    /** Into the case's history, and to the operators what is impossible. */
    void record(Proposal proposal) {
        var now = clock.instant();
        var sponsors = deciders.sponsors(proposal);
        var committee = deciders.committee(proposal);
        long leftOut = sponsors.leftOutForInterest() + committee.map(Panel::leftOutForInterest).orElse(0L);
        if (leftOut > 0) {
            proposal.sponsorship().leftOut(leftOut, now);
        }
        if (sponsors instanceof Panel.Impossible impossible) {
            proposal.sponsorship().nobodyToAsk(now);
            report(proposal, "sponsorship", impossible);
        }
        committee.ifPresent(panel -> tooFew(proposal, panel, now));
    }

    private void tooFew(Proposal proposal, Panel panel, Instant now) {
        if (panel instanceof Panel.Impossible impossible) {
            proposal.ballots().tooFewToVote(impossible.eligible().size(), impossible.needed(), now);
            report(proposal, "committee", impossible);
        }
    }

    private void report(Proposal proposal, String decision, Panel.Impossible panel) {
        reports.report(proposal.id().toString(), "microenterprise.panel." + decision, "/proposals/" + proposal.id(), panel);
    }
}
