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
import io.heyi.web.HomeBlock;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells the owner of a lead on the home page which parties of its EMCs met the trigger of domain.md P4 this month or last. */
@Component
class LedTroubles implements HomeBlock {

    private final Emcs emcs;
    private final Standings standings;
    private final Clock clock;
    private final ZoneId zone;

    LedTroubles(Emcs emcs, Standings standings, Clock clock, @Value("${heyi.calendar.zone:Asia/Shanghai}") ZoneId zone) {
        this.emcs = emcs;
        this.standings = standings;
        this.clock = clock;
        this.zone = zone;
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
    public boolean visibleTo(CurrentUser user) {
        return !troubles(led(user)).isEmpty();
    }

    @Override
    public Map<String, Object> model(CurrentUser user) {
        var led = led(user);
        return Map.of("troubles", troubles(led), "titles", led.stream().collect(Collectors.toMap(emc -> emc.code().value(), EmcSummary::title)));
    }

    private List<EmcSummary> led(CurrentUser user) {
        Set<ActorId> owned = user.relations().stream().filter(relation -> relation.kind() == Relation.Kind.ME_OWNER || relation.kind() == Relation.Kind.SSP_OWNER)
                .map(relation -> new ActorId(relation.objectId())).collect(Collectors.toSet());
        return owned.isEmpty() ? List.of() : emcs.search(EmcFilter.of(owned), user, new PageRequest(0, PageRequest.LARGEST_SIZE)).items().stream().filter(emc -> owned.contains(emc.lead())).toList();
    }

    private List<Trouble> troubles(List<EmcSummary> led) {
        return led.isEmpty() ? List.of() : standings.troubles(led.stream().map(emc -> emc.code().value()).toList(), YearMonth.now(clock.withZone(zone)).minusMonths(1));
    }
}
