package io.heyi.emc.internal.delivery;

import io.heyi.emc.ActorId;
import io.heyi.emc.DueDeliverable;
import io.heyi.emc.DueDeliverable.Standing;
import io.heyi.emc.DueDeliverable.Waiting;
import java.util.List;

/**
 * A deliverable as one reader sees it today.
 *
 * @param daysLate 1 or more; null unless it came late
 * @param mayDeliver whether the reader may say that it is delivered
 * @param mayAnswer parties for which the reader may confirm or dispute that
 */
public record DeliverableRow(DueDeliverable item, Standing standing, Long daysLate, boolean mayDeliver, List<ActorId> mayAnswer) {

    /** Tells it from all others of its contract, in names of fields and anchors. */
    public String key() {
        return item.id() + "-" + item.due();
    }

    /** Who has said a word, by the name that the contract has for it. */
    public String nameOf(ActorId party) {
        return item.waiting(party).map(Waiting::name).orElse(party.equals(item.owner()) ? item.ownerName() : party.value());
    }
}
