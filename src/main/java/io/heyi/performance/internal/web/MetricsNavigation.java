package io.heyi.performance.internal.web;

import io.heyi.web.NavigationItem;
import org.springframework.stereotype.Component;

@Component
class MetricsNavigation implements NavigationItem {

    @Override
    public String labelKey() {
        return "performance.nav";
    }

    @Override
    public String path() {
        return "/metrics";
    }

    @Override
    public String icon() {
        return "graph-up";
    }

    @Override
    public int order() {
        return 49;
    }

    @Override
    public boolean secondary() {
        return true;
    }
}
