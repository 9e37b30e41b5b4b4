package io.heyi.audit.internal;

import io.heyi.access.CurrentUser;
import io.heyi.web.NavigationItem;
import org.springframework.stereotype.Component;

/** The way to the history, for those who may read it. */
@Component
class AuditNavigation implements NavigationItem {

    @Override
    public String labelKey() {
        return "audit.nav";
    }

    @Override
    public String path() {
        return "/audit";
    }

    @Override
    public String icon() {
        return "shield-check";
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public boolean secondary() {
        return true;
    }

    @Override
    public boolean visibleTo(CurrentUser user) {
        return AuditPages.mayRead(user);
    }
}
