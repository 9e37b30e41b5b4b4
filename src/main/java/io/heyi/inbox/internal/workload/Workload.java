package io.heyi.inbox.internal.workload;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.inbox.internal.ActionOutcome;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskRights;
import io.heyi.web.ApiProblem;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What waits in the groups that a person manages, and handing it over (product-bar O12). A manager decides nothing here, and sees nothing of what he is kept out of. */
@Component
public class Workload {

    /** Most tasks that are looked at for one suggestion or handed over at once. */
    static final int AT_ONCE = 200;

    private final BacklogStore store;
    private final TaskRights rights;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;
    private final ObjectProvider<Availability> availability;
    private final ObjectProvider<HandOver> handOver;

    Workload(BacklogStore store, TaskRights rights, Access access, AuditTrail audit, Clock clock, ObjectProvider<Availability> availability, ObjectProvider<HandOver> handOver) {
        this.store = store;
        this.rights = rights;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.availability = availability;
        this.handOver = handOver;
    }

    /** A hand-over that is proposed: a suggestion, or what a manager has chosen. @param problem message key of why it cannot be; null when it can */
    public record Proposed(Task task, Optional<String> from, long fromLoad, String to, long toLoad, String problem) {}

    /** @param named the task, where the manager may know what it is called. @param outcome of one hand-over, whatever became of the others */
    public record Handed(UUID task, Optional<Task> named, String to, ActionOutcome outcome) {}

    /** Whether the person manages any group. */
    public boolean isManager(CurrentUser user) {
        return !user.groups().isEmpty() && store.managesAnything(user);
    }

    /** @throws ApiProblem 403 for anybody else than a task manager; the attempt is recorded */
    public Backlog backlog(CurrentUser manager) {
        return store.backlog(allowed(manager), clock.instant());
    }

    /** The most urgent of the manager's open tasks. */
    public List<Task> open(CurrentUser manager) {
        return visible(allowed(manager));
    }

    /** How the work could be evened out among those who may have it and are here. Tasks that the model gives to a person stay with that one. */
    public List<Proposed> suggestion(CurrentUser manager) {
        var tasks = visible(allowed(manager)).stream().filter(task -> task.offer().assignee().isEmpty()).toList();
        var eligible = eligible(tasks);
        var movable = tasks.stream().map(task -> new Redistribution.Movable(task.id(), task.holder(), eligible.get(task.id()))).toList();
        var people = movable.stream().flatMap(task -> Stream.concat(task.eligible().stream(), task.holder().stream())).collect(Collectors.toSet());
        var byId = tasks.stream().collect(Collectors.toMap(Task::id, Function.identity()));
        return Redistribution.of(movable, store.loads(people), AT_ONCE).stream()
                .map(move -> new Proposed(byId.get(move.task()), move.from(), move.fromLoad(), move.to(), move.toLoad(), null)).toList();
    }

    /** What would come of giving these tasks to one person; tasks that the manager does not manage are not among the answers. */
    public List<Proposed> preview(CurrentUser manager, Set<UUID> chosen, String to) {
        var tasks = visible(allowed(manager)).stream().filter(task -> chosen.contains(task.id())).toList();
        var eligible = eligible(tasks);
        var loads = store.loads(tasks.stream().flatMap(task -> Stream.concat(task.holder().stream(), Stream.of(to))).collect(Collectors.toSet()));
        return tasks.stream().map(task -> new Proposed(task, task.holder(), task.holder().map(holder -> loads.getOrDefault(holder, 0L)).orElse(0L), to, loads.getOrDefault(to, 0L),
                problem(task, to, eligible.get(task.id())))).toList();
    }

    private static String problem(Task task, String to, Set<String> eligible) {
        if (task.offer().assignee().isPresent()) {
            return "inbox.workload.problem.personal";
        }
        if (task.isHeldBy(to)) {
            return "inbox.workload.problem.hasIt";
        }
        return eligible.contains(to) ? null : "inbox.workload.problem.notEligible";
    }

    /** Each on its own: one that fails does not keep the others. At most {@value #AT_ONCE}; more are left undone and not answered. */
    public List<Handed> handOver(CurrentUser manager, Map<UUID, Username> moves, String reason) {
        allowed(manager);
        var action = handOver.getIfAvailable();
        if (action == null) {
            throw ApiProblem.unavailable("inbox.workload.problem.notYet");
        }
        var managed = store.byIds(moves.keySet()).stream().filter(task -> rights.manages(task, manager)).collect(Collectors.toMap(Task::id, Function.identity()));
        return moves.entrySet().stream().limit(AT_ONCE).map(move -> new Handed(move.getKey(), Optional.ofNullable(managed.get(move.getKey())), move.getValue().value(), action.handOver(move.getKey(), manager, move.getValue(), reason)))
                .toList();
    }

    /** Live, because an interest may have come after the offer. */
    private List<Task> visible(CurrentUser manager) {
        return store.open(manager, clock.instant(), AT_ONCE).stream().filter(task -> !rights.excluded(task).contains(manager.username().value())).toList();
    }

    /** By task: its candidates without an interest who are here. */
    private Map<UUID, Set<String>> eligible(List<Task> tasks) {
        var members = new HashMap<String, List<Username>>();
        var candidates = new HashMap<UUID, Set<String>>();
        tasks.forEach(task -> candidates.put(task.id(), candidates(task, members)));
        var people = candidates.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        var away = availability.stream().map(known -> known.awayAmong(people)).toList();
        tasks.forEach(task -> candidates.get(task.id()).removeIf(person -> away.stream().anyMatch(known -> known.test(person, task.definition().processId()))));
        return candidates;
    }

    /** @param members of groups that were looked up already */
    private Set<String> candidates(Task task, Map<String, List<Username>> members) {
        var people = new LinkedHashSet<>(task.offer().candidateUsers());
        task.offer().candidateGroups().forEach(group -> members.computeIfAbsent(group, access::members).forEach(person -> people.add(person.value())));
        people.removeAll(rights.excluded(task));
        people.removeIf(person -> !Username.isValid(person));
        return people;
    }

    private CurrentUser allowed(CurrentUser user) {
        if (!isManager(user)) {
            audit.recordRefusal(new AuditEvent(AuditEvent.SECURITY, user.username().value(), "inbox.workloadRefused", Map.of()));
            throw ApiProblem.forbiddenAndRecorded("inbox.workload.problem.forbidden");
        }
        return user;
    }
}
