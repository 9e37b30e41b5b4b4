package io.heyi.emc.internal.renewal;

import io.heyi.emc.ActorId;
import java.util.List;

/**
 * How the confirmation of a renewal came out, and so how the contract goes on when the month is over.
 *
 * @param agreed on the proposal's terms; otherwise the present ones go on or nothing does
 * @param outcome what the month's end will bring
 * @param reason message key part below {@code emcrenewal.reason.}
 * @param leaving members that are no longer in the next version
 */
public record Settlement(boolean agreed, RenewalOutcome outcome, String reason, List<ActorId> leaving) {

    public Settlement {
        leaving = List.copyOf(leaving);
    }
}
