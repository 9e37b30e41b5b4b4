package io.heyi.inbox.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.web.NavigationItem;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** The inbox in the main navigation, with the number of tasks that wait for the person. */
@Component
class InboxNavigation implements NavigationItem {

    private final CountsOnce counts;

    InboxNavigation(CountsOnce counts) {
        this.counts = counts;
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
        var known = counts.of(user);
        return OptionalLong.of(known.mine() + known.group());
    }
}
