package io.heyi.dissolution.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.dissolution.internal.domain.Destination;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Notice;
import io.heyi.dissolution.internal.domain.Obligation;
import io.heyi.dissolution.internal.obligations.Checklist;
import io.heyi.replacement.Departures;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes views of cases. */
@Component
class DissolutionViews {

    private final DissolutionStore store;
    private final Checklist obligations;
    private final Departures departures;
    private final DissolutionPeople people;
    private final Notices notices;
    private final Clock clock;

    DissolutionViews(DissolutionStore store, Checklist obligations, Departures departures, DissolutionPeople people, Notices notices, Clock clock) {
        this.store = store;
        this.obligations = obligations;
        this.departures = departures;
        this.people = people;
        this.notices = notices;
        this.clock = clock;
    }

    DissolutionView of(Dissolution found, CurrentUser reader) {
        boolean inside = reader.isInside();
        var mine = notices.partiesOf(reader);
        boolean member = found.outcome().isEmpty() && people.members(found.microenterprise()).contains(reader.username());
        var down = found.runDown();
        List<Notice> told = down.notices().stream().filter(notice -> inside || mine.contains(notice.party())).toList();
        List<Obligation> checklist = !inside || found.outcome().isPresent() ? List.of() : obligations.of(found);
        return new DissolutionView(found.code(), found.microenterprise(), found.name(), found.platform(), found.trigger(), inside ? found.rule() : "", inside ? found.reason() : "",
                inside ? found.gate().orElse(null) : null,
                inside ? found.openedBy() : "", found.openedAt(), found.caseDueAt(), found.isFrozen(), found.step(), found.dueAt().orElse(null), inside ? found.waitingFor() : List.of(),
                inside ? found.objection().orElse(null) : null, inside ? found.alternatives() : List.of(), inside ? found.votes() : List.of(), inside ? found.choice().orElse(null) : null,
                found.election().orElse(null), found.isMerging(), told, inside ? down.lessons() : null, down.scenario(), inside ? down.inventoryClosedBy() : null, inside ? down.fingerprint() : null,
                checklist, inside ? departures.of(found.code().value()) : List.of(), found.isDeparted(), destinations(found, reader), found.escalatedAt().orElse(null),
                found.outcome().orElse(null), found.endedAt().orElse(null), member && found.mayObject(clock.instant()), inside && found.mayPropose(),
                told.stream().anyMatch(notice -> notice.acknowledgedBy() == null && mine.contains(notice.party())), mayGiveMergerUp(found, reader, checklist), readsFailures(reader) ? store.failure(found.code()).orElse(null) : null);
    }

    /** The platform's people, where the checklist names the taker. */
    private boolean mayGiveMergerUp(Dissolution found, CurrentUser reader, List<Obligation> checklist) {
        return found.isSettling() && checklist.stream().anyMatch(one -> one.kind().equals("taker")) && !people.interested(found).contains(reader.username())
                && (reader.is(Kind.PLATFORM_OWNER, found.platform()) || reader.is(Kind.PLATFORM_SECOND_OWNER, found.platform()));
    }

    private static List<Destination> destinations(Dissolution found, CurrentUser reader) {
        boolean all = reader.has(Role.POOL_COORDINATOR) || reader.has(Role.AUDITOR) || reader.is(Kind.PLATFORM_OWNER, found.platform())
                || !found.members().isEmpty() && found.members().getFirst().equals(reader.username().value());
        return found.runDown().destinations().stream().filter(one -> all || one.person().equals(reader.username().value())).toList();
    }

    /** Why a step has failed is for those who mend it or check on it. */
    private static boolean readsFailures(CurrentUser reader) {
        return reader.has(Role.OPERATOR) || reader.has(Role.ADMINISTRATOR) || reader.has(Role.AUDITOR);
    }
}
