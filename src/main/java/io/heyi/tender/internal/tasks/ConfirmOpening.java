package io.heyi.tender.internal.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskFacts;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import io.heyi.tender.internal.TenderRights;
import io.heyi.tender.internal.domain.Confirmation;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.domain.TenderTasks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Two people open the box together: the task is offered twice, the second time not to whoever confirmed first, and never to people of a bidder. */
@Component
class ConfirmOpening extends TenderTask {

    /** The element of the second confirmation in {@code open-tender}. */
    private static final String SECOND = "userTask_ConfirmOpeningTogether";

    private final TenderRights rights;
    private final TenderFacts facts;

    ConfirmOpening(TenderDesk desk, TenderRights rights, TenderFacts facts) {
        super(TenderTasks.CONFIRM_OPENING, desk, rights);
        this.rights = rights;
        this.facts = facts;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("confirm"));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return Stream.concat(super.excluded(task).stream(), caseOf(task).confirmations().stream().map(Confirmation::by).map(Username::new)).collect(Collectors.toUnmodifiableSet());
    }

    /** How many bids lie in the box and who has confirmed; what the box holds is none of a witness's business, not even later. */
    @Override
    public TaskFacts facts(TaskContext task, Locale locale) {
        return facts.ofOpening(caseOf(task), task, locale);
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        return Boolean.TRUE.equals(decision.values().get("receiptsSeen")) ? List.of() : List.of(FieldError.of("receiptsSeen", "tenderroom.error.tick"));
    }

    @Override
    protected Ruling ruling(Tender found, TaskContext task, TaskDecision decision) {
        return rights.hasInterest(decision.by(), found) ? Ruling.notAllowed("tenderroom.refusal.actsForBidder") : found.confirmOpening(decision.by().username().value(), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        int wanted = SECOND.equals(task.elementId()) ? 2 : 1;
        return recorded(caseOf(task).confirmations().size() >= wanted ? Optional.of("confirm") : Optional.empty());
    }

    /** Bids are opened by two people, who must not be one person in two places. */
    @Override
    public boolean passesToSubstitutes(TaskContext task) {
        return false;
    }
}
