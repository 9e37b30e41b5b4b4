package io.heyi.orchestration.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.orchestration.internal.outbox.OutboxAdministration;
import io.heyi.orchestration.internal.stranded.StrandedCases;
import io.heyi.web.NavigationItem;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** The way to the operator page, with the number of commands and cases that need a person. */
@Component
class OperationsNavigation implements NavigationItem {

    private final OutboxAdministration outbox;
    private final StrandedCases stranded;

    OperationsNavigation(OutboxAdministration outbox, StrandedCases stranded) {
        this.outbox = outbox;
        this.stranded = stranded;
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
        var needed = outbox.backlog().dead() + stranded.count();
        return needed == 0 ? OptionalLong.empty() : OptionalLong.of(needed);
    }
}
