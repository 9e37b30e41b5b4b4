package io.heyi.inbox;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEntry;
import io.heyi.shared.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A kind of task whose behaviour a test sets through the business key: {@code excluded}, {@code readers}, {@code recorded} and {@code tooLate} are keyed by it. */
public class FakeTaskType implements TaskType {

    public static final String ID = "test.decideThing";

    public final Map<String, Set<Username>> excluded = new ConcurrentHashMap<>();
    public final Map<String, String> readers = new ConcurrentHashMap<>();
    public final Map<String, RecordedDecision> recorded = new ConcurrentHashMap<>();
    public final Map<String, ListFacts> facts = new ConcurrentHashMap<>();
    public final Map<String, OfferedTo> offered = new ConcurrentHashMap<>();
    /** Cases whose module fails. */
    public final Set<String> broken = ConcurrentHashMap.newKeySet();
    public final Set<String> tooLate = ConcurrentHashMap.newKeySet();
    public final Set<String> personal = ConcurrentHashMap.newKeySet();
    public final Set<String> notAllowed = ConcurrentHashMap.newKeySet();
    public final List<TaskDecision> decisions = new CopyOnWriteArrayList<>();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String formId() {
        return "decide-thing";
    }

    @Override
    public String outcomeVariable() {
        return "thingOutcome";
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(new Outcome("approve", false, Outcome.Style.POSITIVE), new Outcome("reject", true, Outcome.Style.NEGATIVE));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return excluded.getOrDefault(task.businessKey(), Set.of());
    }

    @Override
    public ListFacts listFacts(TaskContext task) {
        return facts.getOrDefault(task.businessKey(), ListFacts.none());
    }

    @Override
    public TaskFacts facts(TaskContext task, Locale locale) {
        return new TaskFacts("Thing <script>alert(1)</script>", task.businessKey(), "/proposals/" + task.businessKey(),
                List.of(new TaskFacts.Section("Money", List.of(new TaskFacts.Fact("Asked for", "600,000.00 CNY", true)))), Optional.empty(), Map.of());
    }

    @Override
    public Map<String, Object> formData(TaskContext task) {
        return Map.of("fixed", "as it is", "secret", "not of the form");
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        return "13".equals(decision.values().get("amount")) ? List.of(FieldError.of("variables.amount", "inbox.form.notAllowed")) : new ArrayList<>();
    }

    @Override
    public DecisionResult decide(TaskContext task, TaskDecision decision) {
        if (broken.contains(task.businessKey())) {
            throw new IllegalStateException("broken");
        }
        if (tooLate.contains(task.businessKey())) {
            return new DecisionResult.TooLate("inbox.problem.noLongerOpen.withdrawn", List.of());
        }
        if (notAllowed.contains(task.businessKey())) {
            return new DecisionResult.NotAllowed("inbox.problem.notYours");
        }
        decisions.add(decision);
        return new DecisionResult.Recorded(Map.of("granted", String.valueOf(decision.values().get("amount"))));
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return Optional.ofNullable(recorded.get(task.businessKey()));
    }

    /** The test's own entries, of which {@code outsider} must not know. */
    @Override
    public Predicate<AuditEntry> omitted(TaskContext task, CurrentUser reader) {
        return entry -> reader.username().value().equals("outsider") && entry.action().startsWith("test.");
    }

    @Override
    public Optional<OfferedTo> offeredTo(TaskContext task) {
        return Optional.ofNullable(offered.get(task.businessKey()));
    }

    /** As if the model named offices, not people. */
    @Override
    public boolean passesToSubstitutes(TaskContext task) {
        return !personal.contains(task.businessKey());
    }

    @Override
    public boolean mayRead(TaskContext task, CurrentUser user) {
        return user.username().value().equals(readers.get(task.businessKey()));
    }
}
