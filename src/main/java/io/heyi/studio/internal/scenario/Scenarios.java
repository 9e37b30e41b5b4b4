package io.heyi.studio.internal.scenario;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.model.ModelRef;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Scenarios of all processes; process owners write them, and every change of one is remembered with its text. */
@Component
public class Scenarios {

    private static final int LONGEST_NAME = 150;

    private final ProcessScenarioStore store;
    private final AuditTrail audit;
    private final Clock clock;

    Scenarios(ProcessScenarioStore store, AuditTrail audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody writes. @param id chosen by the writer: with the same one again nothing is added */
    public record Written(UUID id, String process, String name, String script) {}

    @Transactional
    public ScenarioOutcome add(CurrentUser user, Written written) {
        if (!ChangeRights.mayEdit(user)) {
            return new ScenarioOutcome.NotAllowed("studio.refusal.onlyProcessOwners");
        }
        var before = store.any(written.id());
        if (before.isPresent()) {
            return new ScenarioOutcome.Done(before.get());
        }
        var errors = faults(written);
        if (!errors.isEmpty()) {
            return new ScenarioOutcome.Invalid(errors);
        }
        if (!store.add(written.id(), written.process(), written.name().strip(), written.script(), user.username().value(), now())) {
            return new ScenarioOutcome.Invalid(List.of(FieldError.of("name", "studio.error.scenarioTaken")));
        }
        var scenario = store.find(written.id()).orElseThrow();
        record(user, "studio.scenarioAdded", scenario);
        return new ScenarioOutcome.Done(scenario);
    }

    /** @param basedOn stamp of what was read */
    @Transactional
    public ScenarioOutcome save(CurrentUser user, UUID id, int basedOn, String name, String script) {
        if (!ChangeRights.mayEdit(user)) {
            return new ScenarioOutcome.NotAllowed("studio.refusal.onlyProcessOwners");
        }
        var there = store.any(id).filter(one -> store.find(id).isPresent());
        if (there.isEmpty()) {
            return new ScenarioOutcome.Unknown();
        }
        var errors = faults(new Written(id, there.get().process(), name, script));
        if (!errors.isEmpty()) {
            return new ScenarioOutcome.Invalid(errors);
        }
        if (there.get().name().equals(name.strip()) && there.get().script().equals(script)) {
            return new ScenarioOutcome.Done(there.get());
        }
        if (there.get().stamp() != basedOn) {
            return new ScenarioOutcome.Overtaken(there.get());
        }
        store.save(id, name.strip(), script, user.username().value(), now());
        var scenario = store.find(id).orElseThrow();
        record(user, "studio.scenarioChanged", scenario);
        return new ScenarioOutcome.Done(scenario);
    }

    @Transactional
    public ScenarioOutcome remove(CurrentUser user, UUID id) {
        if (!ChangeRights.mayEdit(user)) {
            return new ScenarioOutcome.NotAllowed("studio.refusal.onlyProcessOwners");
        }
        var there = store.any(id);
        if (there.isEmpty()) {
            return new ScenarioOutcome.Unknown();
        }
        if (store.find(id).isPresent()) {
            store.remove(id, user.username().value(), now());
            record(user, "studio.scenarioRemoved", there.get());
        }
        return new ScenarioOutcome.Done(there.get());
    }

    public Optional<Scenario> find(UUID id) {
        return store.find(id);
    }

    /** By process and name. */
    /** A scenario that somebody wrote or removed. */
    public record Edited(UUID id, String name, String editor, Instant editedAt, boolean removed) {}

    /** The latest first, 50 at most: an approver has to know who moved the marks that a change is measured by. */
    public List<Edited> editedSince(Collection<String> processes, Instant since) {
        return store.editedSince(processes, since);
    }

    public List<Scenario> of(Collection<String> processes) {
        return store.of(processes);
    }

    public PageOf<Scenario> all(Optional<String> process, PageRequest page) {
        return store.all(process.orElse(null), page);
    }

    private List<FieldError> faults(Written written) {
        var errors = new ArrayList<FieldError>();
        if (!ModelRef.isId(written.process())) {
            errors.add(FieldError.of("process", "studio.error.scenarioProcess"));
        }
        if (written.name() == null || written.name().isBlank() || written.name().strip().length() > LONGEST_NAME || written.name().chars().anyMatch(Character::isISOControl)) {
            errors.add(FieldError.of("name", "studio.error.scenarioName", LONGEST_NAME));
        } else if (store.isTaken(written.process(), written.name().strip(), written.id())) {
            errors.add(FieldError.of("name", "studio.error.scenarioTaken"));
        }
        errors.addAll(ScriptReader.read(written.script()).faults());
        return errors;
    }

    private void record(CurrentUser user, String action, Scenario scenario) {
        audit.record(new AuditEvent("scenario:" + scenario.id(), user.username().value(), action, Map.of("process", scenario.process(), "name", scenario.name(), "script", scenario.script())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
