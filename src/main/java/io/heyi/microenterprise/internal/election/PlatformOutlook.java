package io.heyi.microenterprise.internal.election;

import io.heyi.interest.ImpossiblePanels;
import io.heyi.interest.Panel;
import io.heyi.microenterprise.internal.Deciders;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Says as soon as an election is announced, and again when its candidates are known, that nobody of the platform is impartial enough for what it has to decide:
 * checking compliance, and naming an interim owner where nobody is elected (product-bar D10).
 */
@Component
class PlatformOutlook {

    private final Deciders deciders;
    private final ImpossiblePanels reports;
    private final Clock clock;

    PlatformOutlook(Deciders deciders, ImpossiblePanels reports, Clock clock) {
        this.deciders = deciders;
        this.reports = reports;
        this.clock = clock;
    }

    /** Into the history of the election, which the caller stores, and to the operators. */
    void record(OwnerElection election) {
        if (deciders.sponsors(election.platform(), election.interested()) instanceof Panel.Impossible panel) {
            record(election, panel, clock.instant());
        }
    }

    private void record(OwnerElection election, Panel.Impossible panel, Instant now) {
        if (election.nominations().nobodyToCheck(now)) {
            report(election, "compliance", panel);
        }
        // a founding goes on with its proposer, an owner may stay
        if (!election.isFirst() && !election.office().keepsOwner() && election.office().nobodyToNameInterim(now)) {
            report(election, "interim", panel);
        }
    }

    private void report(OwnerElection election, String decision, Panel.Impossible panel) {
        reports.report(election.id().value(), "election.panel." + decision, "/elections/" + election.id(), panel);
    }
}
