package io.heyi.emc.internal.map;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcFilter;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcSummary;
import io.heyi.emc.EmcTotals;
import io.heyi.emc.EmcType;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.party.Parties;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.microenterprise.Proposals;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The network of micro-enterprises and EMCs, always a piece that people can take in: platforms with what runs between them, or one page of EMCs or MEs with
 * their neighbours (5,000 MEs and 1,000 EMCs are never drawn at once). Shows what the directory shows the reader and nothing more.
 */
@Service
@Transactional(readOnly = true)
public class NetworkMap {

    private static final int MOST_NEIGHBOURS = 200;
    private static final int MOST_OF_ONE = 10;

    private final Emcs emcs;
    private final Parties parties;
    private final Microenterprises microenterprises;
    private final Proposals proposals;

    NetworkMap(Emcs emcs, Parties parties, Microenterprises microenterprises, Proposals proposals) {
        this.emcs = emcs;
        this.parties = parties;
        this.microenterprises = microenterprises;
        this.proposals = proposals;
    }

    /** An actor as people call it; its id where nobody knows a name any more. */
    public record Actor(ActorId id, ActorKind kind, String name) {}

    /** @param partners other platforms whose MEs are parties of this platform's EMCs, with the number of such places, most first */
    public record PlatformRow(String platform, long microenterprises, long emcs, long active, List<PlatformTie> partners) {}

    public record PlatformTie(String platform, long places) {}

    /** @param actors the lead first */
    public record EmcRow(EmcSummary emc, List<Actor> actors) {}

    /** @param emcs the newest ones; @param more how many others there are */
    public record EnterpriseRow(MicroenterpriseSummary microenterprise, List<EmcSummary> emcs, long more) {}

    /** By platform: what is hosted there, and how platforms work together. */
    public List<PlatformRow> platforms(CurrentUser reader) {
        var counts = microenterprises.countByPlatform();
        var totals = emcs.totals(reader);
        var emcsOf = totals.platforms().stream().collect(Collectors.toMap(EmcTotals.PlatformEmcs::platform, one -> one));
        var ties = tiesBetweenPlatforms(totals.ties());
        var ids = new LinkedHashSet<>(platformIds());
        ids.addAll(counts.keySet());
        ids.addAll(emcsOf.keySet());
        return ids.stream().map(id -> {
            var own = emcsOf.getOrDefault(id, new EmcTotals.PlatformEmcs(id, 0, 0));
            return new PlatformRow(id, counts.getOrDefault(id, 0L), own.emcs(), own.active(), ties.getOrDefault(id, List.of()));
        }).toList();
    }

    private Map<String, List<PlatformTie>> tiesBetweenPlatforms(List<EmcTotals.Tie> ties) {
        var hosts = microenterprises.find(ties.stream().map(tie -> tie.actor().value()).filter(id -> id.startsWith("ME-")).collect(Collectors.toSet()));
        var places = new HashMap<String, Map<String, Long>>();
        ties.forEach(tie -> Optional.ofNullable(hosts.get(tie.actor().value())).map(MicroenterpriseSummary::platform).filter(host -> !host.equals(tie.platform()))
                .ifPresent(host -> places.computeIfAbsent(tie.platform(), platform -> new TreeMap<>()).merge(host, tie.emcs(), Long::sum)));
        var rows = new HashMap<String, List<PlatformTie>>();
        places.forEach((platform, hosted) -> rows.put(platform, hosted.entrySet().stream().map(host -> new PlatformTie(host.getKey(), host.getValue()))
                .sorted(Comparator.comparingLong(PlatformTie::places).reversed()).toList()));
        return rows;
    }

    /** Platforms to choose from. */
    public List<String> platformIds() {
        return proposals.platforms().stream().map(Proposals.PlatformView::id).toList();
    }

    /** @param focus an EMC with its parents and children, or an actor's EMCs; null for all */
    public PageOf<EmcRow> emcs(String query, String platform, EmcState state, EmcType type, String focus, CurrentUser reader, PageRequest page) {
        var around = focus != null && EmcCode.isValid(focus) ? new EmcCode(focus) : null;
        var actor = focus != null && around == null ? Set.of(new ActorId(focus)) : Set.<ActorId>of();
        var found = emcs.search(new EmcFilter(query, platform, state, type, actor, around), reader, page);
        var names = names(found.items().stream().flatMap(emc -> emc.actors().stream()).collect(Collectors.toSet()));
        return found.map(emc -> new EmcRow(emc, leadFirst(emc).map(names::get).toList()));
    }

    private static Stream<ActorId> leadFirst(EmcSummary emc) {
        return Stream.concat(Stream.of(emc.lead()), emc.actors().stream().filter(actor -> !actor.equals(emc.lead())).sorted());
    }

    private Map<ActorId, Actor> names(Collection<ActorId> actors) {
        var known = parties.find(actors);
        return actors.stream().collect(Collectors.toMap(id -> id, id -> Optional.ofNullable(known.get(id)).map(party -> new Actor(id, party.kind(), party.name()))
                .orElseGet(() -> new Actor(id, id.kind(), id.value()))));
    }

    public PageOf<EnterpriseRow> enterprises(String query, String platform, MicroenterpriseState state, CurrentUser reader, PageRequest page) {
        var found = microenterprises.search(query == null ? "" : query, platform, state, page);
        var codes = found.items().stream().map(me -> new ActorId(me.code())).toList();
        var around = codes.isEmpty() ? PageOf.<EmcSummary>of(List.of(), 0, page) : emcs.search(EmcFilter.of(codes), reader, new PageRequest(0, MOST_NEIGHBOURS));
        return found.map(me -> row(me, around, reader));
    }

    /** One search serves a page of them, unless they are in more EMCs than it may find; then each is looked for by itself. */
    private EnterpriseRow row(MicroenterpriseSummary me, PageOf<EmcSummary> around, CurrentUser reader) {
        var actor = new ActorId(me.code());
        if (around.total() > around.items().size()) {
            var own = emcs.search(EmcFilter.of(List.of(actor)), reader, new PageRequest(0, MOST_OF_ONE));
            return new EnterpriseRow(me, own.items(), own.total() - own.items().size());
        }
        var own = around.items().stream().filter(emc -> emc.actors().contains(actor)).toList();
        return new EnterpriseRow(me, own.stream().limit(MOST_OF_ONE).toList(), Math.max(0, own.size() - MOST_OF_ONE));
    }

    /** What the panel beside the map tells of one EMC; empty also for one that the reader may not see. */
    public Optional<EmcRow> emc(EmcCode code, CurrentUser reader) {
        return emcs.summary(code, reader).map(emc -> {
            var names = names(emc.actors());
            return new EmcRow(emc, leadFirst(emc).map(names::get).toList());
        });
    }

    /** An actor with its EMCs; {@code microenterprise} is null for the other kinds. */
    public record ActorDetails(Actor actor, MicroenterpriseSummary microenterprise, PageOf<EmcSummary> emcs) {}

    /** Empty for an actor that nobody knows and that is in no EMC. */
    public Optional<ActorDetails> actor(ActorId id, CurrentUser reader) {
        var in = emcs.search(EmcFilter.of(List.of(id)), reader, PageRequest.first());
        var microenterprise = id.kind() == ActorKind.MICROENTERPRISE ? microenterprises.find(List.of(id.value())).get(id.value()) : null;
        var known = microenterprise != null || in.total() > 0 || id.kind() == ActorKind.SHARED_SERVICE_PLATFORM && parties.find(id).isPresent();
        if (!known) {
            return Optional.empty();
        }
        var name = microenterprise != null ? new Actor(id, ActorKind.MICROENTERPRISE, microenterprise.name()) : names(List.of(id)).get(id);
        return Optional.of(new ActorDetails(name, microenterprise, in));
    }

    /** One page as a drawing: every row, what it is tied to, and nothing else. */
    public static Graph graphOfEmcs(List<EmcRow> rows, String focus) {
        var graph = new Graph.Builder(focus);
        rows.forEach(row -> {
            graph.emc(row.emc());
            row.actors().forEach(actor -> graph.party(row.emc().code(), actor, actor.id().equals(row.emc().lead())));
        });
        rows.stream().map(EmcRow::emc).filter(emc -> emc.parent() != null).forEach(emc -> graph.nested(emc.parent(), emc.code()));
        return graph.build();
    }

    public static Graph graphOfEnterprises(List<EnterpriseRow> rows) {
        var graph = new Graph.Builder(null);
        rows.forEach(row -> graph.actor(new Actor(new ActorId(row.microenterprise().code()), ActorKind.MICROENTERPRISE, row.microenterprise().name())));
        rows.forEach(row -> row.emcs().forEach(emc -> {
            graph.emc(emc);
            graph.party(emc.code(), new Actor(new ActorId(row.microenterprise().code()), ActorKind.MICROENTERPRISE, row.microenterprise().name()),
                    emc.lead().value().equals(row.microenterprise().code()));
        }));
        return graph.build();
    }

    /** @param names platform id to name in the reader's language */
    public static Graph graphOfPlatforms(List<PlatformRow> rows, Map<String, String> names) {
        var graph = new Graph.Builder(null);
        rows.forEach(row -> graph.platform(row.platform(), names.get(row.platform()), row.microenterprises() + row.emcs()));
        rows.forEach(row -> row.partners().forEach(tie -> graph.tie(row.platform(), tie.platform(), tie.places())));
        return graph.build();
    }
}
