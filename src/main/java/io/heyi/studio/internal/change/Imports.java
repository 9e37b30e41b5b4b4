package io.heyi.studio.internal.change;

import io.heyi.access.CurrentUser;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.FieldError;
import io.heyi.studio.internal.intake.ModelIntake;
import io.heyi.studio.internal.intake.NewModel;
import io.heyi.studio.internal.model.ModelRef;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whole files and new models put into a change. What is inside of a file says which model it is; what the file was called plays no part. */
@Component
public class Imports {

    public static final int LONGEST_NAME = 120;

    private final Changes changes;
    private final Editing editing;
    private final ModelIntake intake;
    private final LiveModels live;

    Imports(Changes changes, Editing editing, ModelIntake intake, LiveModels live) {
        this.changes = changes;
        this.editing = editing;
        this.intake = intake;
        this.live = live;
    }

    /** The text as it stands becomes the draft, byte by byte. A repeat changes nothing. */
    @Transactional
    public ChangeOutcome put(String code, CurrentUser user, String text) {
        if (!ChangeRights.mayEdit(user)) {
            return new ChangeOutcome.NotAllowed("studio.refusal.onlyProcessOwners");
        }
        var recognised = intake.recognise(text);
        if (!recognised.errors().isEmpty()) {
            return new ChangeOutcome.Invalid(recognised.errors());
        }
        var model = chosen(code, recognised.candidates());
        if (model.isEmpty()) {
            return new ChangeOutcome.Invalid(List.of(FieldError.of("content", "studio.error.notOneModel", String.join(", ", recognised.candidates().stream().map(ModelRef::id).toList()))));
        }
        var errors = intake.faults(model.get(), text);
        if (!errors.isEmpty()) {
            return new ChangeOutcome.Invalid(errors);
        }
        var taken = isLive(model.get()) ? changes.take(code, user, model.get()) : changes.create(code, user, model.get(), text, "studio.modelImported");
        return taken instanceof ChangeOutcome.Done ? editing.replace(code, user, model.get(), text) : taken;
    }

    /** A model that does nothing yet. A repeat leaves the draft as it has become. */
    @Transactional
    public ChangeOutcome create(String code, CurrentUser user, Optional<ModelKind> kind, String id, String name) {
        if (kind.filter(ModelKind::isForEngine).isEmpty()) {
            return new ChangeOutcome.Invalid(List.of(FieldError.of("kind", "studio.error.kind")));
        }
        if (!ModelRef.isId(id)) {
            return new ChangeOutcome.Invalid(List.of(FieldError.of("id", "studio.error.badId", id == null ? "" : id)));
        }
        if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME || name.chars().anyMatch(letter -> Character.isISOControl(letter) || Character.isSurrogate((char) letter) || letter >= 0xFFFE)) {
            return new ChangeOutcome.Invalid(List.of(FieldError.of("name", "studio.error.modelName", LONGEST_NAME)));
        }
        var model = new ModelRef(kind.get(), id);
        if (isLive(model)) {
            return new ChangeOutcome.Invalid(List.of(FieldError.of("id", "studio.error.idTaken", model.fileName())));
        }
        var created = changes.create(code, user, model, NewModel.text(model, name.strip()), "studio.modelCreated");
        return created instanceof ChangeOutcome.Done(var change) ? new ChangeOutcome.Saved(editing.open(change, model).orElseThrow().draft(), true) : created;
    }

    /** Of several decisions in one file the one that is known by its id already. */
    private Optional<ModelRef> chosen(String code, List<ModelRef> candidates) {
        if (candidates.size() == 1) {
            return Optional.of(candidates.getFirst());
        }
        var drafts = changes.find(code).map(changes::drafts).orElse(List.of()).stream().map(Draft::model).toList();
        return candidates.stream().filter(model -> drafts.contains(model) || isLive(model)).findFirst();
    }

    private boolean isLive(ModelRef model) {
        return live.find(model.kind(), model.id()).isPresent();
    }
}
