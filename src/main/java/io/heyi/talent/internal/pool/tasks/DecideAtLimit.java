package io.heyi.talent.internal.pool.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import io.heyi.talent.internal.domain.pool.PoolStay;
import io.heyi.talent.internal.process.pool.PoolTasks;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The coordinator says how it goes on when the time allowed is over; never the person himself (domain.md P6, D3). */
@Component
class DecideAtLimit extends CaseTask<PoolStay> {

    private static final String OTHER_PLACE = "otherPlace";

    private final StayDesk desk;
    private final Clock clock;

    DecideAtLimit(StayDesk desk, Clock clock) {
        super(PoolTasks.DECIDE_AT_LIMIT.type(), desk);
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        var stay = caseOf(task);
        boolean mayExtend = stay.extensionHindered(desk.offerPending(stay), desk.policy()).isEmpty();
        return mayExtend ? List.of(neutral("extend"), neutral(OTHER_PLACE), negative("endEmployment")) : List.of(neutral(OTHER_PLACE), negative("endEmployment"));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return Set.of(caseOf(task).person());
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        boolean named = text(decision, OTHER_PLACE).isPresent();
        boolean wanted = decision.outcome().equals(OTHER_PLACE);
        return named == wanted ? List.of() : List.of(FieldError.of(OTHER_PLACE, wanted ? "talentpool.error.otherPlace" : "talentpool.error.otherPlaceNotWanted"));
    }

    @Override
    protected Ruling ruling(PoolStay stay, TaskContext task, TaskDecision decision) {
        var by = decision.by().username().value();
        return switch (decision.outcome()) {
            case "extend" -> stay.extend(desk.offerPending(stay), desk.policy(), by, reason(decision));
            case "endEmployment" -> stay.proposeEnd(by, reason(decision), decision.at());
            case OTHER_PLACE -> stay.findOtherPlace(text(decision, OTHER_PLACE).orElseThrow(), by, stay.day(clock.instant()));
            default -> throw new IllegalArgumentException("there is no outcome " + decision.outcome());
        };
    }

    /** Decided and checked by two people, who must not be one person in two places. */
    @Override
    public boolean passesToSubstitutes(TaskContext task) {
        return false;
    }
}
