package io.heyi.tender.internal.tasks;

import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import io.heyi.shared.Texts;
import io.heyi.tender.PartyId;
import io.heyi.tender.internal.TenderRights;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.domain.TenderTasks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The caller's decider awards a ranked bidder, or nobody; passing over a better bid needs a reason, which is published (issue 4, part 3). */
@Component
class AwardTender extends TenderTask {

    private static final int LONGEST_NOTE = 2000;

    private final TenderRights rights;

    AwardTender(TenderDesk desk, TenderRights rights) {
        super(TenderTasks.AWARD_TENDER, desk, rights);
        this.rights = rights;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("award"), negative("noAward"));
    }

    /** The best bid, so that the usual award is one press. */
    @Override
    public Map<String, Object> formData(TaskContext task) {
        var ranking = caseOf(task).evaluation().ranking();
        return ranking.isEmpty() ? Map.of() : Map.of("winner", ranking.getFirst().bidder());
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        var note = text(decision, "note").orElse("");
        if (note.length() > LONGEST_NOTE || !Texts.isClean(note)) {
            return List.of(FieldError.of("note", "tenderroom.error.reason", LONGEST_NOTE));
        }
        return decision.outcome().equals("award") && text(decision, "winner").filter(PartyId::isValid).isEmpty() ? List.of(FieldError.of("winner", "tenderroom.error.missing")) : List.of();
    }

    @Override
    protected Ruling ruling(Tender found, TaskContext task, TaskDecision decision) {
        if (rights.hasInterest(decision.by(), found)) {
            return Ruling.notAllowed("tenderroom.refusal.actsForBidder");
        }
        var by = decision.by().username().value();
        return decision.outcome().equals("award") ? found.award(new PartyId(text(decision, "winner").orElseThrow()), text(decision, "note").orElse(""), by, decision.at())
                : found.awardNobody(words(decision).orElse(""), by, decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).decision().map(one -> one.winner() == null ? "noAward" : "award"));
    }
}
