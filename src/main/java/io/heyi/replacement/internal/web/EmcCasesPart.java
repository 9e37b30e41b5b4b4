package io.heyi.replacement.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.emc.EmcPart;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.replacement.internal.CaseList;
import io.heyi.replacement.internal.CaseStore;
import io.heyi.replacement.internal.ReplacementSchedule;
import io.heyi.shared.PageRequest;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Cases about parties of an EMC at the top of its page, and the way to ask for one. */
@Component
class EmcCasesPart implements EmcPart {

    private static final int ROWS = 5;
    private static final Set<EmcState> RUNNING = EnumSet.of(EmcState.ACTIVE, EmcState.RENEWAL_PENDING);

    private final CaseList list;
    private final CaseStore store;
    private final ReplacementSchedule schedule;
    private final Clock clock;
    private final Emcs emcs;

    EmcCasesPart(CaseList list, CaseStore store, ReplacementSchedule schedule, Clock clock, Emcs emcs) {
        this.list = list;
        this.store = store;
        this.schedule = schedule;
        this.clock = clock;
        this.emcs = emcs;
    }

    @Override
    public Place place() {
        return Place.MEMBERS;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public String fragment() {
        return "replacement/parts :: ofEmc";
    }

    @Override
    public Optional<Map<String, Object>> model(EmcView emc, CurrentUser reader) {
        var rows = list.search(CaseList.Filter.of(emc.code()), reader, new PageRequest(0, ROWS));
        boolean mayAsk = RUNNING.contains(emc.state()) && emc.terms().nodes().size() > 1 && !emcs.actingFor(reader, emc.code()).isEmpty();
        var watched = store.watched(emc.code(), schedule.month(clock.instant())).stream().map(actor -> emc.terms().node(actor).map(node -> node.name()).orElse(actor.value())).toList();
        return rows.total() == 0 && !mayAsk ? Optional.empty() : Optional.of(Map.of("rows", rows, "mayAsk", mayAsk, "emc", emc.code().value(), "watched", watched));
    }
}
