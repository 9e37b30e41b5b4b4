package io.heyi.talent.internal.people.web;

import io.heyi.web.NavigationItem;
import org.springframework.stereotype.Component;

/** The way to the own profile, and from there to everything about talent. */
@Component
class PeopleNavigation implements NavigationItem {

    @Override
    public String labelKey() {
        return "people.nav";
    }

    @Override
    public String path() {
        return "/talent";
    }

    @Override
    public String icon() {
        return "person-workspace";
    }

    @Override
    public int order() {
        return 46;
    }
}
