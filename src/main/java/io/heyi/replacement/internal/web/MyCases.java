package io.heyi.replacement.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.replacement.internal.CaseList;
import io.heyi.shared.PageRequest;
import io.heyi.web.HomeBlock;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Open cases of the contracts of those for whom the reader acts, and those of whose silence the reader was told, on the home page. */
@Component
class MyCases implements HomeBlock {

    private static final int ROWS = 5;

    private final CaseList list;

    MyCases(CaseList list) {
        this.list = list;
    }

    @Override
    public int order() {
        return 16;
    }

    @Override
    public String fragment() {
        return "replacement/parts :: mine";
    }

    @Override
    public boolean wide() {
        return true;
    }

    @Override
    public Map<String, Object> model(CurrentUser user) {
        var parties = new HashSet<String>();
        parties.add(user.username().value());
        user.relations().stream().filter(relation -> relation.kind() == Relation.Kind.ME_OWNER || relation.kind() == Relation.Kind.SSP_OWNER).map(Relation::objectId).forEach(parties::add);
        var rows = list.ofParties(parties, "OPEN", new PageRequest(0, ROWS));
        var told = list.told(Stream.concat(parties.stream(), user.groups().stream()).toList(), new PageRequest(0, ROWS));
        return rows.total() == 0 && told.total() == 0 ? Map.of() : Map.of("rows", rows, "told", told);
    }
}
