package io.heyi.studio.internal.settings;

import io.heyi.access.Access;
import io.heyi.orchestration.LiveSettings.Version;
import io.heyi.orchestration.LiveSettings;
import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.change.Change.Review;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.LiveStep;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.web.PolicyHistory;
import io.heyi.web.PolicyText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the page of policies by which change requests they came to be what they are (product-bar S8). */
@Component
class RecordedPolicies implements PolicyHistory {

    private static final ModelRef SETTINGS = new ModelRef(ModelKind.SETTINGS, ModelKind.THE_SETTINGS);

    private final LiveSettings live;
    private final Changes changes;
    private final Access access;

    RecordedPolicies(LiveSettings live, Changes changes, Access access) {
        this.live = live;
        this.changes = changes;
        this.access = access;
    }

    @Override
    public List<Step> settings() {
        var byVersion = changes.steps(SETTINGS).stream().collect(Collectors.toMap(LiveStep::version, Function.identity(), (one, other) -> one));
        return live.versions().stream().map(version -> step(version, Optional.ofNullable(byVersion.get(version.version())).map(LiveStep::change))).toList();
    }

    private static Step step(Version version, Optional<Change> change) {
        return new Step(version.version(), version.since(), change.map(Change::code).orElse(""), change.map(Change::author).orElse(""), approver(change), change.map(Change::reason).orElse(""),
                PolicyText.read(version.source()));
    }

    private static String approver(Optional<Change> change) {
        return change.flatMap(Change::review).flatMap(Review::approvedBy).orElse("");
    }

    @Override
    public List<Step> table(String file) {
        return ModelRef.ofFile(file).filter(model -> model.kind() == ModelKind.DECISION).stream().flatMap(model -> changes.steps(model).stream())
                .flatMap(step -> step.change().review().flatMap(Review::liveAt).stream().map(since -> new Step(step.version(), since, step.change().code(), step.change().author(),
                        approver(Optional.of(step.change())), step.change().reason(), Map.of()))).toList();
    }

    @Override
    public List<String> open() {
        return mayRead() ? changes.open(SETTINGS).stream().map(Change::code).toList() : List.of();
    }

    @Override
    public boolean mayRead() {
        return ChangeRights.mayRead(access.currentUser());
    }

    @Override
    public boolean mayPropose() {
        return ChangeRights.mayEdit(access.currentUser());
    }
}
