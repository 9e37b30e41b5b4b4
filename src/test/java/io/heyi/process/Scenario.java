package io.heyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One process in the engine: people act, the workers answer as the product's would, time passes when told. What a worker answers can be replaced per test.
 * Nothing here knows a model's shape; it only answers jobs that the engine offers.
 */
abstract class Scenario<S extends Scenario<S>> {

    static final String USER_TASK = "io.camunda.zeebe:userTask";
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final EngineInJvm engine;
    private final String processId;
    private final String keyVariable;
    private final String key;
    private final Set<String> sideEnds;
    private final Map<String, Supplier<Map<String, Object>>> answers = new LinkedHashMap<>();
    private final Set<Long> handled = new HashSet<>();
    private final List<String> jobsDone = new ArrayList<>();
    private final Map<String, List<Map<String, Object>>> jobInputs = new HashMap<>();
    private final int before;
    private long instanceKey;
    private boolean incidentExpected;

    /**
     * @param keyVariable variable that carries the business key, which is the correlation key of all messages
     * @param sideEnds ends beside the main path, e.g. of reminders
     */
    Scenario(EngineInJvm engine, String processId, String keyVariable, String key, Set<String> sideEnds) {
        this.engine = engine;
        this.processId = processId;
        this.keyVariable = keyVariable;
        this.key = key;
        this.sideEnds = sideEnds;
        this.before = engine.records().size();
    }

    abstract S self();

    /** What the worker of this job (type without module) answers. */
    final void answer(String job, Supplier<Map<String, Object>> answer) {
        answers.put(job, answer);
    }

    /** A time from now, as workers write it. */
    final String at(Duration later) {
        return engine.now().plus(later).toString();
    }

    final String key() {
        return key;
    }

    final S started(String message, Map<String, Object> variables) {
        engine.client().newPublishMessageCommand().messageName(message).correlationKey(key).messageId(UUID.randomUUID().toString()).variables(variables).send().join();
        eventually("the process starts", () -> {
            instanceKey = records().stream().map(Record::getValue).filter(VariableRecordValue.class::isInstance).map(VariableRecordValue.class::cast)
                    .filter(variable -> variable.getName().equals(keyVariable) && variable.getValue().contains(key))
                    .mapToLong(VariableRecordValue::getProcessInstanceKey).findFirst().orElse(0);
            return instanceKey != 0;
        });
        return self();
    }

    final S published(String message) {
        return published(message, Map.of());
    }

    final S published(String message, Map<String, Object> variables) {
        engine.client().newPublishMessageCommand().messageName(message).correlationKey(key).messageId(UUID.randomUUID().toString()).variables(variables).send().join();
        return self();
    }

    /** Lets a worker answer these variables from now on. */
    S when(String job, Map<String, Object> answer) {
        Supplier<Map<String, Object>> usual = answers.get(job);
        answers.put(job, () -> {
            Map<String, Object> result = new HashMap<>(usual.get());
            result.putAll(answer);
            return result;
        });
        return self();
    }

    /** Lets a worker leave these variables out from now on, as one of an earlier build does. */
    S without(String job, String... variables) {
        Supplier<Map<String, Object>> usual = answers.get(job);
        answers.put(job, () -> {
            Map<String, Object> result = new HashMap<>(usual.get());
            result.keySet().removeAll(Set.of(variables));
            return result;
        });
        return self();
    }

    S timePasses(Duration by) {
        settle();
        engine.moveTime(by);
        return self();
    }

    /** Completes a person's task as soon as it is offered. */
    final S complete(String elementId, String assignee, Map<String, Object> variables) {
        return complete(waitsFor(elementId, assignee), variables);
    }

    final S complete(Record<JobRecordValue> task, Map<String, Object> variables) {
        engine.client().newCompleteCommand(task.getKey()).variables(variables).send().join();
        handled.add(task.getKey());
        return self();
    }

    // --- what is seen

    /** Where the instance is, for messages of failed tests. */
    @Override
    public String toString() {
        var active = new ArrayList<>(instances(ProcessInstanceIntent.ELEMENT_ACTIVATED));
        instances(ProcessInstanceIntent.ELEMENT_COMPLETED).forEach(active::remove);
        instances(ProcessInstanceIntent.ELEMENT_TERMINATED).forEach(active::remove);
        return key + " at " + active + ", jobs done " + jobsDone + ", open tasks " + openTasks().stream().map(t -> t.getValue().getElementId() + t.getValue().getCustomHeaders()).toList() + ", incidents " + incidents();
    }

    final void eventually(String what, java.util.concurrent.Callable<Boolean> condition) {
        try {
            await(what).atMost(DEADLINE).pollInSameThread().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(condition);
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError("did not come: " + what + "; " + this, e);
        }
    }

    /** Waits until this task is offered, to anybody or to one person. */
    Record<JobRecordValue> waitsFor(String elementId, String assignee) {
        var found = new ArrayList<Record<JobRecordValue>>();
        eventually(elementId + " for " + assignee + " in " + key, () -> {
            work();
            openTasks().stream()
                    .filter(task -> task.getValue().getElementId().equals(elementId))
                    .filter(task -> assignee == null || assignee.equals(task.getValue().getCustomHeaders().get("io.camunda.zeebe:assignee")))
                    .findFirst().ifPresent(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    S waitsAt(String elementId) {
        waitsFor(elementId, null);
        return self();
    }

    S hasNoTaskAt(String elementId) {
        assertThat(assigneesOf(elementId)).isEmpty();
        return self();
    }

    List<String> assigneesOf(String elementId) {
        settle();
        return openTasks().stream().filter(task -> task.getValue().getElementId().equals(elementId))
                .map(task -> task.getValue().getCustomHeaders().get("io.camunda.zeebe:assignee")).toList();
    }

    /** Waits until an element has been passed. */
    S passes(String elementId) {
        eventually(elementId + " passed by " + key, () -> {
            work();
            return instances(ProcessInstanceIntent.ELEMENT_COMPLETED).contains(elementId);
        });
        return self();
    }

    /** Waits until the whole instance is over and checks that this was the end. */
    void endsAt(String endEvent) {
        eventually("the end of " + key, () -> {
            work();
            return instances(ProcessInstanceIntent.ELEMENT_COMPLETED).contains(processId);
        });
        List<String> ends = instances(ProcessInstanceIntent.ELEMENT_COMPLETED).stream()
                .filter(id -> id.startsWith("endEvent_") && !sideEnds.contains(id)).toList();
        assertThat(ends).containsExactly(endEvent);
        assertThat(openTasks()).as("open tasks after the end").isEmpty();
        assertThat(incidents()).as("incidents").isEmpty();
    }

    S hasNotPassed(String elementId) {
        settle();
        assertThat(instances(ProcessInstanceIntent.ELEMENT_COMPLETED)).doesNotContain(elementId);
        return self();
    }

    long timesPassed(String elementId) {
        return instances(ProcessInstanceIntent.ELEMENT_COMPLETED).stream().filter(elementId::equals).count();
    }

    List<String> jobsDone() {
        return jobsDone;
    }

    /** Variables that a worker saw, one map per call. */
    List<Map<String, Object>> inputsOf(String job) {
        return jobInputs.getOrDefault(job, List.of());
    }

    /** Waits for an incident with this text, then takes the instance out of the way. */
    void stopsWithAnIncident(String text) {
        incidentExpected = true;
        eventually("an incident with " + text, () -> {
            work();
            return incidents().stream().anyMatch(message -> message.contains(text));
        });
        engine.client().newCancelInstanceCommand(instanceKey).send().join();
    }

    /** Messages of the incidents of this instance. */
    List<String> incidents() {
        return mine(IncidentRecordValue.class, IncidentIntent.CREATED).filter(r -> r.getValue().getProcessInstanceKey() == instanceKey)
                .map(r -> r.getValue().getErrorMessage()).toList();
    }

    /** Names of the variables that stand in the scope of the whole process. */
    Set<String> processVariables() {
        Set<String> names = new HashSet<>();
        records().stream().map(Record::getValue).filter(VariableRecordValue.class::isInstance).map(VariableRecordValue.class::cast)
                .filter(variable -> variable.getScopeKey() == instanceKey).forEach(variable -> names.add(variable.getName()));
        return names;
    }

    Optional<String> variable(String name) {
        return records().stream().map(Record::getValue).filter(VariableRecordValue.class::isInstance).map(VariableRecordValue.class::cast)
                .filter(variable -> variable.getScopeKey() == instanceKey && variable.getName().equals(name)).map(VariableRecordValue::getValue).reduce((a, b) -> b);
    }

    // --- the workers

    final void settle() {
        do {
            engine.settle();
        } while (work());
        engine.settle();
    }

    /** Answers every job on offer; true when there was one. */
    private boolean work() {
        if (!incidentExpected) {
            assertThat(incidents()).as("incidents").isEmpty();
        }
        Set<String> types = new HashSet<>();
        // asking for one that has been taken back would wait for as long as a request may
        Set<Long> gone = jobs(JobIntent.CANCELED).stream().map(Record::getKey).collect(Collectors.toSet());
        for (Record<JobRecordValue> job : jobs(JobIntent.CREATED)) {
            if (!job.getValue().getType().equals(USER_TASK) && !handled.contains(job.getKey()) && !gone.contains(job.getKey())) {
                types.add(job.getValue().getType());
            }
        }
        boolean any = false;
        for (String type : types) {
            for (var job : engine.client().newActivateJobsCommand().jobType(type).maxJobsToActivate(20).timeout(Duration.ofDays(1))
                    .requestTimeout(Duration.ofMillis(500)).send().join().getJobs()) {
                assertThat(job.getProcessInstanceKey()).as("job of an older test still open: %s", job).isEqualTo(instanceKey);
                String name = type.substring(type.indexOf('.') + 1);
                handled.add(job.getKey());
                jobsDone.add(name);
                jobInputs.computeIfAbsent(name, any2 -> new ArrayList<>()).add(job.getVariablesAsMap());
                engine.client().newCompleteCommand(job.getKey()).variables(answers.get(name).get()).send().join();
                any = true;
            }
        }
        return any;
    }

    final List<Record<?>> records() {
        List<Record<?>> all = engine.records();
        return all.subList(before, all.size());
    }

    final List<Record<JobRecordValue>> openTasks() {
        Set<Long> gone = new HashSet<>();
        jobs(JobIntent.COMPLETED).forEach(job -> gone.add(job.getKey()));
        jobs(JobIntent.CANCELED).forEach(job -> gone.add(job.getKey()));
        return jobs(JobIntent.CREATED).stream().filter(job -> job.getValue().getType().equals(USER_TASK) && !gone.contains(job.getKey())).toList();
    }

    private List<Record<JobRecordValue>> jobs(JobIntent intent) {
        return mine(JobRecordValue.class, intent).filter(job -> job.getValue().getProcessInstanceKey() == instanceKey).toList();
    }

    private List<String> instances(ProcessInstanceIntent intent) {
        return mine(ProcessInstanceRecordValue.class, intent).filter(r -> r.getValue().getProcessInstanceKey() == instanceKey).map(r -> r.getValue().getElementId()).toList();
    }

    @SuppressWarnings("unchecked")
    private <V extends io.camunda.zeebe.protocol.record.RecordValue> java.util.stream.Stream<Record<V>> mine(Class<V> type, Intent intent) {
        return records().stream()
                .filter(r -> r.getRecordType() == RecordType.EVENT && r.getRejectionType() == RejectionType.NULL_VAL && r.getIntent() == intent && type.isInstance(r.getValue()))
                .map(r -> (Record<V>) r);
    }
}
