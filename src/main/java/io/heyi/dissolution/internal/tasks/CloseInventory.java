package io.heyi.dissolution.internal.tasks;

import io.heyi.access.Username;
import io.heyi.dissolution.internal.Signing;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.process.DissolutionTasks;
import io.heyi.dissolution.internal.settlement.Settlement;
import io.heyi.inbox.ImpartialTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A settlement officer without an interest closes the inventory once no point of it is open (domain.md P6 step 4). */
@Component
class CloseInventory extends ImpartialTask<Dissolution> {

    private final DissolutionDesk desk;
    private final Settlement settlement;

    CloseInventory(DissolutionDesk desk, Settlement settlement) {
        super(DissolutionTasks.CLOSE_INVENTORY.type(), desk, "dissolution.refusal.interest");
        this.desk = desk;
        this.settlement = settlement;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("close"));
    }

    @Override
    protected Set<Username> keptOut(Dissolution found) {
        return desk.interested(found);
    }

    @Override
    protected Ruling ruling(Dissolution found, String group, TaskDecision decision) {
        if (found.runDown().inventoryClosedBy() != null) {
            return Ruling.tooLate("dissolution.refusal.tooLate");
        }
        long open = settlement.openPoints(found.code()).stream().filter(Signing::isOfInventory).count();
        if (open > 0) {
            return Ruling.tooLate("dissolution.refusal.inventoryOpen", open);
        }
        var person = decision.by().username().value();
        found.runDown(found.runDown().inventoried(person), person, "inventoryClosed", Map.of());
        return Ruling.accepted();
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(Optional.ofNullable(caseOf(task).runDown().inventoryClosedBy()).map(any -> "close"));
    }
}
