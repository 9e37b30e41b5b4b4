package io.heyi.studio.internal.rehearsal;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.FieldError;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Draft;
import io.heyi.studio.internal.change.Proof;
import io.heyi.studio.internal.change.Reviews;
import io.heyi.studio.internal.change.RollBacks;
import io.heyi.studio.internal.check.WholeModels;
import io.heyi.studio.internal.scenario.Scenario;
import io.heyi.studio.internal.scenario.Scenarios;
import io.heyi.studio.internal.text.ModelUse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has changes played, and says whether what stands there now has been (product-bar E6): all scenarios of every process concerned passed, and went through everything that is changed. */
@Component
public class RehearsalDesk implements Proof {

    private final RehearsalStore store;
    private final Changes changes;
    private final ObjectProvider<Reviews> reviews;
    private final WholeModels models;
    private final Scenarios scenarios;
    private final RollBacks rollBacks;
    private final AuditTrail audit;
    private final Clock clock;

    /** @param reviews late, because they ask this one for proof */
    RehearsalDesk(RehearsalStore store, Changes changes, ObjectProvider<Reviews> reviews, WholeModels models, Scenarios scenarios, RollBacks rollBacks, AuditTrail audit, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.reviews = reviews;
        this.models = models;
        this.scenarios = scenarios;
        this.rollBacks = rollBacks;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks for a rehearsal of what stands there now; one that waits already is that. */
    @Transactional
    public ChangeOutcome request(String code, CurrentUser user) {
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
        if (changes.drafts(change.get()).stream().noneMatch(Draft::isChanged)) {
            return new ChangeOutcome.Invalid(List.of(FieldError.of("models", "studio.error.nothingChanged")));
        }
        if (isSettingsAlone(change.get())) {
            return new ChangeOutcome.Invalid(List.of(FieldError.of("models", "studio.error.settingsAlone")));
        }
        store.request(UUID.randomUUID(), change.get().id(), user.username().value(), reviews.getObject().contentHash(change.get()), clock.instant().truncatedTo(ChronoUnit.MICROS));
        audit.record(new AuditEvent(change.get().code(), user.username().value(), "studio.rehearsalAsked", Map.of()));
        return new ChangeOutcome.Done(change.get());
    }

    public Optional<Rehearsed> latest(Change change) {
        return store.latest(change.id());
    }

    /** Whether it is about what stands there now, scenarios included. */
    public boolean isOfToday(Change change, Rehearsed rehearsed) {
        return isOfToday(change, rehearsed, reviews.getObject().contentHash(change));
    }

    private boolean isOfToday(Change change, Rehearsed rehearsed, String contentHash) {
        return rehearsed.contentHash().equals(contentHash) && rehearsed.scenariosHash().equals(Optional.of(hash(played(change))));
    }

    /** What is brought back was approved and in use before: in need nothing keeps it, also no scenario that was written for what came after it. */
    @Override
    public Optional<FieldError> missing(Change change, String contentHash) {
        if (rollBacks.isExact(change) || isSettingsAlone(change)) {
            return Optional.empty();
        }
        var latest = latest(change).filter(rehearsed -> rehearsed.result().isPresent());
        if (latest.isEmpty() || !isOfToday(change, latest.get(), contentHash)) {
            return Optional.of(FieldError.of("models", "studio.error.notRehearsed"));
        }
        var result = latest.get().result().orElseThrow();
        return result.passed() ? Optional.empty() : Optional.of(FieldError.of("models", "studio.error.rehearsalFailed", result.failed() + result.refusals().size(), result.unreached()));
    }

    /** No engine can play what it never gets; that the product can start with it is told by the checks. */
    public boolean isSettingsAlone(Change change) {
        var changed = changes.drafts(change).stream().filter(Draft::isChanged).toList();
        return !changed.isEmpty() && changed.stream().noneMatch(draft -> draft.model().kind().isForEngine());
    }

    /** The scenarios of every process that the change can make run otherwise. */
    List<Scenario> played(Change change) {
        return scenarios.of(processes(change));
    }

    Set<String> processes(Change change) {
        return ModelUse.affected(models.with(change), changes.drafts(change).stream().filter(Draft::isChanged).map(Draft::model).toList());
    }

    static String hash(List<Scenario> played) {
        return CanonicalJson.sha256(played.stream().map(one -> one.id() + " " + one.checksum() + "\n").sorted().collect(Collectors.joining()));
    }
}
