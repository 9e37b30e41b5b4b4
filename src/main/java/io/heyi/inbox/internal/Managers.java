package io.heyi.inbox.internal;

import io.heyi.access.Groups;
import io.heyi.access.Role;
import io.heyi.inbox.TaskManagers;
import java.util.List;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the managers of a task: of the groups to which it is offered, the administrators where no module knows better and for what is one person's. */
@Component
class Managers {

    private static final String OTHERWISE = Groups.of(Role.ADMINISTRATOR);

    private final ObjectProvider<TaskManagers> modules;

    Managers(ObjectProvider<TaskManagers> modules) {
        this.modules = modules;
    }

    List<String> of(Task.Offer offer) {
        var managing = new TreeSet<String>();
        offer.candidateGroups().forEach(group -> modules.stream().forEach(module -> managing.addAll(module.managing(group))));
        return managing.isEmpty() ? List.of(OTHERWISE) : List.copyOf(managing);
    }
}
