package io.heyi.inbox.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The one place that says who may see and decide a task (product-bar T1, T2): the assignee, the candidates, and for reading whoever its type lets look at it; never an
 * excluded person, whatever the role. {@link #OFFERED} says the same in SQL for the lists; a test holds both together.
 */
@Component
public class TaskRights {

    /** Open tasks that nobody holds and that the person (parameters of {@link #parameters}) may take. */
    static final String OFFERED = """
            state = 'OPEN' and holder is null and not (:me = any (excluded_users))
            and (candidate_groups && :groups or candidate_users @> :meAsArray)""";

    /** Open tasks that the person holds; who claimed one and has left the candidates since holds it no longer. */
    static final String HELD = """
            state = 'OPEN' and holder = :me and not (:me = any (excluded_users))
            and (assignee = :me or candidate_groups && :groups or candidate_users @> :meAsArray)""";

    private final TaskTypes types;
    private final AuditTrail audit;

    TaskRights(TaskTypes types, AuditTrail audit) {
        this.types = types;
        this.audit = audit;
    }

    static Map<String, Object> parameters(CurrentUser user) {
        var me = user.username().value();
        return Map.of("me", me, "meAsArray", new TextArray(Set.of(me)), "groups", new TextArray(user.groups()));
    }

    /** Assignee or candidate and not excluded: may decide. Whether somebody else was faster is not a question of rights. */
    public boolean concerns(Task task, CurrentUser user) {
        return concerned(task).test(user);
    }

    /** The same for asking about many people. */
    public Predicate<CurrentUser> concerned(Task task) {
        var excluded = excluded(task);
        return user -> !excluded.contains(user.username().value()) && isAssigneeOrCandidate(task, user);
    }

    /** May set its dates and hand it over, not decide it (product-bar O12); an excluded person manages nothing. */
    public boolean manages(Task task, CurrentUser user) {
        return !excluded(task).contains(user.username().value()) && !Collections.disjoint(task.offer().managers(), user.groups());
    }

    public boolean mayRead(Task task, CurrentUser user) {
        return !excluded(task).contains(user.username().value())
                && (isAssigneeOrCandidate(task, user) || types.of(task).mayRead(task.context(), user));
    }

    /** Who must neither see nor decide it: as known at creation and as its type knows now. */
    Set<String> excluded(Task task) {
        var people = new HashSet<>(task.offer().excluded());
        people.addAll(types.of(task).excluded(task.context()).stream().map(Username::value).collect(Collectors.toSet()));
        return people;
    }

    /** Remembers that somebody tried what they may not (403). Call outside a transaction. */
    public void recordRefusal(Task task, CurrentUser user, String attempt) {
        audit.recordRefusal(new AuditEvent(AuditEvent.SECURITY, user.username().value(), "inbox.refused",
                Map.of("taskId", task.id().toString(), "businessKey", task.businessKey(), "taskType", task.taskType(), "attempt", attempt,
                        "excluded", excluded(task).contains(user.username().value()))));
    }

    private static boolean isAssigneeOrCandidate(Task task, CurrentUser user) {
        var me = user.username().value();
        return task.offer().assignee().filter(me::equals).isPresent()
                || task.offer().candidateUsers().contains(me)
                || !Collections.disjoint(task.offer().candidateGroups(), user.groups())
                || task.decision().flatMap(Task.Decision::by).filter(me::equals).isPresent();
    }
}
