package io.heyi.performance;

import static io.heyi.emc.ContractFixtures.aContract;
import static io.heyi.emc.ContractFixtures.aNode;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractFixtures;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcFilter;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcSummary;
import io.heyi.emc.EmcTotals;
import io.heyi.emc.EmcType;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.emc.ReadableMonths;
import io.heyi.emc.Tier;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** EMCs in memory, whose contract runs from {@code since} without an end. */
public class FakeEmcs implements Emcs {

    private record Running(ContractTerms terms, YearMonth since) {}

    private final Map<EmcCode, Running> emcs = new ConcurrentHashMap<>();
    private record Left(String actor, YearMonth last) {}

    private final Map<EmcCode, Left> former = new ConcurrentHashMap<>();
    private final Map<String, java.time.LocalDate> began = new ConcurrentHashMap<>();
    private final Set<EmcCode> calls = ConcurrentHashMap.newKeySet();

    public void add(EmcCode code, ContractTerms terms, YearMonth since) {
        emcs.put(code, new Running(terms, since));
    }

    /** Takes a party out of the contract; what it was party to until that month stays open to it. */
    public void leave(EmcCode code, String actor, YearMonth last) {
        former.put(code, new Left(actor, last));
        emcs.computeIfPresent(code, (key, emc) -> new Running(terms(emc.terms().nodes().stream().filter(node -> !node.actor().value().equals(actor)).toList()), emc.since()));
    }

    /** The part began within the month. */
    public void began(EmcCode code, ActorId party, java.time.LocalDate day) {
        began.put(code + "/" + party, day);
    }

    /** Makes it a call that everybody may see. */
    public void call(EmcCode code) {
        calls.add(code);
    }

    /** Smart cooking: oven leads, food network is strategic, a chef from outside is tactical. */
    public static ContractTerms cooking() {
        return terms(List.of(aNode("ME-0001").name("Oven").lead().ratio("40").targets(metric("ovens-sold", "pieces", "800", "1000", "1500")).build(),
                aNode("ME-0002").name("Food network").place("food").ratio("30").targets(metric("orders", "orders", "2000", "2500", "4000"), metric("complaints", "percent", "5", "3", "1")).build(),
                aNode("chef-li").name("Chef Li").tier(Tier.TACTICAL).place("recipes").targets(metric("recipes", "recipes", "10", "12", "20")).build()));
    }

    public static ContractTerms terms(List<Node> nodes) {
        return aContract().type(EmcType.EXPERIENCE).goals(metric("profit", "CNY", "800000", "1000000", "1500000")).places().exits().nodes(nodes.toArray(Node[]::new)).build();
    }

    public static MetricTarget metric(String code, String unit, String bottom, String grab, String leading) {
        return ContractFixtures.target(code, unit, bottom, grab, leading);
    }

    @Override
    public Optional<EmcSummary> summary(EmcCode code, CurrentUser reader) {
        return Optional.ofNullable(emcs.get(code)).filter(emc -> mayRead(reader, code)).map(emc -> summary(code, emc));
    }

    @Override
    public EmcTotals totals(CurrentUser reader) {
        return new EmcTotals(List.of(), List.of());
    }

    @Override
    public PageOf<EmcSummary> search(EmcFilter filter, CurrentUser reader, PageRequest page) {
        var found = emcs.entrySet().stream().filter(emc -> filter.withoutOpenCalls() ? isOwn(reader, emc.getKey()) : mayRead(reader, emc.getKey()))
                .filter(emc -> filter.leads().isEmpty() || filter.leads().contains(emc.getValue().terms().lead().orElseThrow().actor()))
                .filter(emc -> filter.actors().isEmpty() || emc.getValue().terms().nodes().stream().anyMatch(node -> filter.actors().contains(node.actor()))).sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(EmcCode::value)))
                .map(emc -> summary(emc.getKey(), emc.getValue())).toList();
        return PageOf.of(found.stream().skip(page.offset()).limit(page.size()).toList(), found.size(), page);
    }

    private static EmcSummary summary(EmcCode code, Running emc) {
        return new EmcSummary(code, emc.terms().title(), emc.terms().userScenario(), emc.terms().type(), EmcState.ACTIVE, emc.terms().platform(), null,
                emc.terms().lead().orElseThrow().actor(), emc.terms().lead().orElseThrow().name(), emc.terms().nodes().size(), emc.since(), Instant.EPOCH,
                emc.terms().nodes().stream().map(Node::actor).toList());
    }

    @Override
    public Optional<EmcView> find(EmcCode code) {
        return Optional.ofNullable(emcs.get(code)).map(emc -> new EmcView(code, EmcState.ACTIVE, emc.terms(), emc.terms().lead().orElseThrow().actor(), null, emc.since(),
                List.of(), List.of(), List.of(), "someone", Instant.EPOCH, 1));
    }

    @Override
    public boolean mayRead(CurrentUser reader, EmcCode code) {
        return emcs.containsKey(code) && (calls.contains(code) || isOwn(reader, code));
    }

    private boolean isOwn(CurrentUser reader, EmcCode code) {
        return emcs.containsKey(code) && (!reader.has(Role.EXTERNAL_PARTNER) || !actingFor(reader, code).isEmpty() || hasLeft(reader, code));
    }

    private boolean hasLeft(CurrentUser reader, EmcCode code) {
        return former.containsKey(code) && reader.username().value().equals(former.get(code).actor());
    }

    @Override
    public ReadableMonths monthsFor(CurrentUser reader, EmcCode code) {
        if (hasLeft(reader, code)) {
            return ReadableMonths.of(Stream.iterate(emcs.get(code).since(), month -> !month.isAfter(former.get(code).last()), month -> month.plusMonths(1)).toList());
        }
        return isOwn(reader, code) ? ReadableMonths.every() : ReadableMonths.of(List.of());
    }

    @Override
    public Map<EmcCode, ReadableMonths> monthsFor(CurrentUser reader, Collection<EmcCode> codes) {
        return readableAmong(reader, codes).stream().collect(Collectors.toMap(code -> code, code -> monthsFor(reader, code)));
    }

    @Override
    public Set<EmcCode> readableAmong(CurrentUser reader, Collection<EmcCode> codes) {
        return codes.stream().filter(code -> isOwn(reader, code)).collect(Collectors.toSet());
    }

    @Override
    public Map<ActorId, String> names(Collection<ActorId> actors) {
        return emcs.values().stream().flatMap(emc -> emc.terms().nodes().stream()).filter(node -> actors.contains(node.actor()))
                .collect(Collectors.toMap(Node::actor, Node::name, (one, same) -> one));
    }

    @Override
    public Optional<ContractTerms> termsOn(EmcCode code, java.time.LocalDate day) {
        return termsOf(code, YearMonth.from(day));
    }

    /** The first of the month unless {@link #began} says another day; who has left has had its part until then. */
    @Override
    public Optional<java.time.LocalDate> partSince(EmcCode code, ActorId party, java.time.LocalDate day) {
        return Optional.ofNullable(emcs.get(code)).map(emc -> began.getOrDefault(code + "/" + party, day.withDayOfMonth(1)));
    }

    @Override
    public Optional<ContractTerms> termsOf(EmcCode code, YearMonth period) {
        return Optional.ofNullable(emcs.get(code)).filter(emc -> !period.isBefore(emc.since())).map(Running::terms);
    }

    /** One a month, for three years. */
    @Override
    public Map<EmcCode, Map<YearMonth, List<Integer>>> versionNumbers(Collection<EmcCode> codes) {
        return codes.stream().filter(emcs::containsKey).collect(Collectors.toMap(code -> code, code -> Stream.iterate(1, number -> number + 1).limit(36)
                .collect(Collectors.toMap(number -> emcs.get(code).since().plusMonths(number - 1L), number -> List.of(number)))));
    }

    @Override
    public List<EmcCode> runningWith(ActorId party) {
        return emcs.entrySet().stream().filter(emc -> emc.getValue().terms().node(party).isPresent()).map(Map.Entry::getKey).sorted(java.util.Comparator.comparing(EmcCode::value)).toList();
    }

    @Override
    public List<EmcCode> activeIn(YearMonth period, EmcCode after, int limit) {
        return emcs.keySet().stream().toList();
    }

    @Override
    public boolean actsFor(CurrentUser person, ActorId actor) {
        return person.username().value().equals(actor.value()) || person.is(Relation.Kind.ME_OWNER, actor.value());
    }

    @Override
    public List<ActorId> actingFor(CurrentUser person, EmcCode code) {
        return Optional.ofNullable(emcs.get(code)).stream().flatMap(emc -> emc.terms().nodes().stream()).map(Node::actor).filter(actor -> actsFor(person, actor)).toList();
    }
}
