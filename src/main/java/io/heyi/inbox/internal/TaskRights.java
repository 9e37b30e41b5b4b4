package io.heyi.inbox.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The one place that says who may see, decide and manage a task (product-bar T1, T2, T3): the assignee, the candidates, whoever stands in for one of them today, its managers
 * without deciding it, and for reading whoever its type lets look at it; never an excluded person, whatever the role, nor anybody for an excluded person. Page, API, bulk
 * action and link all ask here. The conditions say the same in SQL for the lists; a test holds both together.
 */
@Component
public class TaskRights {

    private static final String OWN = "(assignee = :me or candidate_groups && :groups or candidate_users @> :meAsArray)";
    private static final String NOT_KEPT_OUT = "state = 'OPEN' and not (:me = any (excluded_users))";

    /** For one of those in whose place the person acts, row by row; the indexes have narrowed it down before. */
    private static final String STANDS_IN = """
            (not personal and exists (select 1 from jsonb_to_recordset(cast(:standIns as jsonb)) as a(name text, groups text[], processes text[])
                where not (a.name = any (excluded_users)) and (cardinality(a.processes) = 0 or process_id = any (a.processes))
                    and (assignee = a.name or candidate_groups && a.groups or candidate_users @> array[a.name]) and %s))""";

    /** Open tasks that nobody holds and that the person (parameters of {@link #parameters}) may take. */
    public static final String OFFERED = NOT_KEPT_OUT + " and holder is null and (candidate_groups && :groups or candidate_users @> :meAsArray)";

    /** Open tasks that the person holds, for himself or for somebody who is away; who claimed one and has left the candidates since holds it no longer. */
    public static final String HELD = NOT_KEPT_OUT + " and holder = :me and (" + OWN + " or held_for is not null and " + STANDS_IN.formatted("a.name = held_for") + ")";

    /** Open tasks that the person may decide only because somebody is away. */
    public static final String FOR_OTHERS = NOT_KEPT_OUT + """
             and (holder = any (:absent) or holder is null and (candidate_groups && :absentGroups or candidate_users && :absent)
                and not (candidate_groups && :groups or candidate_users @> :meAsArray)) and\s"""
            + STANDS_IN.formatted("(holder is null or holder = a.name)");

    /** Open tasks whose holder, dates and priority the person may change. */
    public static final String MANAGED = NOT_KEPT_OUT + " and manager_groups && :groups";

    private final TaskTypes types;
    private final AuditTrail audit;
    private final StandIns standIns;
    private final ObjectMapper json;

    TaskRights(TaskTypes types, AuditTrail audit, StandIns standIns, ObjectMapper json) {
        this.types = types;
        this.audit = audit;
        this.standIns = standIns;
        this.json = json;
    }

    /** Of the conditions above. */
    public Map<String, Object> parameters(CurrentUser user) {
        var me = user.username().value();
        var absent = standIns.acting(user).inPlaceOf();
        var parameters = new HashMap<String, Object>();
        parameters.put("me", me);
        parameters.put("meAsArray", new TextArray(Set.of(me)));
        parameters.put("groups", new TextArray(user.groups()));
        parameters.put("absent", new TextArray(absent.stream().map(Acting.Absent::name).collect(Collectors.toSet())));
        parameters.put("absentGroups", new TextArray(absent.stream().flatMap(away -> away.person().groups().stream()).collect(Collectors.toSet())));
        parameters.put("standIns", written(absent));
        return parameters;
    }

    private String written(List<Acting.Absent> absent) {
        try {
            return json.writeValueAsString(absent.stream().map(away -> Map.of("name", away.name(), "groups", away.person().groups(), "processes", away.processes())).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names can be written as JSON", e);
        }
    }

    /** By what the person may decide the task; empty when not at all. Whether somebody else was faster is not a question of rights. */
    public Optional<Standing> standing(Task task, CurrentUser user) {
        return standing(task, standIns.acting(user), excluded(task));
    }

    /** Assignee, candidate or substitute of one, and not excluded: may decide. */
    public boolean concerns(Task task, CurrentUser user) {
        return standing(task, user).isPresent();
    }

    /** The same for asking about many people. */
    public Predicate<Acting> concerned(Task task) {
        var excluded = excluded(task);
        return person -> standing(task, person, excluded).isPresent();
    }

    /** Today's substitutions of a person, for {@link #concerned}. */
    public Acting acting(CurrentUser user) {
        return standIns.acting(user);
    }

    private static Optional<Standing> standing(Task task, Acting person, Set<String> excluded) {
        var me = person.self().username().value();
        if (excluded.contains(me)) {
            return Optional.empty();
        }
        var own = own(task, person.self());
        // what somebody who is away holds is his substitute's, though the substitute be a candidate too
        if (own.isPresent() && (task.holder().isEmpty() || task.isHeldBy(me) && task.heldFor().isEmpty())) {
            return own;
        }
        return inPlaceOf(task, person, excluded).or(() -> own);
    }

    private static Optional<Standing> own(Task task, CurrentUser user) {
        var me = user.username().value();
        if (task.offer().assignee().filter(me::equals).isPresent()) {
            return Optional.of(new Standing.Assignee());
        }
        return isCandidate(task, user) || task.decision().filter(made -> made.isOf(me)).isPresent() ? Optional.of(new Standing.Candidate()) : Optional.empty();
    }

    private static Optional<Standing> inPlaceOf(Task task, Acting person, Set<String> excluded) {
        if (task.offer().personal()) {
            return Optional.empty();
        }
        var me = person.self().username().value();
        return person.inPlaceOf().stream().filter(away -> !excluded.contains(away.name()) && away.covers(task.definition().processId()))
                .filter(away -> task.offer().assignee().filter(away.name()::equals).isPresent() || isCandidate(task, away.person()))
                .filter(away -> task.holder().isEmpty() || task.isHeldBy(away.name()) || task.isHeldBy(me) && task.heldFor().filter(away.name()::equals).isPresent())
                .findFirst().map(away -> new Standing.Substitute(away.person()));
    }

    private static boolean isCandidate(Task task, CurrentUser user) {
        return task.offer().candidateUsers().contains(user.username().value()) || !Collections.disjoint(task.offer().candidateGroups(), user.groups());
    }

    /** Whether the person may hand it over and set its dates; deciding is another right. */
    public boolean manages(Task task, CurrentUser user) {
        return !Collections.disjoint(task.offer().managers(), user.groups()) && !excluded(task).contains(user.username().value());
    }

    /** Whether it may be handed to this person: a candidate without an interest; for whom he stands in does not count. */
    public boolean mayReceive(Task task, CurrentUser person) {
        return isCandidate(task, person) && !excluded(task).contains(person.username().value());
    }

    /** May see what it is about: whoever may decide it, and whom its type lets look. */
    public boolean mayRead(Task task, CurrentUser user) {
        return !excluded(task).contains(user.username().value()) && (concerns(task, user) || types.of(task).mayRead(task.context(), user));
    }

    /** Who must neither see nor decide it: as known at creation and as its type knows now. */
    public Set<String> excluded(Task task) {
        var people = new HashSet<>(task.offer().excluded());
        people.addAll(names(types.of(task).excluded(task.context())));
        return people;
    }

    private static Set<String> names(Collection<Username> people) {
        return people.stream().map(Username::value).collect(Collectors.toSet());
    }

    /** Remembers that somebody tried what they may not (403). Call outside a transaction. */
    public void recordRefusal(Task task, CurrentUser user, String attempt) {
        audit.recordRefusal(new AuditEvent(AuditEvent.SECURITY, user.username().value(), "inbox.refused",
                Map.of("taskId", task.id().toString(), "businessKey", task.businessKey(), "taskType", task.taskType(), "attempt", attempt,
                        "excluded", excluded(task).contains(user.username().value()))));
    }
}
