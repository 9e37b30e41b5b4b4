package io.heyi.emc.internal.web.emcs;

import io.heyi.web.NavigationItem;
import org.springframework.stereotype.Component;

@Component
class EmcsNavigation implements NavigationItem {

    @Override
    public String labelKey() {
        return "emcpages.nav";
    }

    @Override
    public String path() {
        return "/emcs";
    }

    @Override
    public String icon() {
        return "share";
    }

    @Override
    public int order() {
        return 45;
    }
}
