package io.heyi.emc.internal.web.map;

import io.heyi.web.NavigationItem;
import org.springframework.stereotype.Component;

@Component
class MapNavigation implements NavigationItem {

    @Override
    public String labelKey() {
        return "emcmap.nav";
    }

    @Override
    public String path() {
        return "/map";
    }

    @Override
    public String icon() {
        return "map";
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
