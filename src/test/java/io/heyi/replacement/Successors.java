package io.heyi.replacement;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.PartChanges;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.performance.FakeEmcs;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.FieldError;
import io.heyi.tender.Addressees;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderClosed;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderState;
import io.heyi.tender.TenderTerms;
import io.heyi.tender.TenderWeights;
import io.heyi.tender.Tenders;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;

/** What cases need of contracts that change and of tenders, kept in memory so that a test can look at it. */
public final class Successors {

    private Successors() {}

    /** Changes the contracts of {@link FakeEmcs}; every change seals another version. */
    public static final class Parts implements PartChanges {

        private final FakeEmcs emcs;
        private final SetClock clock;
        private final Map<EmcCode, List<Backup>> backups = new ConcurrentHashMap<>();
        private final Map<String, Outcome> done = new ConcurrentHashMap<>();
        public final List<Decision> decisions = new CopyOnWriteArrayList<>();
        public final Set<EmcCode> ended = ConcurrentHashMap.newKeySet();
        /** Last sealed days of contracts whose month is over. */
        public final Map<EmcCode, LocalDate> sealedUntil = new ConcurrentHashMap<>();
        /** Contracts that cannot do without a part. */
        public final Set<EmcCode> indivisible = ConcurrentHashMap.newKeySet();

        public Parts(FakeEmcs emcs, SetClock clock) {
            this.emcs = emcs;
            this.clock = clock;
        }

        public void backup(EmcCode emc, String name, String actor, String ratio) {
            var all = backups.computeIfAbsent(emc, any -> new CopyOnWriteArrayList<>());
            all.add(new Backup(name, all.size() + 1, new Substitute(new ActorId(actor), List.of(), new BigDecimal(ratio), null, null, List.of())));
        }

        private ContractTerms terms(EmcCode emc) {
            return emcs.find(emc).orElseThrow().terms();
        }

        @Override
        public List<Backup> backups(EmcCode emc, ActorId party) {
            return backups.getOrDefault(emc, List.of()).stream().filter(one -> !one.substitute().actor().equals(party)).toList();
        }

        @Override
        public Text termsWith(EmcCode emc, ActorId removed, Substitute substitute) {
            var terms = terms(emc);
            var part = terms.node(removed).orElse(null);
            if (part == null || terms.node(substitute.actor()).isPresent()) {
                return new Text.Impossible(List.of(FieldError.of("substitute.actor", "emc.error.doubled")));
            }
            if (substitute.ratioPercent() != null && part.ratioPercent() != null && substitute.ratioPercent().compareTo(part.ratioPercent()) > 0) {
                return new Text.Impossible(List.of(FieldError.of("ratioPercent", "emc.error.tooMuch")));
            }
            var node = with(part, substitute.actor(), substitute.ratioPercent());
            return draft(terms.withNodes(terms.nodes().stream().map(one -> one.actor().equals(removed) ? node : one).toList()), node);
        }

        private static Node with(Node part, ActorId actor, BigDecimal ratio) {
            return new Node(actor, actor.kind(), actor.value(), part.lead(), part.tier(), part.place(), part.contribution(), part.services(), part.targets(), ratio, part.investment(), part.costs(),
                    part.deliverables(), part.otherFlows());
        }

        private static Text draft(ContractTerms terms, Node... signing) {
            return new Text.Draft(terms, CanonicalJson.sha256(terms.toString()), Arrays.stream(signing).map(node -> new Signatory(node.actor(), CanonicalJson.sha256(node.toString()))).toList());
        }

        @Override
        public Text termsReduced(EmcCode emc, ActorId party, BigDecimal ratioPercent) {
            var terms = terms(emc);
            if (terms.node(party).isEmpty()) {
                return new Text.Impossible(List.of(FieldError.of("party", "emc.error.noStrategic")));
            }
            return draft(terms.withNodes(terms.nodes().stream().map(node -> node.actor().equals(party) ? with(node, party, ratioPercent) : node).toList()));
        }

        @Override
        public Text termsWithout(EmcCode emc, ActorId removed) {
            return indivisible.contains(emc) || terms(emc).nodes().size() <= 2 ? new Text.Impossible(List.of(FieldError.of("party", "emc.error.noStrategic"))) : draft(terms(emc).without(List.of(removed)));
        }

        @Override
        public Outcome replace(Decision decision, ActorId removed, Substitute substitute, LocalDate coverUntil, List<Signed> signatures) {
            return change(decision, termsWith(decision.emc(), removed, substitute), signatures);
        }

        @Override
        public Outcome reduce(Decision decision, ActorId party, BigDecimal ratioPercent) {
            return change(decision, termsReduced(decision.emc(), party, ratioPercent), List.of());
        }

        @Override
        public Outcome remove(Decision decision, ActorId removed, List<Signed> signatures) {
            return change(decision, termsWithout(decision.emc(), removed), signatures);
        }

        private Outcome change(Decision decision, Text text, List<Signed> signatures) {
            if (done.containsKey(decision.key())) {
                return done.get(decision.key());
            }
            return switch (text) {
                case Text.Impossible(var errors) -> new Outcome.Refused(errors);
                case Text.Draft draft -> {
                    var missing = draft.signatories().stream().filter(one -> signatures.stream().noneMatch(signed -> signed.actor().equals(one.actor()) && signed.partHash().equals(one.partHash())))
                            .map(Signatory::actor).toList();
                    if (!missing.isEmpty()) {
                        yield new Outcome.ToSign(draft, missing);
                    }
                    emcs.add(decision.emc(), draft.terms(), YearMonth.of(2026, 1));
                    yield sealed(decision);
                }
            };
        }

        private Outcome sealed(Decision decision) {
            decisions.add(decision);
            var today = LocalDate.ofInstant(clock.now, ZoneOffset.UTC);
            var day = Stream.of(today, sealedUntil.getOrDefault(decision.emc(), today)).min(LocalDate::compareTo).orElseThrow();
            var outcome = new Outcome.Done(decisions.size() + 1, YearMonth.from(day), day, day.plusDays(1));
            done.put(decision.key(), outcome);
            return outcome;
        }

        @Override
        public Outcome end(Decision decision) {
            ended.add(decision.emc());
            return done.containsKey(decision.key()) ? done.get(decision.key()) : sealed(decision);
        }

        /** The contract gets other terms in between, as by a renewal. */
        public void renew(EmcCode emc, String actor, String ratio) {
            emcs.add(emc, ((Text.Draft) termsReduced(emc, new ActorId(actor), new BigDecimal(ratio))).terms(), YearMonth.of(2026, 1));
        }
    }

    /** Tenders that end as the test says. */
    public static final class Calls implements Tenders {

        private final SetClock clock;
        private final ApplicationEventPublisher events;
        private final Map<String, TenderCode> codes = new HashMap<>();
        public final Map<TenderCode, TenderTerms> terms = new HashMap<>();
        private final Map<TenderCode, TenderState> states = new HashMap<>();
        private final Map<TenderCode, List<Offer>> offers = new HashMap<>();

        public Calls(SetClock clock, ApplicationEventPublisher events) {
            this.clock = clock;
            this.events = events;
        }

        @Override
        public synchronized TenderCode publish(String reference, TenderTerms call, String by) {
            return codes.computeIfAbsent(reference, any -> {
                var code = new TenderCode("T-%04d".formatted(terms.size() + 1));
                terms.put(code, call);
                states.put(code, TenderState.PUBLISHED);
                return code;
            });
        }

        @Override
        public TenderTerms usual(PartyId caller, String title, String need, String requirements, String currency) {
            var people = new Addressees(List.of("me-owner:" + caller), List.of());
            return new TenderTerms(title, need, requirements, caller, null, currency, new TenderWeights(new BigDecimal(40), new BigDecimal(30), new BigDecimal(20), new BigDecimal(10)),
                    clock.now.plus(Duration.ofDays(7)), clock.now.plus(Duration.ofDays(15)), 2, new BigDecimal(2), true, List.of(), people, people, people, null, List.of());
        }

        /** Must run in a transaction, as the end of a tender does. @param bids party and price, best first */
        public void award(TenderCode code, Map<String, String> bids) {
            offers.put(code, bids.entrySet().stream().map(bid -> new Offer(new PartyId(bid.getKey()), new BigDecimal(bid.getValue()))).toList());
            close(code, bids.isEmpty() ? TenderState.NO_AWARD : TenderState.AWARDED);
        }

        private void close(TenderCode code, TenderState state) {
            states.put(code, state);
            var reference = codes.entrySet().stream().filter(one -> one.getValue().equals(code)).findFirst().orElseThrow().getKey();
            var ranking = new ArrayList<>(offers.getOrDefault(code, List.of())).stream().map(Offer::party).toList();
            events.publishEvent(new TenderClosed(code, reference, state, ranking, ranking.isEmpty() ? null : ranking.getFirst()));
        }

        @Override
        public Optional<TenderState> state(TenderCode code) {
            return Optional.ofNullable(states.get(code));
        }

        @Override
        public Map<TenderCode, Instant> bidsUntil(Collection<TenderCode> codes) {
            return codes.stream().filter(code -> states.get(code) == TenderState.PUBLISHED && clock.now.isBefore(terms.get(code).bidsUntil()))
                    .collect(Collectors.toMap(Function.identity(), code -> terms.get(code).bidsUntil()));
        }

        @Override
        public Undecided undecided(PartyId party) {
            return new Undecided(List.of(), 0);
        }

        @Override
        public List<Offer> offers(TenderCode code) {
            return offers.getOrDefault(code, List.of());
        }

        @Override
        public void cancel(TenderCode code, String reason, String by) {
            close(code, TenderState.CANCELLED);
        }
    }
}
