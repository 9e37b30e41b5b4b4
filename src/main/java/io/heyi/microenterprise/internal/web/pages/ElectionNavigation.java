package io.heyi.microenterprise.internal.web.pages;

import io.heyi.web.NavigationItem;
import org.springframework.stereotype.Component;

/** Elections behind "More": what waits for a person is in the inbox and on the home page. */
@Component
class ElectionNavigation implements NavigationItem {

    @Override
    public String labelKey() {
        return "election.nav";
    }

    @Override
    public String path() {
        return "/elections";
    }

    @Override
    public String icon() {
        return "people";
    }

    @Override
    public int order() {
        return 46;
    }

    @Override
    public boolean secondary() {
        return true;
    }
}
