package io.heyi.studio.internal.diff;

import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Draft;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.web.Policies;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a change changes, for its approver (product-bar E2). */
@Component
public class Differences {

    private final Changes changes;
    private final Editing editing;
    private final LiveModels live;
    private final Policies policies;

    Differences(Changes changes, Editing editing, LiveModels live, Policies policies) {
        this.changes = changes;
        this.editing = editing;
        this.live = live;
        this.policies = policies;
    }

    /** @param elements empty when nothing but the layout of the text differs. @param settings the same in words of the page of policies; empty for everything but settings */
    public record OfModel(String file, List<ModelDifference.Element> elements, List<SettingChange> settings) {}

    /** Both texts of a model. @param before empty for a new model */
    public record Sides(ModelRef model, String before, String after) {

        public List<ModelDifference.Element> elements() {
            return ModelDifference.of(model.kind(), before, after);
        }
    }

    /** Of every changed model: against what is in use, or against what it began from once the change is in use itself. */
    public List<OfModel> of(Change change) {
        return changes.drafts(change).stream().filter(Draft::isChanged).map(draft -> sides(change, draft.model()).orElseThrow())
                .map(sides -> new OfModel(sides.model().fileName(), sides.elements(), settings(sides))).toList();
    }

    /** Of settings, what each of them is and becomes; empty for everything else. */
    public List<SettingChange> settings(Sides sides) {
        return sides.model().kind() == ModelKind.SETTINGS ? SettingChange.of(policies, sides.before(), sides.after()) : List.of();
    }

    /** Empty when the change has no such model. */
    public Optional<Sides> sides(Change change, ModelRef model) {
        return editing.open(change, model).map(text -> new Sides(model,
                change.isOpen() ? live.source(model.kind(), model.id()).orElse("") : text.base().orElse(""), text.text()));
    }
}
