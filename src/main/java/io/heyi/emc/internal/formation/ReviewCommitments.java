package io.heyi.emc.internal.formation;

import io.heyi.access.Username;
import io.heyi.emc.EmcState;
import io.heyi.emc.internal.formation.FormationCases.Case;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The lead confirms whom it has chosen and on which ratios; the choice itself is made on the review page (domain.md P2). */
@Component
class ReviewCommitments extends FormationTaskType {

    private final LeadDesk lead;

    ReviewCommitments(FormationCases cases, FormationFacts facts, LeadDesk lead) {
        super(FormationTasks.REVIEW_COMMITMENTS, cases, facts);
        this.lead = lead;
    }

    @Override
    public List<Outcome> outcomes(TaskContext context) {
        return List.of(positive("fix"));
    }

    @Override
    public Set<Username> excluded(TaskContext context) {
        return lead.excluded(found(context).formation());
    }

    @Override
    Ruling ruling(Case found, TaskContext context, TaskDecision decision) {
        return found.formation().fixReview(found.terms(), decision.by().username().value(), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext context) {
        var formation = found(context).formation();
        return formation.phase() == EmcState.REVIEW && !formation.isReviewOpen() ? recorded("fix") : Optional.empty();
    }
}
