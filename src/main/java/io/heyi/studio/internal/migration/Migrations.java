package io.heyi.studio.internal.migration;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.orchestration.RunningCases.RunningCase;
import io.heyi.orchestration.RunningCases;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.migration.Migration.MigratedCase;
import io.heyi.studio.internal.migration.Migration.State;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes chosen running cases to the version in use: a throw-away engine is asked first, then the first few go, then, when somebody says so, the others; each with its own result
 * (product-bar E8).
 */
@Component
public class Migrations {

    public static final int MOST_CASES = 1_000;
    private static final int LONGEST_REASON = 2000;
    private static final String ONLY_OWNERS = "studio.refusal.onlyProcessOwners";

    private final MigrationStore store;
    private final RunningCases running;
    private final LiveModels live;
    private final ProcessInstances instances;
    private final AuditTrail audit;
    private final Clock clock;

    Migrations(MigrationStore store, RunningCases running, LiveModels live, ProcessInstances instances, AuditTrail audit, Clock clock) {
        this.store = store;
        this.running = running;
        this.live = live;
        this.instances = instances;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What somebody wants.
     *
     * @param id chosen by the caller, so that a repeat starts nothing
     * @param fromDefinition the engine's key of the version on which all of the cases run
     * @param mapping of elements, where it differs from the proposed one
     * @param canary how many go first, 0 to all
     */
    public record Wanted(UUID id, String process, long fromDefinition, Map<String, String> mapping, List<Long> cases, int canary, String reason) {}

    /** Between a version on which cases run and the one in use; empty when one of them is not known. */
    public Optional<CaseMapping> mapping(String process, long fromDefinition) {
        var target = live.find(ModelKind.PROCESS, process).flatMap(LiveModels.LiveModel::deployed);
        return target.flatMap(deployed -> instances.diagram(deployed.definitionKey())).flatMap(after -> instances.diagram(fromDefinition).map(before -> CaseMapping.between(before, after)));
    }

    @Transactional
    public MigrationOutcome start(CurrentUser user, Wanted wanted) {
        if (!ChangeRights.mayEdit(user)) {
            return new MigrationOutcome.NotAllowed(ONLY_OWNERS);
        }
        var there = store.find(wanted.id());
        if (there.isPresent()) {
            return new MigrationOutcome.Done(there.get());
        }
        var target = live.find(ModelKind.PROCESS, wanted.process()).flatMap(LiveModels.LiveModel::deployed);
        var mapping = mapping(wanted.process(), wanted.fromDefinition());
        if (target.isEmpty() || mapping.isEmpty()) {
            return new MigrationOutcome.Unknown();
        }
        var chosen = running.of(new HashSet<>(wanted.cases()));
        var plan = new TreeMap<>(mapping.get().proposed());
        plan.putAll(mapping.get().only(wanted.mapping()));
        var errors = faults(wanted, chosen, target.get().definitionKey(), mapping.get(), plan);
        if (!errors.isEmpty()) {
            return new MigrationOutcome.Invalid(errors);
        }
        store.add(wanted.id(), wanted.process(), wanted.fromDefinition(), chosen.getFirst().version(), target.get().definitionKey(), target.get().version(), plan, wanted.reason().strip(), wanted.canary(),
                user.username().value(), now());
        chosen.forEach(one -> store.add(wanted.id(), one));
        var migration = store.find(wanted.id()).orElseThrow();
        record(migration, user, "studio.migrationStarted", Map.of("process", migration.process(), "before", migration.fromVersion(), "version", migration.toVersion(), "cases", chosen.size(), "reason", migration.reason()));
        return new MigrationOutcome.Done(migration);
    }

    /** Keys of all that are looked for, as many as go at once; one more when there are more. */
    public List<Long> matching(RunningCases.Wanted wanted) {
        return Stream.iterate(running.find(wanted, new PageRequest(0, PageRequest.LARGEST_SIZE)), Objects::nonNull,
                        page -> page.hasNext() ? running.find(wanted, new PageRequest(page.page() + 1, PageRequest.LARGEST_SIZE)) : null)
                .flatMap(page -> page.items().stream()).map(RunningCase::instance).limit(MOST_CASES + 1L).toList();
    }

    private static List<FieldError> faults(Wanted wanted, List<RunningCase> chosen, long target, CaseMapping mapping, Map<String, String> plan) {
        var errors = new ArrayList<FieldError>();
        if (wanted.reason() == null || wanted.reason().isBlank() || wanted.reason().length() > LONGEST_REASON || wanted.reason().indexOf('\0') >= 0) {
            errors.add(FieldError.of("reason", "studio.error.migrationReason", LONGEST_REASON));
        }
        if (wanted.cases().isEmpty() || wanted.cases().size() > MOST_CASES) {
            errors.add(FieldError.of("cases", "studio.error.migrationCases", MOST_CASES));
        } else if (chosen.isEmpty() || chosen.stream().anyMatch(one -> one.definitionKey() != wanted.fromDefinition() || !one.process().equals(wanted.process())) || wanted.fromDefinition() == target) {
            errors.add(FieldError.of("cases", "studio.error.migrationOther"));
        }
        if (wanted.canary() < 0 || wanted.canary() > MOST_CASES) {
            errors.add(FieldError.of("canary", "studio.error.migrationCanary", MOST_CASES));
        }
        var stuck = new TreeSet<String>();
        chosen.stream().filter(one -> one.definitionKey() == wanted.fromDefinition()).forEach(one -> one.elements().stream().filter(element -> mapping.problem(element, plan).isPresent()).forEach(stuck::add));
        if (!stuck.isEmpty() || plan.isEmpty()) {
            errors.add(FieldError.of("mapping", "studio.error.migrationMapping", String.join(", ", stuck)));
        }
        return errors;
    }

    /** The first few go, or, when these have gone, the others. */
    @Transactional
    public MigrationOutcome goOn(String code, CurrentUser user) {
        return steer(code, user, Migrations::next, "studio.migrationGoesOn", Set.of(State.READY, State.WAITING));
    }

    private static State next(Migration migration) {
        return migration.state() == State.READY && migration.canary() > 0 && migration.canary() < migration.cases("WAITING") ? State.CANARY : State.RUNNING;
    }

    /** No further case is sent; what is on its way arrives. */
    @Transactional
    public MigrationOutcome stop(String code, CurrentUser user) {
        return steer(code, user, migration -> State.STOPPED, "studio.migrationStopped", Set.of(State.TRYING, State.READY, State.CANARY, State.WAITING, State.RUNNING));
    }

    private MigrationOutcome steer(String code, CurrentUser user, Function<Migration, State> next, String action, Set<State> from) {
        if (!ChangeRights.mayEdit(user)) {
            return new MigrationOutcome.NotAllowed(ONLY_OWNERS);
        }
        var migration = Migration.number(code).flatMap(store::lock);
        if (migration.isEmpty()) {
            return new MigrationOutcome.Unknown();
        }
        if (!from.contains(migration.get().state())) {
            return new MigrationOutcome.Closed(migration.get());
        }
        var state = next.apply(migration.get());
        if (state == State.CANARY) {
            store.chooseCanary(migration.get().id(), migration.get().canary());
        }
        store.state(migration.get().id(), state, now());
        record(migration.get(), user, action, Map.of());
        return new MigrationOutcome.Done(store.find(migration.get().id()).orElseThrow());
    }

    public Optional<Migration> find(String code) {
        return Migration.number(code).flatMap(store::find);
    }

    /** The newest first. */
    public PageOf<Migration> of(String process, PageRequest page) {
        return store.of(process, page);
    }

    /** What did not work first. */
    public PageOf<MigratedCase> cases(Migration migration, PageRequest page) {
        return store.cases(migration.id(), page);
    }

    private void record(Migration migration, CurrentUser user, String action, Map<String, Object> details) {
        audit.record(new AuditEvent(migration.code(), user.username().value(), action, details));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
