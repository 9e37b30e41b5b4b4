package io.heyi.studio.internal.archive;

import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ModelVersions;
import io.heyi.orchestration.ModelVersions.Version;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Draft;
import io.heyi.studio.internal.change.Reviews;
import io.heyi.studio.internal.change.Verdict;
import io.heyi.studio.internal.check.CheckResults;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.rehearsal.RehearsalDesk;
import io.heyi.studio.internal.rehearsal.Rehearsed;
import io.heyi.studio.internal.text.ModelUse;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A version of a model with all that belonged to it: forms and decisions in force with it, who wrote, checked, rehearsed and approved it (product-bar E18). */
@Component
public class Archive {

    private final ModelVersions versions;
    private final LiveModels live;
    private final Changes changes;
    private final Reviews reviews;
    private final CheckResults checks;
    private final RehearsalDesk desk;

    Archive(ModelVersions versions, LiveModels live, Changes changes, Reviews reviews, CheckResults checks, RehearsalDesk desk) {
        this.versions = versions;
        this.live = live;
        this.changes = changes;
        this.reviews = reviews;
        this.checks = checks;
        this.desk = desk;
    }

    /** @param version in which it was in force with another model, at least for some time */
    public record InForce(String file, Version version) {}

    /**
     * The change that brought a version into use.
     *
     * @param files of the same bundle
     * @param checks empty where results were not kept yet, {@code rehearsal} where none was asked for
     */
    public record Bundle(Change change, List<String> files, List<Verdict> verdicts, Optional<CheckResults.Result> checks, Optional<Rehearsed.Result> rehearsal) {}

    /** @param bundle empty for what came with the product. @param used processes, decisions and forms that it asks for, in the versions in force with it */
    public record Opened(Version version, String text, List<InForce> used, Optional<Bundle> bundle) {}

    public Optional<Opened> open(ModelRef model, int number) {
        return versions.find(model.kind(), model.id(), number).flatMap(version -> versions.source(model.kind(), model.id(), number)
                .map(text -> new Opened(version, text, model.kind() == ModelKind.PROCESS ? used(version, text) : List.of(), bundle(version))));
    }

    private List<InForce> used(Version version, String text) {
        var decisions = new HashMap<String, String>();
        live.all().stream().filter(one -> one.kind() == ModelKind.DECISION)
                .forEach(one -> live.source(one.kind(), one.id()).ifPresent(content -> decisions.put(one.kind().fileName(one.id()), content)));
        return ModelUse.of(text, decisions).stream().sorted().flatMap(used -> versions.during(used.kind(), used.id(), version.since(), version.until()).stream()
                .map(one -> new InForce(used.fileName(), one))).toList();
    }

    private Optional<Bundle> bundle(Version version) {
        return changes.broughtIntoUse(new ModelRef(version.kind(), version.id()), version.definitionKey(), version.checksum()).map(change -> new Bundle(change,
                changes.drafts(change).stream().filter(Draft::isChanged).map(draft -> draft.model().fileName()).toList(), reviews.verdicts(change), checks.of(change),
                desk.latest(change).flatMap(Rehearsed::result)));
    }
}
