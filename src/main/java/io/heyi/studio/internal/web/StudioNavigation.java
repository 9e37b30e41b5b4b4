package io.heyi.studio.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.web.NavigationItem;
import org.springframework.stereotype.Component;

/** The way to the processes and their changes. */
@Component
class StudioNavigation implements NavigationItem {

    @Override
    public String labelKey() {
        return "studio.nav";
    }

    @Override
    public String path() {
        return "/studio";
    }

    @Override
    public String icon() {
        return "bezier2";
    }

    @Override
    public int order() {
        return 82;
    }

    @Override
    public boolean secondaryFor(CurrentUser user) {
        return !ChangeRights.mayEdit(user);
    }

    @Override
    public boolean visibleTo(CurrentUser user) {
        return ChangeRights.mayRead(user);
    }
}
