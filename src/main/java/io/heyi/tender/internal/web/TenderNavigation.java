package io.heyi.tender.internal.web;

import io.heyi.web.NavigationItem;
import org.springframework.stereotype.Component;

@Component
class TenderNavigation implements NavigationItem {

    @Override
    public String labelKey() {
        return "tender.nav";
    }

    @Override
    public String path() {
        return "/tenders";
    }

    @Override
    public String icon() {
        return "envelope-paper";
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
