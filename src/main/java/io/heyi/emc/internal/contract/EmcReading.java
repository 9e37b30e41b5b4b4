package io.heyi.emc.internal.contract;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcView;
import io.heyi.emc.EmcView.StateChange;
import io.heyi.emc.EmcView.VersionView;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.contract.Contracts.Version;
import io.heyi.emc.internal.contract.VersionStore.Start;
import io.heyi.emc.internal.party.Parties;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
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
    private final EmcStore store;
    private final VersionStore versions;
    private final Parties parties;

    EmcReading(Emcs emcs, EmcStore store, VersionStore versions, Parties parties) {
        this.emcs = emcs;
        this.store = store;
        this.versions = versions;
        this.parties = parties;
    }

    /** With the first pages of its lists only; the rest is read a page at a time. */
    public Optional<EmcView> find(CurrentUser reader, EmcCode code) {
        return emcs.mayRead(reader, code) ? emcs.find(code).map(view -> forReader(reader, view)) : Optional.empty();
    }

    private EmcView forReader(CurrentUser reader, EmcView view) {
        boolean whole = reader.isInside() || isParty(reader, view.terms());
        var first = PageRequest.first();
        return new EmcView(view.code(), view.state(), whole ? view.terms() : whatItTakesToBid(view.terms()), view.lead(), view.call(), view.period(),
                views(reader, view.code(), first).items(), childrenOf(reader, view.code(), first).items(), historyOf(reader, view, first).items().reversed(), view.createdBy(),
                view.createdAt(), view.revision());
    }

    /** Changes of its state, newest first; empty for an EMC that the reader may not know of. */
    public Optional<PageOf<StateChange>> history(CurrentUser reader, EmcCode code, PageRequest page) {
        return emcs.mayRead(reader, code) ? emcs.find(code).map(view -> historyOf(reader, view, page)) : Optional.empty();
    }

    private PageOf<StateChange> historyOf(CurrentUser reader, EmcView view, PageRequest page) {
        return reader.isInside() || isParty(reader, view.terms()) ? store.history(view.code(), page) : PageOf.of(List.of(), 0, page);
    }

    /** EMCs nested in this one, for people inside; empty for an EMC that the reader may not know of. */
    public Optional<PageOf<EmcCode>> children(CurrentUser reader, EmcCode code, PageRequest page) {
        return emcs.mayRead(reader, code) ? Optional.of(childrenOf(reader, code, page)) : Optional.empty();
    }

    private PageOf<EmcCode> childrenOf(CurrentUser reader, EmcCode code, PageRequest page) {
        return reader.isInside() ? store.children(code, page) : PageOf.of(List.of(), 0, page);
    }

    /** The call without what the others put in and get out. */
    private static ContractTerms whatItTakesToBid(ContractTerms terms) {
        return terms.withNodes(terms.nodes().stream().filter(Node::lead).map(node -> new Node(node.actor(), node.kind(), node.name(), true, node.tier(), null,
                node.contribution(), node.services(), List.of(), null, null, List.of(), List.of(), null)).toList());
    }

    private boolean isParty(CurrentUser reader, ContractTerms terms) {
        return terms.nodes().stream().map(Node::actor).anyMatch(actor -> parties.actsFor(reader, actor));
    }

    /** Newest first; empty for an EMC that the reader may not know of. */
    public Optional<PageOf<VersionView>> versions(CurrentUser reader, EmcCode code, PageRequest page) {
        return emcs.mayRead(reader, code) ? Optional.of(views(reader, code, page)) : Optional.empty();
    }

    private PageOf<VersionView> views(CurrentUser reader, EmcCode code, PageRequest page) {
        return versions.views(code, parties.reach(reader), page);
    }

    /** The latest that the reader may see, of those before a number. */
    public Optional<Version> lastBefore(CurrentUser reader, EmcCode code, int number) {
        return versions.lastBefore(code, number, parties.reach(reader));
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
        Optional<Start> later = Optional.empty();
        for (var version : versions.starts(code)) {
            var end = version.period().atEndOfMonth();
            var last = later.filter(next -> next.period().equals(version.period())).map(next -> next.day().minusDays(1)).orElse(end);
            if (!version.day().equals(version.period().atDay(1)) || last.isBefore(end)) {
                days.put(version.number(), new Days(version.day(), last));
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
