package io.heyi.emc.internal.web.map;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.emc.Actuals.Frozen;
import io.heyi.emc.EmcFilter;
import io.heyi.emc.EmcSummary;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.party.Parties;
import io.heyi.inbox.Inbox;
import io.heyi.shared.PageRequest;
import io.heyi.web.HomeBlock;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The EMCs of everybody for whom the reader acts, on the home page: what each is in, what waits for the reader, and what was attained last. */
@Component
class MyEmcsBlock implements HomeBlock {

    private static final int ROWS = 5;

    private final Emcs emcs;
    private final Parties parties;
    private final Inbox inbox;
    private final ObjectProvider<Actuals> actuals;

    MyEmcsBlock(Emcs emcs, Parties parties, Inbox inbox, ObjectProvider<Actuals> actuals) {
        this.emcs = emcs;
        this.parties = parties;
        this.inbox = inbox;
        this.actuals = actuals;
    }

    /**
     * @param leads whether the reader acts for the lead
     * @param attained last frozen month of the reader's party; null before the first
     */
    record Row(EmcSummary emc, boolean leads, long tasks, Attained attained) {}

    record Attained(YearMonth period, BigDecimal percent) {}

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String fragment() {
        return "emc/home :: mine";
    }

    @Override
    public boolean wide() {
        return true;
    }

    @Override
    public boolean visibleTo(CurrentUser user) {
        return user.has(Role.EXTERNAL_PARTNER) || user.relations().stream().anyMatch(relation -> relation.kind() == Kind.ME_OWNER || relation.kind() == Kind.SSP_OWNER);
    }

    @Override
    public Map<String, Object> model(CurrentUser user) {
        var mine = parties.actorsOf(user);
        if (mine.isEmpty()) {
            return Map.of("rows", List.of(), "total", 0L);
        }
        var found = emcs.search(EmcFilter.of(mine).onlyLiving(), user, new PageRequest(0, ROWS));
        var tasks = inbox.waiting(user, found.items().stream().map(emc -> emc.code().value()).toList());
        var rows = found.items().stream().map(emc -> new Row(emc, mine.contains(emc.lead()), tasks.getOrDefault(emc.code().value(), 0L), attained(emc, mine).orElse(null))).toList();
        return Map.of("rows", rows, "total", found.total(), "focus", mine.size() == 1 ? mine.getFirst().value() : "");
    }

    private Optional<Attained> attained(EmcSummary emc, Collection<ActorId> mine) {
        if (emc.period() == null) {
            return Optional.empty();
        }
        return frozen(emc, emc.period()).or(() -> frozen(emc, emc.period().minusMonths(1))).flatMap(month -> month.nodes().stream()
                .filter(node -> mine.contains(node.actor()) && node.attainmentPercent() != null).findFirst().map(node -> new Attained(month.period(), node.attainmentPercent())));
    }

    private Optional<Frozen> frozen(EmcSummary emc, YearMonth period) {
        return actuals.stream().findFirst().flatMap(all -> all.frozen(emc.code(), period));
    }
}
