package io.heyi.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.process.test.api.RecordStreamSource;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.TimerRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import io.heyi.orchestration.Rehearsal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the engine has written down so far about one case and those that it called, read record by record. What time starts beside them is left alone. */
final class History {

    static final String USER_TASK = "io.camunda.zeebe:userTask";
    private static final String HEADER = "io.camunda.zeebe:";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RecordStreamSource source;
    private final Map<Long, JobRecordValue> jobs = new LinkedHashMap<>();
    private final Map<Long, TimerRecordValue> timers = new LinkedHashMap<>();
    private final Map<Long, ProcessInstanceRecordValue> open = new LinkedHashMap<>();
    private final Map<Long, Rehearsal.Stop> incidents = new LinkedHashMap<>();
    private final List<Rehearsal.Step> path = new ArrayList<>();
    private final List<Rehearsal.Asked> asked = new ArrayList<>();
    private final Map<String, Object> variables = new TreeMap<>();
    private final Set<Long> cases = new HashSet<>();
    private final Map<String, Instant> startTimers = new HashMap<>();
    private int read;
    private long root;
    private boolean ended;

    History(RecordStreamSource source) {
        this.source = source;
    }

    /** @param process whose first instance is the case */
    void readOn(String process) {
        var position = 0;
        for (var record : source.getRecords()) {
            if (position++ >= read && record.getRecordType() == RecordType.EVENT) {
                take(record, process);
            }
        }
        read = position;
    }

    private void take(Record<?> record, String process) {
        switch (record.getValue()) {
            case ProcessInstanceRecordValue value -> element(record, value, process);
            case JobRecordValue value when cases.contains(value.getProcessInstanceKey()) -> job(record, value);
            case TimerRecordValue value when cases.contains(value.getProcessInstanceKey()) -> timer(record, value);
            case TimerRecordValue value when root == 0 && record.getIntent() == TimerIntent.CREATED -> startTimers.put(value.getTargetElementId(), Instant.ofEpochMilli(value.getDueDate()));
            case IncidentRecordValue value when cases.contains(value.getProcessInstanceKey()) -> incident(record, value);
            case VariableRecordValue value when root != 0 && value.getScopeKey() == root -> variables.put(value.getName(), read(value.getValue()));
            default -> { }
        }
    }

    private void element(Record<?> record, ProcessInstanceRecordValue value, String process) {
        if (record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATING && value.getBpmnElementType() == BpmnElementType.PROCESS) {
            if (root == 0 && value.getBpmnProcessId().equals(process)) {
                root = record.getKey();
            }
            if (record.getKey() == root || cases.contains(value.getParentProcessInstanceKey())) {
                cases.add(record.getKey());
            }
        }
        if (!cases.contains(value.getProcessInstanceKey())) {
            return;
        }
        if (record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATING) {
            open.put(record.getKey(), value);
            path.add(new Rehearsal.Step(value.getBpmnProcessId(), value.getElementId(), value.getBpmnElementType().name()));
        } else if (record.getIntent() == ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN) {
            path.add(new Rehearsal.Step(value.getBpmnProcessId(), value.getElementId(), value.getBpmnElementType().name()));
        } else if (record.getIntent() == ProcessInstanceIntent.ELEMENT_COMPLETED || record.getIntent() == ProcessInstanceIntent.ELEMENT_TERMINATED) {
            open.remove(record.getKey());
            ended |= record.getKey() == root;
        }
    }

    private void job(Record<?> record, JobRecordValue value) {
        if (record.getIntent() == JobIntent.CREATED) {
            jobs.put(record.getKey(), value);
            if (value.getType().equals(USER_TASK)) {
                asked.add(asked(value));
            }
        } else if (record.getIntent() == JobIntent.COMPLETED || record.getIntent() == JobIntent.CANCELED || record.getIntent() == JobIntent.ERROR_THROWN || record.getIntent() == JobIntent.FAILED) {
            jobs.remove(record.getKey());
        }
    }

    private static Rehearsal.Asked asked(JobRecordValue job) {
        var headers = new TreeMap<String, String>();
        job.getCustomHeaders().forEach((name, value) -> {
            if (!name.startsWith(HEADER)) {
                headers.put(name, value);
            }
        });
        var groups = new ArrayList<String>();
        if (read(job.getCustomHeaders().getOrDefault(HEADER + "candidateGroups", "[]")) instanceof List<?> listed) {
            listed.forEach(group -> groups.add(String.valueOf(group)));
        }
        return new Rehearsal.Asked(job.getBpmnProcessId(), job.getElementId(), job.getCustomHeaders().get(HEADER + "assignee"), groups, job.getCustomHeaders().get(HEADER + "dueDate"), headers);
    }

    private void timer(Record<?> record, TimerRecordValue value) {
        if (record.getIntent() == TimerIntent.CREATED) {
            timers.put(record.getKey(), value);
        } else if (record.getIntent() == TimerIntent.TRIGGERED || record.getIntent() == TimerIntent.CANCELED) {
            timers.remove(record.getKey());
        }
    }

    private void incident(Record<?> record, IncidentRecordValue value) {
        if (record.getIntent() == IncidentIntent.CREATED) {
            incidents.put(record.getKey(), new Rehearsal.Stop(value.getBpmnProcessId(), value.getElementId(), value.getErrorMessage()));
        } else if (record.getIntent() == IncidentIntent.RESOLVED) {
            incidents.remove(record.getKey());
        }
    }

    private static Object read(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            return json;
        }
    }

    boolean hasStarted() {
        return root != 0;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Of workers, in the order in which they came. */
    List<Map.Entry<Long, JobRecordValue>> workersJobs() {
        return jobs.entrySet().stream().filter(job -> !job.getValue().getType().equals(USER_TASK)).map(job -> Map.entry(job.getKey(), job.getValue())).toList();
    }

    /** @param person whose task; null for the first of all */
    Optional<Long> task(String element, String person) {
        return jobs.entrySet().stream().filter(job -> job.getValue().getType().equals(USER_TASK) && job.getValue().getElementId().equals(element))
                .filter(job -> person == null || person.equals(job.getValue().getCustomHeaders().get(HEADER + "assignee"))).map(Map.Entry::getKey).findFirst();
    }

    Optional<Map.Entry<Long, TimerRecordValue>> nextTimer() {
        return timers.entrySet().stream().min(Comparator.comparingLong(timer -> timer.getValue().getDueDate()))
                .map(timer -> Map.entry(timer.getKey(), timer.getValue()));
    }

    /** Whether a timer of this element waits, and when it fires. */
    Optional<Instant> timerOf(String element) {
        return timers.values().stream().filter(timer -> timer.getTargetElementId().equals(element)).map(timer -> Instant.ofEpochMilli(timer.getDueDate())).min(Comparator.naturalOrder());
    }

    /** When this start event begins its next case. */
    Optional<Instant> startTimer(String element) {
        return Optional.ofNullable(startTimers.get(element));
    }

    boolean isTimerOpen(long key) {
        return timers.containsKey(key);
    }

    List<Rehearsal.Step> path() {
        return path;
    }

    List<Rehearsal.Asked> asked() {
        return asked;
    }

    List<Rehearsal.Stop> incidents() {
        return List.copyOf(incidents.values());
    }

    List<String> waitsAt() {
        return open.values().stream().filter(element -> element.getBpmnElementType() != BpmnElementType.PROCESS).map(ProcessInstanceRecordValue::getElementId).distinct().sorted().toList();
    }

    Map<String, Object> variables() {
        return variables;
    }
}
