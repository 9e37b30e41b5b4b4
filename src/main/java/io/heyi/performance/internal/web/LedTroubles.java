package io.heyi.performance.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcFilter;
import io.heyi.emc.EmcSummary;
import io.heyi.emc.Emcs;
import io.heyi.performance.internal.actuals.Standings;
import io.heyi.performance.internal.actuals.TrackRecord.Trouble;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import io.heyi.web.HomeBlock;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the owner of a lead on the home page which parties of its EMCs met the trigger of domain.md P4 this month or last. */
@Component
class LedTroubles implements HomeBlock {

    private final Emcs emcs;
    private final Standings standings;
    private final Clock clock;
    private final WorkingDays calendar;

    LedTroubles(Emcs emcs, Standings standings, Clock clock, WorkingDays calendar) {
        this.emcs = emcs;
        this.standings = standings;
        this.clock = clock;
        this.calendar = calendar;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String fragment() {
        return "performance/parts :: led";
    }

    @Override
    public boolean wide() {
        return true;
    }

    @Override
    public Map<String, Object> model(CurrentUser user) {
        var led = led(user);
        var troubles = troubles(led);
        if (troubles.isEmpty()) {
            return Map.of();
        }
        var names = emcs.names(troubles.stream().map(hit -> new ActorId(hit.actor())).distinct().toList());
        return Map.of("troubles", troubles, "titles", led.stream().collect(Collectors.toMap(emc -> emc.code().value(), EmcSummary::title)),
                "names", names.entrySet().stream().collect(Collectors.toMap(name -> name.getKey().value(), Map.Entry::getValue)));
    }

    private List<EmcSummary> led(CurrentUser user) {
        Set<ActorId> owned = user.relations().stream().filter(relation -> relation.kind() == Relation.Kind.ME_OWNER || relation.kind() == Relation.Kind.SSP_OWNER)
                .map(relation -> new ActorId(relation.objectId())).collect(Collectors.toSet());
        return owned.isEmpty() ? List.of() : emcs.search(EmcFilter.ledBy(owned).onlyLiving(), user, new PageRequest(0, PageRequest.LARGEST_SIZE)).items();
    }

    private List<Trouble> troubles(List<EmcSummary> led) {
        return led.isEmpty() ? List.of() : standings.troubles(led.stream().map(emc -> emc.code().value()).toList(), YearMonth.now(clock.withZone(calendar.zone())).minusMonths(1));
    }
}
