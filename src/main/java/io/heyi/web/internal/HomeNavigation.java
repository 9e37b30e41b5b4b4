package io.heyi.web.internal;

import io.heyi.web.NavigationItem;
import org.springframework.stereotype.Component;

/** The way home. */
@Component
class HomeNavigation implements NavigationItem {

    @Override
    public String labelKey() {
        return "web.nav.home";
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public String icon() {
        return "house";
    }

    @Override
    public int order() {
        return 0;
    }
}
