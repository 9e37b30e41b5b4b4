package io.heyi.replacement;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.ballot.BallotCall;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.BallotResult;
import io.heyi.ballot.BallotState;
import io.heyi.ballot.BallotView;
import io.heyi.ballot.Ballots;
import io.heyi.ballot.Cast;
import io.heyi.ballot.Closing;
import io.heyi.ballot.Seat;
import io.heyi.ballot.Vote;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Deliverable;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.TerminationCondition;
import io.heyi.emc.Deliveries;
import io.heyi.emc.Delivery;
import io.heyi.emc.DueDeliverable;
import io.heyi.emc.EmcCode;
import io.heyi.interest.ImpossiblePanels;
import io.heyi.interest.Interest;
import io.heyi.interest.InterestKind;
import io.heyi.interest.InterestRegister;
import io.heyi.interest.Panel;
import io.heyi.interest.PanelCall;
import io.heyi.interest.Panels;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.performance.FakeEmcs;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** What cases need of ballots, the interest register and the engine, kept in memory so that a test can look at it. */
public final class Neighbours {

    /** Day on which boxes and recipes are due. */
    public static final LocalDate DUE = LocalDate.of(2026, 5, 20);

    private Neighbours() {}

    /** Smart cooking, where the food network waits for the chef's recipes. */
    public static ContractTerms cooking(String subject) {
        var terms = FakeEmcs.cooking();
        var food = terms.nodes().get(1);
        var chef = terms.nodes().get(2);
        var cooking = FakeEmcs.terms(List.of(terms.nodes().getFirst(), with(food, new ActorId(subject), new Deliverable("boxes", "Meal boxes", DUE, List.of("recipes"))),
                with(chef, chef.actor(), new Deliverable("recipes", "Recipes", DUE, List.of()))));
        return new ContractTerms(cooking.title(), cooking.userScenario(), cooking.goal(), cooking.type(), cooking.platform(), cooking.parent(), cooking.currency(), cooking.governance(),
                cooking.goals(), cooking.shareSpace(), cooking.reinvestmentPercent(), cooking.split(), cooking.places(), cooking.nodes(),
                List.of(new TerminationCondition("goal-missed", "The goal is missed."), new TerminationCondition("below-bottom", "A member is below bottom in two months in a row.")));
    }

    private static Node with(Node node, ActorId actor, Deliverable deliverable) {
        return new Node(actor, node.kind(), node.name(), node.lead(), node.tier(), node.place(), node.contribution(), node.services(), node.targets(), node.ratioPercent(), node.investment(),
                node.costs(), List.of(deliverable), node.otherFlows());
    }

    /** @param variables of the message */
    public record Published(String message, String key, Map<String, Object> variables) {}

    public static final class Commands implements ProcessCommands {

        public final List<Published> published = new CopyOnWriteArrayList<>();

        @Override
        public void publish(String message, String businessKey, Map<String, Object> variables) {
            published.add(new Published(message, businessKey, variables));
        }

        @Override
        public void completeUserTask(long taskKey, String businessKey, Map<String, Object> variables) {
            throw new UnsupportedOperationException("cases complete no tasks");
        }

        @Override
        public void forgetUserTask(long taskKey, String businessKey) {
            throw new UnsupportedOperationException("cases complete no tasks");
        }

        public List<String> to(ReplacementCode code) {
            return published.stream().filter(one -> one.key().equals(code.value())).map(Published::message).toList();
        }
    }

    /** Micro-enterprises that are being dissolved, as the test says; nothing else is asked of their lives here. */
    public static final class Lives {

        public final Set<String> frozen = ConcurrentHashMap.newKeySet();

        public Lifecycle lifecycle() {
            return (Lifecycle) Proxy.newProxyInstance(Lives.class.getClassLoader(), new Class<?>[] {Lifecycle.class}, (proxy, method, arguments) -> {
                if (method.getDeclaringClass() == Object.class) {
                    return method.invoke(this, arguments);
                }
                if (!method.getName().equals("freeze") || arguments.length != 1) {
                    throw new UnsupportedOperationException("cases do not ask for " + method.getName());
                }
                var code = (String) arguments[0];
                return frozen.contains(code) ? Optional.of(new Lifecycle.Freeze(code, MicroenterpriseState.DISSOLVING, "DC-9999", Instant.EPOCH)) : Optional.empty();
            });
        }
    }

    /** What the contract makes due, delivered where the test says so. */
    public static final class Delivered implements Deliveries {

        private final FakeEmcs emcs;
        private final Map<EmcCode, Delivery> recorded = new ConcurrentHashMap<>();

        public Delivered(FakeEmcs emcs) {
            this.emcs = emcs;
        }

        /** The recipes of this contract. */
        public void recipes(EmcCode emc, Delivery delivery) {
            recorded.put(emc, delivery);
        }

        @Override
        public List<DueDeliverable> of(EmcCode emc) {
            var nodes = emcs.find(emc).orElseThrow().terms().nodes();
            return nodes.stream().flatMap(node -> node.deliverables().stream().map(one -> new DueDeliverable(one.id(), one.title(), node.actor(), node.name(), one.due(),
                    nodes.stream().filter(other -> needs(other, one)).map(other -> new DueDeliverable.Waiting(other.actor(), other.name(), List.of("Meal boxes"))).toList(),
                    YearMonth.from(one.due()), true, one.id().equals("recipes") ? recorded.get(emc) : null))).toList();
        }

        private static boolean needs(Node node, Deliverable one) {
            return node.deliverables().stream().anyMatch(own -> own.dependsOn().contains(one.id()));
        }
    }

    /** Who has an interest in what, as the test says. */
    public static final class Register implements InterestRegister, Panels, ImpossiblePanels {

        public final List<String> reported = new CopyOnWriteArrayList<>();
        private final Map<String, Set<Username>> interests = new ConcurrentHashMap<>();

        public void add(String person, String object) {
            interests.computeIfAbsent(object, any -> ConcurrentHashMap.newKeySet()).add(new Username(person));
        }

        @Override
        public Set<Username> interested(Collection<String> objects, Instant at) {
            return objects.stream().flatMap(object -> interests.getOrDefault(object, Set.of()).stream()).collect(Collectors.toSet());
        }

        @Override
        public Map<Username, List<Interest>> conflicted(Collection<Username> people, Collection<String> objects, Instant at) {
            return interested(objects, at).stream().filter(people::contains)
                    .collect(Collectors.toMap(person -> person, person -> List.of(new Interest(person, objects.iterator().next(), InterestKind.OTHER, Optional.empty(), Interest.DECLARED))));
        }

        @Override
        public void report(String businessKey, String decisionKey, String caseUrl, Panel.Impossible panel) {
            reported.add(businessKey + " " + decisionKey);
        }

        @Override
        public Panel call(PanelCall call) {
            var out = new HashSet<>(call.concerned());
            out.addAll(interested(call.objects(), Instant.EPOCH));
            var left = call.candidates().stream().filter(person -> !out.contains(person)).toList();
            return left.size() >= call.seats() ? new Panel.Possible(left, List.of()) : new Panel.Impossible(left, call.seats(), List.of());
        }
    }

    /** Ballots whose votes the test casts by name. */
    public static final class Box implements Ballots {

        private final List<BallotCall> calls = new ArrayList<>();
        private final Map<BallotId, Map<String, Integer>> votes = new ConcurrentHashMap<>();
        public final Set<BallotId> calledOff = ConcurrentHashMap.newKeySet();

        @Override
        public synchronized BallotId open(BallotCall call) {
            if (calls.stream().noneMatch(known -> known.reference().equals(call.reference()))) {
                calls.add(call);
            }
            return withReference(call.reference()).orElseThrow();
        }

        /** So many votes for each option; then it is counted. */
        public void count(BallotId id, Map<String, Integer> cast) {
            votes.put(id, cast);
        }

        @Override
        public Optional<BallotView> find(BallotId id) {
            var call = calls.get(Integer.parseInt(id.value().substring(2)) - 1);
            var result = Optional.ofNullable(votes.get(id)).map(cast -> BallotResult.of(call.rule(), call.seats().size(), call.options(), cast));
            return Optional.of(new BallotView(id, call, result.isPresent() ? BallotState.COUNTED : BallotState.OPEN, result.map(BallotResult::votes).orElse(0), result));
        }

        @Override
        public Optional<BallotId> withReference(String reference) {
            for (int i = 0; i < calls.size(); i++) {
                if (calls.get(i).reference().equals(reference)) {
                    return Optional.of(new BallotId("B-%04d".formatted(i + 1)));
                }
            }
            return Optional.empty();
        }

        @Override
        public List<Seat> missing(BallotId id) {
            return List.of();
        }

        @Override
        public List<Seat> remind(BallotId id) {
            return List.of();
        }

        @Override
        public Cast cast(BallotId id, CurrentUser voter, Vote vote) {
            throw new UnsupportedOperationException("the ballots have tests of their own");
        }

        @Override
        public Closing close(BallotId id) {
            throw new UnsupportedOperationException("the ballots have tests of their own");
        }

        @Override
        public void callOff(BallotId id, String reason) {
            calledOff.add(id);
        }
    }
}
