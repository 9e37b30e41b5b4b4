package io.heyi.dissolution.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.dissolution.internal.DissolutionList;
import io.heyi.dissolution.internal.reasons.ReasonsToDissolve;
import io.heyi.shared.PageRequest;
import io.heyi.web.HomeBlock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** On the home page: cases of the reader's own micro-enterprises with what to do next, those of which the reader's parties were given notice, those of the reader's platforms that take too long, and what speaks for opening one there. */
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
        var standing = reasons.standing(user, "", page);
        var own = own(user);
        return told.total() + overdue.total() + standing.total() + own.size() == 0 ? Map.of()
                : Map.of("rows", told, "overdue", overdue, "reasons", standing, "own", own, "platforms", platforms(user));
    }

    /** Of the micro-enterprises that the person belongs to; what he should do next has its text at {@code dissolution.todo.<step>}. */
    private List<DissolutionList.Row> own(CurrentUser user) {
        return user.relations().stream().filter(relation -> relation.kind() == Kind.ME_OWNER || relation.kind() == Kind.ME_MEMBER).map(Relation::objectId).distinct().sorted()
                .flatMap(code -> list.search(new DissolutionList.Filter("OPEN", code, ""), user, new PageRequest(0, 1)).items().stream()).toList();
    }

    /** For whose micro-enterprises the person may open a case. */
    private static List<String> platforms(CurrentUser user) {
        return user.relations().stream().filter(relation -> relation.kind() == Kind.PLATFORM_OWNER || relation.kind() == Kind.PLATFORM_SECOND_OWNER).map(Relation::objectId).toList();
    }
}
