package io.heyi.dissolution;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Username;
import io.heyi.dissolution.internal.settlement.Settlement;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.Memberships;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.ReturnedScenarios;
import io.heyi.replacement.Departures;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.shared.Money;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.talent.StayCode;
import io.heyi.talent.TalentPool;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.Optional;
import java.util.stream.Collectors;

/** The modules around a dissolution, in memory: who belongs where, what is frozen, which contracts are left, what is owed. */
public final class Played {

    /** What was held, in the order in which it was held. */
    public static final List<String> HELD = new CopyOnWriteArrayList<>();

    private Played() {}

    /** Life cycle and memberships of every micro-enterprise of a test. */
    public static final class Life implements Lifecycle, Memberships {

        private record Standing(MicroenterpriseState state, String dissolution) {}

        private final Map<String, Standing> standings = new HashMap<>();
        private final Map<String, LinkedHashMap<Username, Boolean>> members = new HashMap<>();
        private final Access access;
        public final List<String> cited = new ArrayList<>();

        public Life(Access access) {
            this.access = access;
        }

        public void found(String microenterprise, String owner, String... others) {
            var all = new LinkedHashMap<Username, Boolean>();
            all.put(new Username(owner), true);
            List.of(others).forEach(other -> all.put(new Username(other), false));
            members.put(microenterprise, all);
            standings.put(microenterprise, new Standing(MicroenterpriseState.RUNNING, null));
            all.forEach((person, leads) -> access.grant(List.of(new Relation(person, leads ? Kind.ME_OWNER : Kind.ME_MEMBER, microenterprise))));
        }

        public MicroenterpriseState state(String microenterprise) {
            return standings.get(microenterprise).state();
        }

        private Change to(String microenterprise, MicroenterpriseState state, String dissolution) {
            var known = standings.get(microenterprise);
            if (known.dissolution() != null && !known.dissolution().equals(dissolution)) {
                return new Change.Wrong(known.state(), known.dissolution());
            }
            standings.put(microenterprise, new Standing(state, state == MicroenterpriseState.RUNNING ? null : dissolution));
            return new Change.Done(state);
        }

        @Override
        public Change freeze(String microenterprise, String dissolution, String trigger) {
            return to(microenterprise, MicroenterpriseState.DISSOLVING, dissolution);
        }

        @Override
        public Change resume(String microenterprise, String dissolution, String reason) {
            return to(microenterprise, MicroenterpriseState.RUNNING, dissolution);
        }

        @Override
        public Change move(String microenterprise, String dissolution, String platform) {
            return to(microenterprise, MicroenterpriseState.DISSOLVING, dissolution);
        }

        @Override
        public Change close(String microenterprise, String dissolution, String citedRule) {
            var left = members.get(microenterprise).entrySet().stream().filter(one -> !one.getValue()).map(Map.Entry::getKey).toList();
            if (!left.isEmpty()) {
                return new Change.StillThere(left);
            }
            cited.add(citedRule);
            members.get(microenterprise).keySet().forEach(owner -> access.revoke(List.of(new Relation(owner, Kind.ME_OWNER, microenterprise))));
            members.get(microenterprise).clear();
            return to(microenterprise, MicroenterpriseState.CLOSED, dissolution);
        }

        @Override
        public Optional<Freeze> freeze(String microenterprise) {
            return shown(microenterprise);
        }

        @Override
        public Optional<Freeze> shown(String microenterprise) {
            return Optional.ofNullable(standings.get(microenterprise)).filter(one -> one.dissolution() != null)
                    .map(one -> new Freeze(microenterprise, one.state(), one.dissolution(), Instant.EPOCH));
        }

        @Override
        public List<Membership> of(Username person) {
            return members.entrySet().stream().filter(one -> one.getValue().containsKey(person)).map(one -> membership(one.getKey(), person, one.getValue().get(person))).toList();
        }

        @Override
        public Map<Username, List<Membership>> of(Collection<Username> people) {
            return people.stream().collect(Collectors.toMap(person -> person, this::of));
        }

        @Override
        public List<Membership> in(String microenterprise) {
            return members.getOrDefault(microenterprise, new LinkedHashMap<>()).entrySet().stream().map(one -> membership(microenterprise, one.getKey(), one.getValue())).toList();
        }

        private Membership membership(String microenterprise, Username person, boolean owner) {
            return new Membership(person, microenterprise, microenterprise, state(microenterprise), owner, Instant.EPOCH);
        }

        @Override
        public List<Membership> hold(String microenterprise) {
            HELD.add("people " + microenterprise);
            return in(microenterprise);
        }

        @Override
        public Outcome join(String microenterprise, Username person, String reason) {
            if (state(microenterprise) != MicroenterpriseState.RUNNING) {
                return new Outcome.Refused("microenterprise.membership.frozen", List.of());
            }
            var left = of(person).stream().filter(one -> !one.owner()).map(Membership::microenterprise).toList();
            left.forEach(other -> leave(other, person, reason));
            members.get(microenterprise).put(person, false);
            access.grant(List.of(new Relation(person, Kind.ME_MEMBER, microenterprise)));
            return new Outcome.Done(left);
        }

        @Override
        public Outcome leave(String microenterprise, Username person, String reason) {
            members.get(microenterprise).remove(person);
            access.revoke(List.of(new Relation(person, Kind.ME_MEMBER, microenterprise)));
            return new Outcome.Done(List.of(microenterprise));
        }
    }

    /** One departure for each contract that the test names; it ends when the test says so. */
    public static final class Leavings implements Departures {

        private final Map<String, List<EmcCode>> contracts = new HashMap<>();
        private final Map<String, List<Departure>> leaving = new HashMap<>();
        public final List<String> stayed = new ArrayList<>();
        public final List<ActorId> preferred = new ArrayList<>();

        public void partyTo(String microenterprise, EmcCode... emcs) {
            contracts.put(microenterprise, List.of(emcs));
        }

        public void end(String cause, ReplacementOutcome outcome) {
            leaving.computeIfPresent(cause, (code, all) -> all.stream().map(one -> new Departure(one.code(), one.emc(), outcome)).toList());
        }

        @Override
        public List<Departure> depart(ActorId party, String cause, ActorId first) {
            if (first != null) {
                preferred.add(first);
            }
            var known = new ArrayList<>(of(cause));
            contracts.getOrDefault(party.value(), List.of()).stream().filter(emc -> known.stream().noneMatch(one -> one.emc().equals(emc)))
                    .forEach(emc -> known.add(new Departure(new ReplacementCode("RC-" + emc.value().substring(4)), emc, null)));
            leaving.put(cause, List.copyOf(known));
            return of(cause);
        }

        @Override
        public void stay(ActorId party, String cause) {
            stayed.add(cause);
        }

        @Override
        public List<Departure> of(String cause) {
            return leaving.getOrDefault(cause, List.of());
        }
    }

    /** Open points as the test sets them; booked once. */
    public static final class Books implements Settlement {

        public final Map<String, List<OpenPoint>> points = new HashMap<>();
        public final List<String> done = new ArrayList<>();
        /** Cases whose settlement opens again between the look and the booking. */
        public final Set<String> reopened = new HashSet<>();
        /** Outside partners who may know of every settlement. */
        public final Set<String> openTo = new HashSet<>();

        @Override
        public boolean isOpenTo(DissolutionCode code, CurrentUser reader) {
            return openTo.contains(reader.username().value());
        }

        @Override
        public void begin(DissolutionCode code, String microenterprise, Money runDownBudget) {
            done.add("begin " + code + " " + runDownBudget);
        }

        @Override
        public List<OpenPoint> openPoints(DissolutionCode code) {
            return points.getOrDefault(code.value(), List.of());
        }

        @Override
        public DrawnUp drawUp(DissolutionCode code) {
            return new DrawnUp("f".repeat(64));
        }

        @Override
        public void extendClaims(DissolutionCode code) {
            done.add("extendClaims " + code);
        }

        @Override
        public void hold(DissolutionCode code) {
            HELD.add("money " + code);
        }

        @Override
        public boolean book(DissolutionCode code) {
            if (reopened.remove(code.value())) {
                points.put(code.value(), List.of(new OpenPoint("signature", "OWNER", "dissolutionmoney.open.signature.OWNER", List.of())));
                return false;
            }
            return done.add("book " + code);
        }

        @Override
        public void drop(DissolutionCode code) {
            done.add("drop " + code);
        }

        @Override
        public void handOver(DissolutionCode code, String toMicroenterprise) {
            done.add("handOver " + code + " " + toMicroenterprise);
        }
    }

    /** Everybody who is released enters, but for those who have accepted an offer. */
    public static final class Pool implements TalentPool {

        private final Memberships memberships;
        public final Map<Username, String> accepted = new HashMap<>();
        private final Map<Username, StayCode> stays = new LinkedHashMap<>();
        public RuntimeException failure;

        public Pool(Memberships memberships) {
            this.memberships = memberships;
        }

        @Override
        public StayCode enter(Username person, EntryCause cause, String source, LocalDate entered) {
            return stays.computeIfAbsent(person, any -> new StayCode("PS-%04d".formatted(stays.size() + 1)));
        }

        @Override
        public Destination release(Username person, EntryCause cause, String source, LocalDate day) {
            if (failure != null) {
                throw failure;
            }
            if (accepted.containsKey(person)) {
                memberships.join(accepted.get(person), person, source);
                return new Destination(Destination.Kind.JOINED, accepted.get(person));
            }
            var others = memberships.of(person);
            return others.isEmpty() ? new Destination(Destination.Kind.POOL, enter(person, cause, source, day).value())
                    : new Destination(Destination.Kind.STAYS, others.getFirst().microenterprise());
        }

        @Override
        public Optional<String> carryOut(Username person) {
            return Optional.ofNullable(accepted.get(person)).filter(target -> memberships.join(target, person, "offer") instanceof Memberships.Outcome.Done);
        }

        @Override
        public Map<Username, StayCode> current(Collection<Username> people) {
            return people.stream().filter(stays::containsKey).collect(Collectors.toMap(person -> person, stays::get));
        }
    }

    /** One scenario for each micro-enterprise. */
    public static final class Scenarios implements ReturnedScenarios {

        public final Map<String, String> lessons = new LinkedHashMap<>();
        public final List<String> takenBack = new ArrayList<>();

        @Override
        public String giveBack(String microenterprise, String dissolution, String words) {
            lessons.putIfAbsent(microenterprise, words);
            return "US-%04d".formatted(new ArrayList<>(lessons.keySet()).indexOf(microenterprise) + 1);
        }

        @Override
        public void takeBack(String microenterprise, String dissolution) {
            takenBack.add(microenterprise + " " + dissolution);
        }

        @Override
        public PageOf<Scenario> search(String query, String platform, boolean onlyOpen, PageRequest page) {
            return PageOf.of(List.of(), 0, page);
        }

        @Override
        public Optional<Scenario> find(String id) {
            return Optional.empty();
        }
    }
}
