package io.heyi.studio.internal.check;

import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelChecker.Models;
import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.text.LiveTexts;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Everything that is live, with the drafts of a change in its place: what would be in use if the change came into use now. */
@Component
public class WholeModels {

    private final LiveModels live;
    private final Changes changes;
    private final Editing editing;

    WholeModels(LiveModels live, Changes changes, Editing editing) {
        this.live = live;
        this.changes = changes;
        this.editing = editing;
    }

    /** Without any draft. */
    public Models live() {
        return LiveTexts.of(live);
    }

    public Models with(Change change) {
        Map<ModelKind, Map<String, String>> models = new EnumMap<>(ModelKind.class);
        for (var kind : ModelKind.values()) {
            models.put(kind, new HashMap<>());
        }
        live.all().forEach(model -> live.source(model.kind(), model.id()).ifPresent(text -> models.get(model.kind()).put(model.kind().fileName(model.id()), text)));
        var inUse = new HashSet<>(models.get(ModelKind.PROCESS).keySet());
        for (var draft : changes.drafts(change)) {
            ModelRef model = draft.model();
            inUse.remove(model.fileName());
            editing.open(change, model).ifPresent(text -> models.get(model.kind()).put(model.fileName(), text.text()));
        }
        return new Models(models.get(ModelKind.PROCESS), models.get(ModelKind.DECISION), models.get(ModelKind.FORM), inUse);
    }
}
