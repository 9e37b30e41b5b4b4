package io.heyi.studio.internal.change;

import io.heyi.access.CurrentUser;
import io.heyi.shared.FieldError;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings back what was in use before a change (product-bar E9): as a change of its own, which somebody else approves. What the earlier change has added stays, because cases may use it; it is
 * only no longer asked for.
 */
@Component
public class RollBacks {

    private final Changes changes;
    private final Editing editing;
    private final ChangeStore store;

    RollBacks(Changes changes, Editing editing, ChangeStore store) {
        this.changes = changes;
        this.editing = editing;
        this.store = store;
    }

    /** @param id of the change that takes back, chosen by the caller, so that a repeat begins nothing new */
    @Transactional
    public ChangeOutcome begin(String code, CurrentUser user, UUID id, String title, String reason) {
        if (!ChangeRights.mayEdit(user)) {
            return new ChangeOutcome.NotAllowed("studio.refusal.onlyProcessOwners");
        }
        var change = changes.find(code);
        if (change.isEmpty()) {
            return new ChangeOutcome.Unknown();
        }
        if (change.get().state() != ChangeState.LIVE) {
            return new ChangeOutcome.Closed(change.get());
        }
        var before = before(change.get());
        if (before.isEmpty()) {
            return new ChangeOutcome.Invalid(List.of(FieldError.of("models", "studio.error.onlyNewModels")));
        }
        var begun = changes.begin(id, user, title, reason);
        if (!(begun instanceof ChangeOutcome.Done(var back)) || back.rollsBack().isPresent()) {
            return begun;
        }
        store.rollsBack(back.id(), change.get().number());
        before.forEach(draft -> {
            changes.take(back.code(), user, draft.draft().model());
            editing.replace(back.code(), user, draft.draft().model(), draft.base().orElseThrow());
        });
        return new ChangeOutcome.Done(changes.find(back.code()).orElseThrow());
    }

    /** Whether it brings back, byte for byte, what was in use before the other change and has been approved and used. */
    public boolean isExact(Change change) {
        return change.rollsBack().flatMap(store::find).filter(other -> changes.drafts(change).stream().filter(Draft::isChanged).allMatch(draft -> store.draft(other.id(), draft.model())
                .flatMap(earlier -> earlier.draft().base()).filter(draft.checksum()::equals).isPresent())).isPresent();
    }

    private List<DraftText> before(Change change) {
        return changes.drafts(change).stream().filter(Draft::isChanged).map(draft -> store.draft(change.id(), draft.model()).orElseThrow()).filter(draft -> draft.base().isPresent()).toList();
    }
}
