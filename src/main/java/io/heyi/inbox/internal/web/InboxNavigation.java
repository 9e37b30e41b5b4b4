package io.heyi.inbox.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.Inbox;
import io.heyi.web.NavigationItem;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** The inbox in the main navigation, with the number of tasks that wait for the person. */
@Component
class InboxNavigation implements NavigationItem {

    private final Inbox inbox;

    InboxNavigation(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public String labelKey() {
        return "inbox.navigation";
    }

    @Override
    public String path() {
        return "/inbox";
    }

    @Override
    public String icon() {
        return "inbox";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public OptionalLong badge(CurrentUser user) {
        var counts = inbox.counts(user);
        return OptionalLong.of(counts.mine() + counts.group());
    }
}
