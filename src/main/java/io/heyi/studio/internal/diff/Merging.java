package io.heyi.studio.internal.diff;

import io.heyi.access.CurrentUser;
import io.heyi.orchestration.LiveModels;
import io.heyi.shared.CanonicalJson;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Draft;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.model.ModelRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Drafts that met something newer (product-bar E10): what came into use since they were begun, or what somebody else has saved. */
@Component
public class Merging {

    private final Editing editing;
    private final LiveModels live;

    Merging(Editing editing, LiveModels live) {
        this.editing = editing;
        this.live = live;
    }

    /** Whether something else has come into use since the draft was begun. */
    public boolean isOutdated(Draft draft) {
        return !live.find(draft.model().kind(), draft.model().id()).map(LiveModels.LiveModel::checksum).equals(draft.base());
    }

    /** What each of them has changed since the draft was begun, with what came of both. @param live checksum of what is in use, {@code stamp} of the draft */
    public record WithLive(Merge merge, List<ModelDifference.Element> theirs, List<ModelDifference.Element> mine, String live, int stamp) {}

    /** The draft together with what is live; empty when there is no such draft, or nothing is live. */
    public Optional<WithLive> withLive(Change change, ModelRef model) {
        return editing.open(change, model).flatMap(draft -> live.source(model.kind(), model.id()).map(theirs -> {
            var base = draft.base().orElse(theirs);
            return new WithLive(Merge.of(model.kind(), base, theirs, draft.text()), ModelDifference.of(model.kind(), base, theirs), ModelDifference.of(model.kind(), base, draft.text()),
                    CanonicalJson.sha256(theirs), draft.draft().stamp());
        }));
    }

    /**
     * Keeps what {@link #withLive} gives.
     *
     * @param basedOn stamp of the draft whose merge was seen
     * @param yielded ids of elements at which what is live is to stand
     */
    public ChangeOutcome keep(Change change, CurrentUser user, ModelRef model, int basedOn, Set<String> yielded) {
        var draft = editing.open(change, model);
        var theirs = live.source(model.kind(), model.id());
        if (draft.isEmpty() || theirs.isEmpty()) {
            return new ChangeOutcome.Unknown();
        }
        var merge = Merge.of(model.kind(), draft.get().base().orElse(theirs.get()), theirs.get(), draft.get().text(), yielded);
        return editing.rebase(change.code(), user, model, basedOn, theirs.get(), merge.text());
    }

    /** @param stamp of the draft that is in it; on this the merged text may be saved */
    public record WithSaved(Merge merge, int stamp) {}

    /** What somebody else has saved together with one's own. Stores nothing. @param base the text that one has read, {@code mine} what one has made of it */
    public Optional<WithSaved> withSaved(Change change, ModelRef model, String base, String mine) {
        return editing.open(change, model).map(draft -> new WithSaved(Merge.of(model.kind(), base, draft.text(), mine), draft.draft().stamp()));
    }
}
