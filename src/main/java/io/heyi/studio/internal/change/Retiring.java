package io.heyi.studio.internal.change;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ProcessRetirements;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.studio.internal.change.Change.Retirement;
import io.heyi.studio.internal.change.Change.Retirement.Kind;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.text.ModelUse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Retires processes, and takes that back while something of them still runs (product-bar E17): as changes, which a second process owner approves. */
@Component
public class Retiring {

    private final Changes changes;
    private final ChangeStore store;
    private final LiveModels live;
    private final ProcessRetirements retirements;
    private final AuditTrail audit;
    private final Clock clock;

    Retiring(Changes changes, ChangeStore store, LiveModels live, ProcessRetirements retirements, AuditTrail audit, Clock clock) {
        this.changes = changes;
        this.store = store;
        this.live = live;
        this.retirements = retirements;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param id of the change, chosen by the caller, so that a repeat begins nothing new */
    @Transactional
    public ChangeOutcome begin(UUID id, CurrentUser user, Retirement retirement, String title, String reason) {
        if (!ChangeRights.mayEdit(user)) {
            return new ChangeOutcome.NotAllowed("studio.refusal.onlyProcessOwners");
        }
        if (live.find(ModelKind.PROCESS, retirement.processId()).isEmpty()) {
            return new ChangeOutcome.Unknown();
        }
        var known = store.find(id).flatMap(Change::retirement);
        if (known.isEmpty()) {
            var errors = new ArrayList<>(faults(retirement));
            underWay(retirement.processId()).ifPresent(other -> errors.add(FieldError.of("models", "studio.error.retirementUnderWay", other.code())));
            if (reason == null || reason.isBlank()) {
                errors.add(FieldError.of("reason", "studio.error.reasonMissing"));
            }
            if (!errors.isEmpty()) {
                return new ChangeOutcome.Invalid(errors);
            }
        }
        var begun = changes.begin(id, user, title, reason);
        if (!(begun instanceof ChangeOutcome.Done(var change)) || change.retirement().isPresent()) {
            return begun;
        }
        store.retires(change.id(), retirement);
        return new ChangeOutcome.Done(store.find(change.number()).orElseThrow());
    }

    /** The change under way that retires it or takes that back. */
    public Optional<Change> underWay(String processId) {
        return store.retiring(processId).stream().findFirst();
    }

    /** What keeps it from being carried out now. */
    List<FieldError> faults(Retirement retirement) {
        var retired = retirements.of(retirement.processId());
        if (retirement.kind() == Kind.TAKE_BACK) {
            return retired.isEmpty() ? fault("studio.error.notRetired", retirement.processId())
                    : retired.get().endedAt().isPresent() ? fault("studio.error.processOver", retirement.processId()) : List.of();
        }
        if (retired.isPresent()) {
            return fault("studio.error.retiredAlready", retirement.processId());
        }
        if (retirements.startsByItself(retirement.processId())) {
            return fault("studio.error.startsByItself", retirement.processId());
        }
        var callers = callers(retirement.processId());
        return callers.isEmpty() ? List.of() : fault("studio.error.calledBy", String.join(", ", callers));
    }

    private List<String> callers(String processId) {
        var called = new ModelRef(ModelKind.PROCESS, processId);
        return live.all().stream().filter(model -> model.kind() == ModelKind.PROCESS && !model.id().equals(processId) && retirements.of(model.id()).isEmpty())
                .filter(model -> live.source(model.kind(), model.id()).filter(text -> ModelUse.of(text).contains(called)).isPresent()).map(LiveModels.LiveModel::id).toList();
    }

    private static List<FieldError> fault(String code, String argument) {
        return List.of(FieldError.of("models", code, argument));
    }

    /** In the caller's transaction. */
    void carryOut(Change change) {
        var retirement = change.retirement().orElseThrow();
        if (retirement.kind() == Kind.RETIRE) {
            retirements.retire(retirement.processId(), change.code());
        } else if (!retirements.takeBack(retirement.processId())) {
            throw new IllegalStateException("the process was over in the very moment in which its retirement was taken back");
        }
        store.live(change.id(), clock.instant());
        audit.record(new AuditEvent(change.code(), AuditEvent.SYSTEM, retirement.kind() == Kind.RETIRE ? "studio.processRetired" : "studio.retirementTakenBack",
                Map.of("process", retirement.processId(), "running", String.valueOf(retirements.of(retirement.processId()).map(ProcessRetirements.Retired::running).orElse(0L)))));
    }

    /** Whatever of a process is not over yet. */
    public PageOf<ProcessRetirements.RunningCase> running(String processId, PageRequest page) {
        return retirements.running(processId, page);
    }

    /** By process id. */
    public Map<String, ProcessRetirements.Retired> all() {
        return retirements.all().stream().collect(Collectors.toMap(ProcessRetirements.Retired::processId, retired -> retired));
    }
}
