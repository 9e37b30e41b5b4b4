package io.heyi.studio.internal.check;

import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelChecker.Finding;
import io.heyi.orchestration.ModelChecker.Models;
import io.heyi.orchestration.ModelChecker.Severity;
import io.heyi.orchestration.ModelChecker;
import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.change.Gate;
import io.heyi.studio.internal.model.ModelRef;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What keeps a change from coming into use (product-bar E4, E5): everything that is live, with the drafts of the change in its place, checked by the same rules as in the build. A change may
 * well break a model that it does not touch, e.g. by leaving a form out.
 */
@Component
public class Checks implements Gate {

    private final LiveModels live;
    private final Changes changes;
    private final Editing editing;
    private final ModelChecker checker;

    Checks(LiveModels live, Changes changes, Editing editing, ModelChecker checker) {
        this.live = live;
        this.changes = changes;
        this.editing = editing;
        this.checker = checker;
    }

    @Override
    public long errors(Change change) {
        return of(change).stream().filter(finding -> finding.severity() == Severity.ERROR).count();
    }

    /** Worst first; empty when nothing keeps it from being asked for approval. */
    public List<Finding> of(Change change) {
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
        return checker.check(new Models(models.get(ModelKind.PROCESS), models.get(ModelKind.DECISION), models.get(ModelKind.FORM), inUse));
    }
}
