package io.heyi.emc.internal.formation;

import io.heyi.access.Username;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.internal.formation.FormationCases.Case;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import io.heyi.shared.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The lead confirms whom it has chosen and on which ratios; the choice itself is made on the review page (domain.md P2). */
@Component
class ReviewCommitments extends CaseTask<Case> {

    private static final int LONGEST_NOTE = 2000;

    private final LeadDesk lead;
    private final Draftable draftable;

    ReviewCommitments(FormationDesk desk, LeadDesk lead, Draftable draftable) {
        super(FormationTasks.REVIEW_COMMITMENTS.type(), desk);
        this.lead = lead;
        this.draftable = draftable;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("fix"));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return lead.excluded(caseOf(task).formation());
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        var note = text(decision, "note").orElse("");
        return note.length() <= LONGEST_NOTE && Texts.isClean(note) ? List.of() : List.of(FieldError.of("note", "emcformation.error.note", LONGEST_NOTE));
    }

    @Override
    protected Ruling ruling(Case found, TaskContext task, TaskDecision decision) {
        var formation = found.formation();
        var note = text(decision, "note").orElse("");
        var ruling = formation.fixReview(found.terms(), note.isEmpty() ? null : note, decision.by().username().value(), decision.at());
        if (!(ruling instanceof Ruling.Accepted)) {
            return ruling;
        }
        var faults = faults(formation.emc(), formation.assembled(found.terms()));
        return faults.isEmpty() ? ruling : Ruling.refused(faults);
    }

    /** Somebody chosen may have left since the box was opened. */
    private List<FieldError> faults(EmcCode emc, ContractTerms terms) {
        return draftable.faults(emc, terms).entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(fault -> new FieldError(ReviewRules.field(one.getKey()) + "." + fault.field(), fault.code(), fault.arguments()))).toList();
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        var formation = caseOf(task).formation();
        return formation.phase() == EmcState.REVIEW && !formation.isReviewOpen() ? recorded(Optional.of("fix")) : Optional.empty();
    }
}
