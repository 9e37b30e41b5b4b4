package io.heyi.studio.internal.upgrade;

import io.heyi.access.CurrentUser;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Draft;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.diff.Merge;
import io.heyi.studio.internal.diff.Merge.Conflict;
import io.heyi.studio.internal.diff.ModelDifference;
import io.heyi.studio.internal.diff.ModelDifference.Element;
import io.heyi.studio.internal.model.ModelRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a newer product brings for models of process owners, seen from three sides: what it brought before, what it brings now, and what process owners have made of it (product-bar E7). */
@Component
public class Upgrades {

    private final UpgradeStore store;
    private final Changes changes;
    private final Editing editing;

    Upgrades(UpgradeStore store, Changes changes, Editing editing) {
        this.store = store;
        this.changes = changes;
        this.editing = editing;
    }

    /**
     * @param version of the product
     * @param product what it has changed since, {@code owners} what process owners have
     * @param conflicts where both have changed the same; the owners' side is {@code theirs}
     * @param stamp of the draft
     */
    public record ThreeWay(ModelRef model, String version, List<Element> product, List<Element> owners, List<Conflict> conflicts, int stamp) {}

    /** Of every model of the change that the product proposes. */
    public List<ThreeWay> of(Change change) {
        var drafts = changes.drafts(change);
        return store.of(change.id()).stream().flatMap(upgrade -> drafts.stream().filter(draft -> draft.model().equals(upgrade.model())).map(draft -> threeWay(change, upgrade, draft))).toList();
    }

    public Optional<ThreeWay> of(Change change, ModelRef model) {
        return of(change).stream().filter(one -> one.model().equals(model)).findFirst();
    }

    private ThreeWay threeWay(Change change, Upgrade upgrade, Draft draft) {
        var text = editing.open(change, draft.model()).orElseThrow();
        return new ThreeWay(draft.model(), upgrade.version(), difference(upgrade, upgrade.shipped()), difference(upgrade, text.base().orElse(text.text())),
                merged(upgrade, text.text()).map(Merge::conflicts).orElse(List.of()), draft.stamp());
    }

    private static List<Element> difference(Upgrade upgrade, String text) {
        try {
            return ModelDifference.of(upgrade.model().kind(), upgrade.base(), text);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** What the product brings put into the owners' text; empty where that cannot be done. */
    static Optional<Merge> merged(Upgrade upgrade, String owners) {
        return merged(upgrade, owners, Set.of());
    }

    private static Optional<Merge> merged(Upgrade upgrade, String owners, Set<String> ownersStand) {
        try {
            return Optional.of(Merge.of(upgrade.model().kind(), upgrade.base(), owners, upgrade.shipped(), ownersStand));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Puts what the product brings into the draft.
     *
     * @param basedOn stamp of the draft that was seen
     * @param productStands ids of elements at which both have changed the same and the product's is to stand; everywhere else the owners' stands
     */
    public ChangeOutcome take(Change change, CurrentUser user, ModelRef model, int basedOn, Set<String> productStands) {
        var upgrade = store.of(change.id()).stream().filter(one -> one.model().equals(model)).findFirst();
        var draft = editing.open(change, model);
        if (upgrade.isEmpty() || draft.isEmpty()) {
            return new ChangeOutcome.Unknown();
        }
        var owners = draft.get().text();
        var conflicts = merged(upgrade.get(), owners).map(Merge::conflicts).orElse(List.of());
        var ownersStand = conflicts.stream().map(Conflict::element).filter(element -> !productStands.contains(element)).collect(Collectors.toSet());
        return merged(upgrade.get(), owners, ownersStand).map(merge -> editing.rebase(change.code(), user, model, basedOn, draft.get().base().orElse(owners), merge.text()))
                .orElseGet(ChangeOutcome.Unknown::new);
    }
}
