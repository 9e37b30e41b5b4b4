package io.heyi.emc.internal.renewal;

import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals.FigureId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A disputed figure with everything that was said about it.
 *
 * @param id number within the renewal, as text
 * @param raised by whom and why; at least one
 * @param aboutLead the lead must not answer: its own figure, one of the whole EMC, one that it has reported, or one that it disputes itself
 * @param level of the ladder of mediators asked last; null before
 * @param group candidate group of the mediator asked last; null before
 * @param correctedValue null unless the figure was corrected
 * @param applied whether the correction stands in the figures
 */
public record Dispute(String id, FigureId figure, BigDecimal disputedValue, List<Raised> raised, boolean aboutLead, State state, Word answer, Word ruling, Integer level,
                      String group, Instant dueAt, BigDecimal correctedValue, boolean applied) {

    public Dispute {
        raised = List.copyOf(raised);
    }

    /** OPEN in the window; then LEAD_ASKED or MEDIATOR_ASKED; at last CORRECTED or UPHELD (also where nobody ruled). */
    public enum State { OPEN, LEAD_ASKED, MEDIATOR_ASKED, CORRECTED, UPHELD }

    /** @param claimedValue what the party takes to be right; null when it says nothing */
    public record Raised(ActorId actor, String person, String reason, BigDecimal claimedValue, Instant at) {}

    /** @param outcome accept or reject of the lead; uphold or correct of a mediator; none where nobody ruled */
    public record Word(String outcome, String person, String reason, Instant at) {}

    static Dispute of(String id, FigureId figure, BigDecimal value, Raised first) {
        return new Dispute(id, figure, value, List.of(first), false, State.OPEN, null, null, null, null, null, null, false);
    }

    public boolean isSettled() {
        return state == State.CORRECTED || state == State.UPHELD;
    }

    Dispute joinedBy(Raised more) {
        var all = new ArrayList<>(raised);
        all.add(more);
        return new Dispute(id, figure, disputedValue, all, aboutLead, state, answer, ruling, level, group, dueAt, correctedValue, applied);
    }

    Dispute asked(boolean leadConcerned, Instant due) {
        return new Dispute(id, figure, disputedValue, raised, leadConcerned, leadConcerned ? State.MEDIATOR_ASKED : State.LEAD_ASKED, answer, ruling, level, group, due,
                correctedValue, applied);
    }

    Dispute answered(Word word, BigDecimal corrected) {
        return new Dispute(id, figure, disputedValue, raised, aboutLead, corrected == null ? State.MEDIATOR_ASKED : State.CORRECTED, word, ruling, level, group,
                corrected == null ? dueAt : null, corrected, applied);
    }

    Dispute mediatedBy(int newLevel, String newGroup, Instant due) {
        return new Dispute(id, figure, disputedValue, raised, aboutLead, State.MEDIATOR_ASKED, answer, ruling, newLevel, newGroup, due, correctedValue, applied);
    }

    Dispute ruled(Word word, BigDecimal corrected) {
        return new Dispute(id, figure, disputedValue, raised, aboutLead, corrected == null ? State.UPHELD : State.CORRECTED, answer, word, level, group, null, corrected, applied);
    }

    Dispute withApplied() {
        return new Dispute(id, figure, disputedValue, raised, aboutLead, state, answer, ruling, level, group, dueAt, correctedValue, true);
    }
}
