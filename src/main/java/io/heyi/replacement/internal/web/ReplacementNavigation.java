package io.heyi.replacement.internal.web;

import io.heyi.web.NavigationItem;
import org.springframework.stereotype.Component;

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
}
