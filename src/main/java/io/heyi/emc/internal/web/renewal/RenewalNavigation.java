package io.heyi.emc.internal.web.renewal;

import io.heyi.web.NavigationItem;
import org.springframework.stereotype.Component;

@Component
class RenewalNavigation implements NavigationItem {

    @Override
    public String labelKey() {
        return "emcrenewal.nav";
    }

    @Override
    public String path() {
        return "/renewals";
    }

    @Override
    public String icon() {
        return "calendar2-check";
    }

    @Override
    public int order() {
        return 46;
    }
}
