package io.heyi.studio.internal.diff;

import io.heyi.access.CurrentUser;
import io.heyi.orchestration.LiveModels;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Draft;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.model.ModelRef;
import java.util.Optional;
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

    /** The draft together with what is live; empty when there is no such draft, or nothing is live. */
    public Optional<Merge> withLive(Change change, ModelRef model) {
        return editing.open(change, model).flatMap(draft -> live.source(model.kind(), model.id())
                .map(theirs -> Merge.of(model.kind(), draft.base().orElse(theirs), theirs, draft.text())));
    }

    /** Keeps what {@link #withLive} gives. @param basedOn stamp of the draft whose merge was seen */
    public ChangeOutcome keep(Change change, CurrentUser user, ModelRef model, int basedOn) {
        var theirs = live.source(model.kind(), model.id());
        var merge = withLive(change, model);
        return merge.isEmpty() || theirs.isEmpty() ? new ChangeOutcome.Unknown() : editing.rebase(change.code(), user, model, basedOn, theirs.get(), merge.get().text());
    }

    /** @param stamp of the draft that is in it; on this the merged text may be saved */
    public record WithSaved(Merge merge, int stamp) {}

    /** What somebody else has saved together with one's own. Stores nothing. @param base the text that one has read, {@code mine} what one has made of it */
    public Optional<WithSaved> withSaved(Change change, ModelRef model, String base, String mine) {
        return editing.open(change, model).map(draft -> new WithSaved(Merge.of(model.kind(), base, draft.text(), mine), draft.draft().stamp()));
    }
}
