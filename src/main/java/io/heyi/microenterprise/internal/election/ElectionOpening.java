package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.internal.persistence.ElectionStore;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.Ruling;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Announces elections: freezes roll and targets, keeps to one open election per micro-enterprise (a motion may collect beside a challenge) and to the owner's immunity, and starts the process. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ElectionOpening {

    static final Set<MicroenterpriseState> ALIVE = EnumSet.of(MicroenterpriseState.RUNNING, MicroenterpriseState.ON_WATCH, MicroenterpriseState.REPLACING);
    private static final Set<MicroenterpriseState> HELD = EnumSet.of(MicroenterpriseState.DISSOLVING);
    private static final Set<MicroenterpriseState> ALIVE_OR_HELD = EnumSet.of(MicroenterpriseState.RUNNING, MicroenterpriseState.ON_WATCH, MicroenterpriseState.REPLACING,
            MicroenterpriseState.DISSOLVING);
    private static final Set<MicroenterpriseState> ALIVE_OR_FOUNDING = EnumSet.of(MicroenterpriseState.RUNNING, MicroenterpriseState.ON_WATCH, MicroenterpriseState.REPLACING,
            MicroenterpriseState.FOUNDING);
    private static final Set<ElectionTrigger> AGAINST_THE_OWNER = EnumSet.of(ElectionTrigger.RECALL, ElectionTrigger.CHALLENGE, ElectionTrigger.AUTOMATIC);

    private final ElectionStore elections;
    private final MicroenterpriseStore microenterprises;
    private final PlatformOutlook outlook;
    private final JudgedMonths months;
    private final ProcessCommands commands;
    private final ElectionPolicy policy;
    private final Clock clock;

    ElectionOpening(ElectionStore elections, MicroenterpriseStore microenterprises, PlatformOutlook outlook, JudgedMonths months, ProcessCommands commands, ElectionPolicy policy,
                    Clock clock) {
        this.elections = elections;
        this.microenterprises = microenterprises;
        this.outlook = outlook;
        this.months = months;
        this.commands = commands;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * What is to be announced.
     *
     * @param by empty for the product itself
     * @param toPool whether a resigning owner leaves for the talent pool
     */
    public record Start(ElectionTrigger trigger, Optional<Username> by, String reason, boolean toPool) {}

    /** What came of it; the election is there only when it was accepted. */
    public record Opened(Ruling ruling, Optional<OwnerElection> election) {

        static Opened not(Ruling ruling) {
            return new Opened(ruling, Optional.empty());
        }
    }

    /** Why no such election can be announced now; empty when it can. Looks only. */
    public Optional<Ruling> hindrance(MicroenterpriseStore.Row me, ElectionTrigger trigger) {
        var open = elections.open(me.code()).stream().filter(one -> stands(one, trigger)).findFirst();
        if (open.isPresent()) {
            return Optional.of(Ruling.tooLate("election.refusal.anotherOpen", open.get().id().value()));
        }
        if (!statesFor(trigger).contains(me.state())) {
            return Optional.of(Ruling.tooLate("election.refusal.notRunning"));
        }
        var immuneUntil = elections.lastDecided(me.code()).map(at -> at.plus(Duration.ofDays(policy.immunityDays())));
        if (AGAINST_THE_OWNER.contains(trigger) && immuneUntil.filter(clock.instant()::isBefore).isPresent()) {
            return Optional.of(Ruling.tooLate("election.refusal.immune", immuneUntil.get().atOffset(ZoneOffset.UTC).toLocalDate().toString()));
        }
        if (trigger == ElectionTrigger.CHALLENGE && me.targets().isEmpty()) {
            return Optional.of(Ruling.tooLate("election.refusal.nothingToBeat"));
        }
        return Optional.empty();
    }

    /** Whether an open election stands in the way of another: a challenge not in that of a motion, a motion not in that of a dissolution. */
    private static boolean stands(OwnerElection open, ElectionTrigger trigger) {
        return switch (trigger) {
            case RECALL -> !open.nominations().giveWayToMotions();
            case DISSOLUTION -> open.phase() != ElectionPhase.MOTION;
            case RESIGNATION, AUTOMATIC, CHALLENGE, INTERIM_OVER, FOUNDING -> true;
        };
    }

    private static Set<MicroenterpriseState> statesFor(ElectionTrigger trigger) {
        return switch (trigger) {
            case FOUNDING -> ALIVE_OR_FOUNDING;
            case DISSOLUTION -> HELD;
            // an interim owner's time ends, whatever becomes of the micro-enterprise
            case INTERIM_OVER -> ALIVE_OR_HELD;
            case RESIGNATION, AUTOMATIC, RECALL, CHALLENGE -> ALIVE;
        };
    }

    /**
     * Announces an election of a locked micro-enterprise; the same person's repeat finds the one that he has started.
     *
     * @param first what happens to the new election before it is stored, e.g. the challenger stands
     */
    public Opened open(MicroenterpriseStore.Row me, Start start, Consumer<OwnerElection> first) {
        var same = elections.open(me.code()).stream().filter(one -> one.trigger() == start.trigger() && one.startedBy().equals(start.by())).findFirst();
        if (same.isPresent()) {
            return new Opened(Ruling.accepted(), same);
        }
        var hindrance = hindrance(me, start.trigger());
        if (hindrance.isPresent()) {
            return Opened.not(hindrance.get());
        }
        var now = clock.instant();
        var due = now.plus(Duration.ofDays(firstWindow(start.trigger())));
        var election = OwnerElection.announce(announcement(me), start.trigger(), start.by(), start.reason(), start.toPool(), due, now);
        first.accept(election);
        outlook.record(election);
        elections.insert(election);
        commands.publish(ElectionMessages.ANNOUNCED, election.id().value(), ElectionMessages.startVariables(election, policy));
        if (election.trigger() == ElectionTrigger.RECALL && election.motion().isCarried(policy)) {
            commands.publish(ElectionMessages.MOTION_CARRIED, election.id().value(), Map.of());
        }
        return new Opened(Ruling.accepted(), Optional.of(election));
    }

    private int firstWindow(ElectionTrigger trigger) {
        return switch (trigger) {
            case RECALL -> policy.motionDays();
            case FOUNDING -> policy.foundingNominationDays();
            case RESIGNATION, AUTOMATIC, CHALLENGE, INTERIM_OVER, DISSOLUTION -> policy.nominationDays();
        };
    }

    /**
     * The election of a first owner among the founding team (domain.md P1.8).
     *
     * @param standing who said that he stands, the proposer first
     * @param signed the proposer's plan: what the team has agreed on
     * @throws IllegalStateException when it cannot be announced, which is nobody's decision
     */
    public ElectionId first(MicroenterpriseStore.Row me, List<Username> standing, ElectionPlan signed) {
        var opened = open(me, new Start(ElectionTrigger.FOUNDING, Optional.empty(), "", false),
                election -> election.nominations().inAFounding(standing, signed, policy, clock.instant()));
        return opened.election().orElseThrow(() -> new IllegalStateException("no election of the first owner of " + me.code() + ": " + opened.ruling())).id();
    }

    private OwnerElection.Announcement announcement(MicroenterpriseStore.Row me) {
        var roll = microenterprises.members(me.code()).stream().map(MicroenterpriseStore.MemberRow::person).toList();
        return new OwnerElection.Announcement(elections.nextId(), me.code(), me.platform(), me.currency(), new Username(me.owner()), roll,
                me.targets().stream().map(Bar::of).toList(), months.latestMet(me.code()));
    }
}
