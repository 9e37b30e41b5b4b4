package io.heyi.emc.internal.contract;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.contract.Contracts.Version;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A month of a contract: what was in force on which of its days. Every day belongs to one phase.
 *
 * @param phases in the order of their days, each of at least one day
 * @param terms of the latest version, what the next month goes on from; in force on no day of this month where it was changed when the month was over
 */
public record ContractMonth(EmcCode emc, YearMonth period, List<Phase> phases, ContractTerms terms) {

    public ContractMonth {
        phases = List.copyOf(phases);
    }

    /** @param days 1 to 31 */
    public record Phase(LocalDate from, int days, ContractTerms terms) {

        public LocalDate last() {
            return from.plusDays(days - 1L);
        }
    }

    /** One version for the whole month. */
    public static ContractMonth whole(EmcCode emc, YearMonth period, ContractTerms terms) {
        return new ContractMonth(emc, period, List.of(new Phase(period.atDay(1), period.lengthOfMonth(), terms)), terms);
    }

    /**
     * @param versions of one month, at least one, oldest first; a later one takes the days from its own on
     */
    static ContractMonth of(List<Version> versions) {
        var latest = versions.getLast();
        var end = latest.period().plusMonths(1).atDay(1);
        var phases = new ArrayList<Phase>();
        for (int i = 0; i < versions.size(); i++) {
            var from = i == 0 ? latest.period().atDay(1) : versions.get(i).inForceFrom();
            var until = i + 1 < versions.size() ? versions.get(i + 1).inForceFrom() : end;
            if (from.isBefore(until)) {
                phases.add(new Phase(from, (int) (until.toEpochDay() - from.toEpochDay()), versions.get(i).terms()));
            }
        }
        return new ContractMonth(latest.code(), latest.period(), phases, latest.terms());
    }

    /** Whether parts have changed within the month. */
    public boolean isDivided() {
        return phases.size() > 1;
    }

    /**
     * What the month's figures are measured by: the latest terms, without targets of parties that were none on its first day. A part is measured in whole months only,
     * and whoever leaves is rated when its part ends (domain.md P4 step 9).
     */
    public ContractTerms measured() {
        var first = phases.getFirst().terms();
        return terms.withNodes(terms.nodes().stream().map(node -> first.node(node.actor()).isPresent() ? node : node.withTargets(List.of())).toList());
    }

    /** Everybody who was a party on a day of the month, as last agreed: those of the latest phase first, in its order. */
    public Map<ActorId, Node> parties() {
        var parties = new LinkedHashMap<ActorId, Node>();
        phases.reversed().forEach(phase -> phase.terms().nodes().forEach(node -> parties.putIfAbsent(node.actor(), node)));
        return parties;
    }

    /** The first day of this month since which the party has had a part without a break; empty where it had none on that day. */
    Optional<LocalDate> since(ActorId party, LocalDate day) {
        LocalDate since = null;
        for (var phase : phases.stream().filter(phase -> !phase.from().isAfter(day)).toList()) {
            since = phase.terms().node(party).isEmpty() ? null : since == null ? phase.from() : since;
        }
        return Optional.ofNullable(since);
    }

    /** The last day of a part that has ended within the month; empty for a party that is still one, and for who was none. */
    public Optional<LocalDate> endOf(ActorId party) {
        return terms.node(party).isPresent() ? Optional.empty() : phases.reversed().stream().filter(phase -> phase.terms().node(party).isPresent()).findFirst().map(Phase::last);
    }
}
