package io.heyi.studio.internal.replay;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Draft;
import io.heyi.studio.internal.change.Reviews;
import io.heyi.studio.internal.check.WholeModels;
import io.heyi.studio.internal.model.StudioPolicy;
import io.heyi.studio.internal.recording.Recordings;
import io.heyi.studio.internal.text.ModelUse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has the latest real cases played against a change (product-bar E6). For information: what a change is made for is that cases go another way. */
@Component
public class ReplayDesk {

    private final ReplayStore store;
    private final Changes changes;
    private final Reviews reviews;
    private final WholeModels models;
    private final Recordings recordings;
    private final StudioPolicy policy;
    private final AuditTrail audit;
    private final Clock clock;

    ReplayDesk(ReplayStore store, Changes changes, Reviews reviews, WholeModels models, Recordings recordings, StudioPolicy policy, AuditTrail audit, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.reviews = reviews;
        this.models = models;
        this.recordings = recordings;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for a replay against what stands there now; while one is played, it is that.
     *
     * @param cases how many; null for as many as the policy says
     * @param running also those that run, as far as they have come
     */
    @Transactional
    public ChangeOutcome request(String code, CurrentUser user, Integer cases, boolean running) {
        if (!ChangeRights.mayEdit(user)) {
            return new ChangeOutcome.NotAllowed("studio.refusal.onlyProcessOwners");
        }
        var change = changes.find(code);
        if (change.isEmpty()) {
            return new ChangeOutcome.Unknown();
        }
        if (!change.get().isOpen()) {
            return new ChangeOutcome.Closed(change.get());
        }
        var many = cases == null ? policy.replayCases() : cases;
        if (many < 1 || many > StudioPolicy.MOST_REPLAYED) {
            return refused("cases", "studio.error.replayCases", StudioPolicy.MOST_REPLAYED);
        }
        var changed = changes.drafts(change.get()).stream().filter(Draft::isChanged).map(Draft::model).toList();
        if (changed.isEmpty()) {
            return refused("models", "studio.error.nothingChanged");
        }
        var latest = recordings.latest(ModelUse.affected(models.with(change.get()), changed), running, many);
        if (latest.isEmpty()) {
            return refused("cases", "studio.error.replayNone");
        }
        if (store.request(UUID.randomUUID(), change.get().id(), user.username().value(), reviews.contentHash(change.get()), latest,
                clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            audit.record(new AuditEvent(change.get().code(), user.username().value(), "studio.replayAsked", Map.of("cases", latest.size())));
        }
        return new ChangeOutcome.Done(change.get());
    }

    private static ChangeOutcome refused(String field, String key, Object... arguments) {
        return new ChangeOutcome.Invalid(List.of(FieldError.of(field, key, arguments)));
    }

    public Optional<Replay> latest(Change change) {
        return store.latest(change.id());
    }

    public PageOf<ReplayedCase> cases(Replay replay, PageRequest page) {
        return store.cases(replay.id(), page);
    }

    /** Whether it is about what stands there now. */
    public boolean isOfToday(Change change, Replay replay) {
        return replay.contentHash().equals(reviews.contentHash(change));
    }

    public int usualCases() {
        return policy.replayCases();
    }
}
