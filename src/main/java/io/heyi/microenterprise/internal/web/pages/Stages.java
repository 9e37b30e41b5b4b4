package io.heyi.microenterprise.internal.web.pages;

import io.heyi.microenterprise.ProposalView;
import java.util.ArrayList;
import java.util.List;

/** The founding in six stages, for those who do not read BPMN. */
final class Stages {

    private static final List<String> KEYS = List.of("proposal", "decision", "team", "signing", "setup", "founded");

    private Stages() {}

    static List<CaseView.Stage> of(ProposalView view) {
        var reached = reached(view);
        var stages = new ArrayList<CaseView.Stage>();
        for (int stage = 0; stage < KEYS.size(); stage++) {
            stages.add(new CaseView.Stage(KEYS.get(stage), state(view, stage, reached)));
        }
        return stages;
    }

    private static String state(ProposalView view, int stage, int reached) {
        if (stage < reached) {
            return "done";
        }
        if (stage > reached) {
            return "todo";
        }
        return switch (view.status()) {
            case FOUNDED -> "done";
            case DECLINED, LAPSED, WITHDRAWN -> "ended";
            default -> "current";
        };
    }

    private static int reached(ProposalView view) {
        return switch (view.status()) {
            case DRAFT, SUBMITTED, REWORK -> 0;
            case IN_DECISION, DECLINED -> 1;
            case PLEDGING -> 2;
            case SIGNING -> 3;
            case PROVISIONING -> 4;
            case FOUNDED -> 5;
            case LAPSED, WITHDRAWN -> furthestTrace(view);
        };
    }

    /** A case that ended early has left traces of how far it came. */
    private static int furthestTrace(ProposalView view) {
        if (!view.signatures().isEmpty()) {
            return 3;
        }
        if (!view.pledges().isEmpty()) {
            return 2;
        }
        return view.submittedAt().isPresent() ? 1 : 0;
    }
}
