package io.heyi.orchestration.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.orchestration.internal.outbox.OutboxAdministration;
import io.heyi.web.NavigationItem;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** The way to the operator page, with the number of commands that need a person. */
@Component
class OperationsNavigation implements NavigationItem {

    private final OutboxAdministration outbox;

    OperationsNavigation(OutboxAdministration outbox) {
        this.outbox = outbox;
    }

    @Override
    public String labelKey() {
        return "orchestration.operations.title";
    }

    @Override
    public String path() {
        return "/operations";
    }

    @Override
    public String icon() {
        return "activity";
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public boolean visibleTo(CurrentUser user) {
        return OperationsController.READERS.stream().anyMatch(user::has);
    }

    @Override
    public OptionalLong badge(CurrentUser user) {
        var dead = outbox.backlog().dead();
        return dead == 0 ? OptionalLong.empty() : OptionalLong.of(dead);
    }
}
