package io.heyi.replacement.internal.web;

import io.heyi.web.NavigationItem;
import org.springframework.stereotype.Component;

/** Cases behind "More": what waits for somebody is in the inbox and on the home page. */
@Component
class ReplacementNavigation implements NavigationItem {

    @Override
    public String labelKey() {
        return "replacement.nav";
    }

    @Override
    public String path() {
        return "/replacements";
    }

    @Override
    public String icon() {
        return "arrow-left-right";
    }

    @Override
    public int order() {
        return 47;
    }

    @Override
    public boolean secondary() {
        return true;
    }
}
