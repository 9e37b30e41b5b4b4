package io.heyi.dissolution.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.dissolution.internal.DissolutionList;
import io.heyi.dissolution.internal.reasons.ReasonsToDissolve;
import io.heyi.shared.PageRequest;
import io.heyi.web.HomeBlock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** On the home page: cases of which the reader's parties were given notice, those of the reader's platforms that take too long, and what speaks for opening one there. */
@Component
class MyDissolutions implements HomeBlock {

    private static final int ROWS = 5;

    private final DissolutionList list;
    private final ReasonsToDissolve reasons;

    MyDissolutions(DissolutionList list, ReasonsToDissolve reasons) {
        this.list = list;
        this.reasons = reasons;
    }

    @Override
    public int order() {
        return 17;
    }

    @Override
    public String fragment() {
        return "dissolution/parts :: mine";
    }

    @Override
    public boolean wide() {
        return true;
    }

    @Override
    public Map<String, Object> model(CurrentUser user) {
        var page = new PageRequest(0, ROWS);
        var told = list.toldOf(user, page);
        var overdue = list.overdue(user, page);
        var standing = reasons.forPlatformsOf(user, page);
        return told.total() + overdue.total() + standing.total() == 0 ? Map.of() : Map.of("rows", told, "overdue", overdue, "reasons", standing);
    }
}
