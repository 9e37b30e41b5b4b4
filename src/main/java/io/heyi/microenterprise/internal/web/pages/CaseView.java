package io.heyi.microenterprise.internal.web.pages;

import io.heyi.microenterprise.ProposalView;
import io.heyi.orchestration.ProcessInstances.InstanceView;
import java.util.List;
import java.util.Optional;

/**
 * The case page of one proposal.
 *
 * @param waitedFor user names of those who have to act now; empty when the system works or nothing is left to do
 * @param next key part of the text that says what happens next
 * @param seen changes whenever the case has moved on; lets an open page notice
 * @param operator may follow the link to Operate
 */
record CaseView(ProposalView proposal, List<Stage> stages, String next, List<String> waitedFor, boolean myTurn, boolean proposer, boolean mayWithdraw,
                boolean operator, Optional<InstanceView> instance, List<ProcessOutline.Step> outline, String seen) {

    private static final int LATEST = 8;

    /** @param state done, current, ended or todo */
    record Stage(String key, String state) {}

    /** For templates. */
    public InstanceView instanceOrNull() {
        return instance.orElse(null);
    }

    /** What has happened last, the latest first. */
    public List<ProposalView.TimelineEntry> latest() {
        return proposal.timeline().reversed().stream().limit(LATEST).toList();
    }

    /** What happened before {@link #latest()}, the latest first. */
    public List<ProposalView.TimelineEntry> earlier() {
        return proposal.timeline().reversed().stream().skip(LATEST).toList();
    }

    /** The system is at work and will be done in seconds. */
    public boolean soon() {
        return switch (proposal.status()) {
            case SUBMITTED -> true;
            case PROVISIONING -> !proposal.electing();
            default -> false;
        };
    }
}
