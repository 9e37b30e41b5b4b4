package io.heyi.emc.internal.web.sharing;

import io.heyi.web.NavigationItem;
import org.springframework.stereotype.Component;

@Component
class SharingNavigation implements NavigationItem {

    @Override
    public String labelKey() {
        return "emcsharing.nav";
    }

    @Override
    public String path() {
        return "/sharing";
    }

    @Override
    public String icon() {
        return "pie-chart";
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
