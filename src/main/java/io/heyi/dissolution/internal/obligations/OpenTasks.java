package io.heyi.dissolution.internal.obligations;

import io.heyi.dissolution.internal.DissolutionPeople;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Obligation;
import io.heyi.inbox.Inbox;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tasks that wait for its people as such; those of other cases are decided, or withdrawn with their case. Its own case's tasks are part of the case. */
@Component
class OpenTasks implements ObligationSource {

    private static final int MOST = 100;

    private final Inbox inbox;
    private final DissolutionPeople people;

    OpenTasks(Inbox inbox, DissolutionPeople people) {
        this.inbox = inbox;
        this.people = people;
    }

    @Override
    public List<Obligation> of(Dissolution found) {
        return inbox.offeredTo(people.groupsOf(found), MOST).stream().filter(task -> !task.businessKey().equals(found.code().value()))
                .map(task -> new Obligation("task", task.id().toString(), "dissolution.open.task", List.of(task.subject(), task.businessKey()), found.microenterprise(), task.createdAt(),
                        task.dueAt().orElse(null), "/inbox/" + task.id(), false)).toList();
    }
}
