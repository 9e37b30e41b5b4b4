package io.heyi.dissolution.internal.web;

import io.heyi.web.NavigationItem;
import org.springframework.stereotype.Component;

/** Cases behind "More": what waits for somebody is in the inbox and on the home page. */
@Component
class DissolutionNavigation implements NavigationItem {

    @Override
    public String labelKey() {
        return "dissolution.nav";
    }

    @Override
    public String path() {
        return "/dissolutions";
    }

    @Override
    public String icon() {
        return "box-arrow-right";
    }

    @Override
    public int order() {
        return 48;
    }

    @Override
    public boolean secondary() {
        return true;
    }
}
