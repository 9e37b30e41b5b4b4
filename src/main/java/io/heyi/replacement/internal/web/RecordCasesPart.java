package io.heyi.replacement.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.performance.RecordPart;
import io.heyi.replacement.internal.CaseList;
import io.heyi.shared.PageRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Cases about a party on its track record. */
@Component
class RecordCasesPart implements RecordPart {

    private static final int ROWS = 10;

    private final CaseList list;

    RecordCasesPart(CaseList list) {
        this.list = list;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String fragment() {
        return "replacement/parts :: ofActor";
    }

    @Override
    public Optional<Map<String, Object>> model(ActorId actor, CurrentUser reader) {
        return Optional.of(Map.of("rows", list.search(CaseList.Filter.of(actor), reader, new PageRequest(0, ROWS)), "actor", actor.value()));
    }
}
