package io.heyi.emc.internal.contract;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.contract.Contracts.Version;
import io.heyi.emc.internal.party.Parties;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * EMCs and contracts as one person may see them (domain.md §1a): people inside see all; an outside partner sees of an open call what it takes to bid, and of
 * contracts only those that he is party to.
 */
@Service
@Transactional
public class EmcReading {

    private final Emcs emcs;
    private final VersionStore versions;
    private final Parties parties;

    EmcReading(Emcs emcs, VersionStore versions, Parties parties) {
        this.emcs = emcs;
        this.versions = versions;
        this.parties = parties;
    }

    public Optional<EmcView> find(CurrentUser reader, EmcCode code) {
        return emcs.mayRead(reader, code) ? emcs.find(code).map(view -> reader.isInside() ? view : forPartner(reader, view)) : Optional.empty();
    }

    private EmcView forPartner(CurrentUser reader, EmcView view) {
        var mine = versions(reader, view.code()).stream().map(Version::number).toList();
        boolean party = isParty(reader, view.terms());
        return new EmcView(view.code(), view.state(), party ? view.terms() : whatItTakesToBid(view.terms()), view.lead(), view.call(), view.period(),
                view.versions().stream().filter(version -> mine.contains(version.number())).toList(), List.of(), party ? view.history() : List.of(), view.createdBy(),
                view.createdAt(), view.revision());
    }

    /** The call without what the others put in and get out. */
    private static ContractTerms whatItTakesToBid(ContractTerms terms) {
        return terms.withNodes(terms.nodes().stream().filter(Node::lead).map(node -> new Node(node.actor(), node.kind(), node.name(), true, node.tier(), null,
                node.contribution(), node.services(), List.of(), null, null, List.of(), List.of(), null)).toList());
    }

    private boolean isParty(CurrentUser reader, ContractTerms terms) {
        return terms.nodes().stream().map(Node::actor).anyMatch(actor -> parties.actsFor(reader, actor));
    }

    /** Newest first. */
    public List<Version> versions(CurrentUser reader, EmcCode code) {
        return versions.all(code).stream().filter(version -> mayRead(reader, version)).toList();
    }

    /** The latest of the month that the reader may see: for whoever has left within it, the last that names him. */
    public Optional<Version> version(CurrentUser reader, EmcCode code, YearMonth period) {
        return versions.ofMonth(code, period).reversed().stream().filter(version -> mayRead(reader, version)).findFirst();
    }

    public Optional<Version> version(CurrentUser reader, EmcCode code, int number) {
        return versions.numbered(code, number).filter(version -> mayRead(reader, version));
    }

    /** Versions that were in force on some days of their month only, by number. */
    public Map<Integer, Days> days(EmcCode code) {
        var days = new TreeMap<Integer, Days>();
        Optional<EmcView.VersionView> later = Optional.empty();
        for (var version : versions.views(code)) {
            var end = version.period().atEndOfMonth();
            var last = later.filter(next -> next.period().equals(version.period())).map(next -> next.inForceFrom().minusDays(1)).orElse(end);
            if (!version.inForceFrom().equals(version.period().atDay(1)) || last.isBefore(end)) {
                days.put(version.number(), new Days(version.inForceFrom(), last));
            }
            later = Optional.of(version);
        }
        return days;
    }

    /** @param last before {@code from} for a version that was in force on no day of its month: the next month goes on from it */
    public record Days(LocalDate from, LocalDate last) {

        public boolean none() {
            return last.isBefore(from);
        }
    }

    private boolean mayRead(CurrentUser reader, Version version) {
        return reader.isInside() || isParty(reader, version.terms());
    }

    /** What the person may do for: the parties of the EMC that he acts for. */
    public List<ActorId> actingFor(CurrentUser person, EmcCode code) {
        return emcs.actingFor(person, code);
    }
}
