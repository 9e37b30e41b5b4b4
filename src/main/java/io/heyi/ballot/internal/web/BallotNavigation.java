package io.heyi.ballot.internal.web;

import io.heyi.web.NavigationItem;
import org.springframework.stereotype.Component;

/** Ballots behind "More": what waits for a vote is in the inbox and on the home page. */
@Component
class BallotNavigation implements NavigationItem {

    @Override
    public String labelKey() {
        return "ballot.nav";
    }

    @Override
    public String path() {
        return "/ballots";
    }

    @Override
    public String icon() {
        return "check2-square";
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
