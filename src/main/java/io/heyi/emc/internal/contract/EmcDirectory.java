package io.heyi.emc.internal.contract;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcFilter;
import io.heyi.emc.EmcSummary;
import io.heyi.emc.EmcTotals;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.emc.ReadableMonths;
import io.heyi.emc.internal.formation.FormationStart;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.internal.party.Parties.Party;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class EmcDirectory implements Emcs {

    private final EmcStore emcs;
    private final EmcList list;
    private final VersionStore versions;
    private final Parties parties;
    private final ObjectProvider<FormationStart> formation;

    EmcDirectory(EmcStore emcs, EmcList list, VersionStore versions, Parties parties, ObjectProvider<FormationStart> formation) {
        this.emcs = emcs;
        this.list = list;
        this.versions = versions;
        this.parties = parties;
        this.formation = formation;
    }

    /** Here and not only in the interface, because a transaction begins at methods of this class alone. */
    @Override
    public PageOf<EmcSummary> search(String query, CurrentUser reader, PageRequest page) {
        return search(EmcFilter.text(query), reader, page);
    }

    @Override
    public PageOf<EmcSummary> search(EmcFilter filter, CurrentUser reader, PageRequest page) {
        return list.search(filter, parties.reach(reader), page);
    }

    @Override
    public Optional<EmcSummary> summary(EmcCode code, CurrentUser reader) {
        return list.find(code, parties.reach(reader));
    }

    @Override
    public EmcTotals totals(CurrentUser reader) {
        return list.totals(parties.reach(reader));
    }

    @Override
    public Optional<EmcView> find(EmcCode code) {
        return emcs.find(code).map(this::view);
    }

    private EmcView view(EmcStore.Row row) {
        var emc = row.emc();
        return new EmcView(emc.code(), emc.state(), emc.terms(), emc.lead(), formation.stream().flatMap(one -> one.call(emc.code()).stream()).findFirst().orElse(null), row.latestPeriod().orElse(null),
                versions.views(emc.code()), emcs.children(emc.code()), emcs.history(emc.code()), emc.createdBy(),
                emc.createdAt(), emc.revision());
    }

    @Override
    public boolean mayRead(CurrentUser reader, EmcCode code) {
        return list.find(code, parties.reach(reader)).isPresent();
    }

    @Override
    public Set<EmcCode> readableAmong(CurrentUser reader, Collection<EmcCode> codes) {
        return list.readableAmong(parties.reach(reader), codes);
    }

    @Override
    public ReadableMonths monthsFor(CurrentUser reader, EmcCode code) {
        return monthsFor(reader, List.of(code)).getOrDefault(code, ReadableMonths.of(List.of()));
    }

    @Override
    public Map<EmcCode, ReadableMonths> monthsFor(CurrentUser reader, Collection<EmcCode> codes) {
        return parties.reach(reader).map(actors -> versions.monthsNaming(actors, codes))
                .orElseGet(() -> codes.stream().distinct().collect(Collectors.toMap(code -> code, code -> ReadableMonths.every())));
    }

    @Override
    public Map<ActorId, String> names(Collection<ActorId> actors) {
        return parties.find(actors).values().stream().collect(Collectors.toMap(Party::id, Party::name));
    }

    @Override
    public Optional<ContractTerms> termsOf(EmcCode code, YearMonth period) {
        return versions.inForce(code, period).map(Contracts.Version::terms);
    }

    @Override
    public Map<EmcCode, Map<YearMonth, List<Integer>>> versionNumbers(Collection<EmcCode> codes) {
        return versions.numbers(codes);
    }

    @Override
    public Optional<ContractTerms> termsOn(EmcCode code, LocalDate day) {
        return versions.ofMonth(code, YearMonth.from(day)).reversed().stream().filter(version -> !version.inForceFrom().isAfter(day)).findFirst().map(Contracts.Version::terms);
    }

    @Override
    public Optional<LocalDate> partSince(EmcCode code, ActorId party, LocalDate day) {
        return Optional.of(versions.ofMonth(code, YearMonth.from(day))).filter(month -> !month.isEmpty()).flatMap(month -> ContractMonth.of(month).since(party, day));
    }

    @Override
    public List<EmcCode> runningWith(ActorId party) {
        return emcs.runningWith(party);
    }

    @Override
    public List<EmcCode> activeIn(YearMonth period, EmcCode after, int limit) {
        return versions.coveredIn(period, Optional.ofNullable(after), limit);
    }

    @Override
    public boolean actsFor(CurrentUser person, ActorId actor) {
        return parties.actsFor(person, actor);
    }

    @Override
    public List<ActorId> actingFor(CurrentUser person, EmcCode code) {
        return emcs.find(code).stream().flatMap(row -> row.emc().terms().nodes().stream()).map(Node::actor).filter(actor -> parties.actsFor(person, actor)).toList();
    }
}
