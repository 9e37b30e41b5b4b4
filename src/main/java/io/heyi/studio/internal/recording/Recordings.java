package io.heyi.studio.internal.recording;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.inbox.PastTasks.PastTask;
import io.heyi.inbox.PastTasks;
import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import io.heyi.orchestration.JobCatalogue;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelChecker.Models;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.PastCases.CaseRecord;
import io.heyi.orchestration.PastCases.PastCase;
import io.heyi.orchestration.PastCases;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.studio.internal.model.StudioPolicy;
import io.heyi.studio.internal.text.LiveTexts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Scripts from real cases, without people's data (product-bar E6, ADR 43). */
@Component
public class Recordings {

    private final PastCases cases;
    private final PastTasks tasks;
    private final LiveModels live;
    private final ProcessInstances instances;
    private final ObjectProvider<JobCatalogue> catalogues;
    private final Access access;
    private final StudioPolicy policy;

    Recordings(PastCases cases, PastTasks tasks, LiveModels live, ProcessInstances instances, ObjectProvider<JobCatalogue> catalogues, Access access, StudioPolicy policy) {
        this.cases = cases;
        this.tasks = tasks;
        this.live = live;
        this.instances = instances;
        this.catalogues = catalogues;
        this.access = access;
        this.policy = policy;
    }

    /** Finished cases of a process, the latest first. */
    public PageOf<PastCase> ended(String process, PageRequest page) {
        return cases.ended(process, page);
    }

    /** The latest finished cases of these processes, at most so many; where those that run are wanted, up to half of them are such. */
    public List<PastCase> latest(Set<String> processes, boolean running, int limit) {
        var open = running ? processes.stream().flatMap(process -> cases.latest(process, true, limit).stream())
                .sorted((one, other) -> Long.compare(other.processInstanceKey(), one.processInstanceKey()))
                .limit((limit + 1) / 2).toList() : List.<PastCase>of();
        var ended = processes.stream().flatMap(process -> cases.latest(process, false, limit).stream())
                .sorted((one, other) -> other.endedAt().orElseThrow().compareTo(one.endedAt().orElseThrow()));
        return Stream.concat(ended.limit(limit - open.size()), open.stream()).toList();
    }

    /** Empty for an unknown case. */
    public Optional<Recorded> of(long processInstanceKey) {
        return of(processInstanceKey, LiveTexts.of(live));
    }

    /** @param models whose words stay as they are, beside those of the version on which the case went */
    public Optional<Recorded> of(long processInstanceKey, Models models) {
        return cases.record(processInstanceKey).flatMap(record -> text(record.found()).map(text -> recorded(record, text, models)));
    }

    private Recorded recorded(CaseRecord record, String text, Models models) {
        var found = record.found();
        var its = tasks.of(found.processInstanceKey(), found.businessKey());
        var types = catalogues.stream().flatMap(catalogue -> catalogue.taskTypes().stream()).toList();
        var outcomes = types.stream().collect(Collectors.toMap(TaskTypeRef::taskType, TaskTypeRef::outcomeVariable, (one, other) -> one));
        var allowed = allowed(found, text, models, types);
        var masking = new Masking(allowed, found.businessKey(), people(record, its, allowed.codes()));
        return new CaseRecorder(record, its, ProcessFacts.of(text), masking, outcomes, cases.keptSince()).recorded();
    }

    /** As it was when the case went; as it is now where that is gone. */
    private Optional<String> text(PastCase found) {
        return instances.diagram(found.processDefinitionKey()).or(() -> live.source(ModelKind.PROCESS, found.processId()));
    }

    private Masking.Allowed allowed(PastCase found, String text, Models models, List<TaskTypeRef> types) {
        var file = ModelKind.PROCESS.fileName(found.processId());
        var processes = new HashMap<>(Map.of("then", text));
        if (models.processes().containsKey(file)) {
            processes.put("now", models.processes().get(file));
        }
        var words = ModelWords.of(new Models(processes, models.decisions(), models.forms()));
        var codes = new HashSet<>(words.codes);
        types.forEach(type -> codes.addAll(type.outcomes()));
        catalogues.stream().flatMap(catalogue -> catalogue.candidateGroups().stream()).map(group -> group.endsWith(":") ? group.substring(0, group.length() - 1) : group)
                .forEach(codes::add);
        return new Masking.Allowed(codes, words.read, Set.copyOf(policy.maskedFields()));
    }

    /** Those who had to do with its tasks, and whoever else is named and known; so that a reader can tell people from other texts. */
    private Set<String> people(CaseRecord record, List<PastTask> tasks, Set<String> codes) {
        var named = new HashSet<String>();
        record.startedWith().ifPresent(variables -> names(variables, named));
        record.sent().forEach(sent -> names(sent.variables(), named));
        record.visits().forEach(visit -> visit.work().ifPresent(work -> names(work.result(), named)));
        named.removeAll(codes);
        var known = access.people(named.stream().map(Username::new).toList()).keySet().stream().map(Username::value);
        return Stream.concat(known, tasks.stream().flatMap(task -> Stream.of(task.assignee(), task.holder(), task.decidedBy())).flatMap(Optional::stream))
                .collect(Collectors.toSet());
    }

    /** Texts in a value that may be user names. */
    static void names(Object value, Set<String> into) {
        switch (value) {
            case String text when Username.isValid(text) -> into.add(text);
            case List<?> list -> list.forEach(one -> names(one, into));
            case Map<?, ?> fields -> fields.forEach((name, one) -> {
                names(name, into);
                names(one, into);
            });
            case null, default -> { }
        }
    }
}
