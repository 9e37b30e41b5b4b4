package io.heyi.studio.internal.diff;

import io.heyi.orchestration.LiveModels;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Draft;
import io.heyi.studio.internal.change.Editing;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a change changes, for its approver (product-bar E2). */
@Component
public class Differences {

    private final Changes changes;
    private final Editing editing;
    private final LiveModels live;

    Differences(Changes changes, Editing editing, LiveModels live) {
        this.changes = changes;
        this.editing = editing;
        this.live = live;
    }

    /** @param elements empty when nothing but the layout of the text differs */
    public record OfModel(String file, List<ModelDifference.Element> elements) {}

    /** Of every changed model: against what is in use, or against what it began from once the change is in use itself. */
    public List<OfModel> of(Change change) {
        return changes.drafts(change).stream().filter(Draft::isChanged).map(draft -> {
            var text = editing.open(change, draft.model()).orElseThrow();
            var before = change.isOpen() ? live.source(draft.model().kind(), draft.model().id()).orElse("") : text.base().orElse("");
            return new OfModel(draft.model().fileName(), ModelDifference.of(draft.model().kind(), before, text.text()));
        }).toList();
    }
}
