package io.heyi.studio.internal.check;

import io.heyi.orchestration.ModelChecker.Finding;
import io.heyi.orchestration.ModelChecker.Severity;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.FieldError;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.web.Policies;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether the records that settings are bound to take what a change would give them: else the product would not start with it (ADR 44). */
@Component
class SettingsChecks {

    private static final ModelRef SETTINGS = new ModelRef(ModelKind.SETTINGS, ModelKind.THE_SETTINGS);

    private final Changes changes;
    private final Editing editing;
    private final Policies policies;

    SettingsChecks(Changes changes, Editing editing, Policies policies) {
        this.changes = changes;
        this.editing = editing;
        this.policies = policies;
    }

    List<Finding> of(Change change) {
        return changes.drafts(change).stream().filter(draft -> draft.model().equals(SETTINGS)).flatMap(draft -> editing.open(change, SETTINGS).stream())
                .flatMap(draft -> policies.faults(draft.text()).stream()).map(SettingsChecks::finding).toList();
    }

    private static Finding finding(FieldError error) {
        return new Finding(SETTINGS.fileName(), error.field(), Severity.ERROR, error.code(), error.arguments().stream().map(String::valueOf).toList(), error.toString());
    }
}
