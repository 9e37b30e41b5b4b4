package io.heyi.microenterprise.internal.election;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.microenterprise.CandidacyInput;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionOutcome;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionSummary;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.ElectionView;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.internal.election.ElectionOpening.Start;
import io.heyi.microenterprise.internal.persistence.ElectionList;
import io.heyi.microenterprise.internal.persistence.ElectionStore;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.shared.Ruling;
import io.heyi.shared.Texts;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may do what in an election; the rules of each act are the election's own. */
@Service
@Transactional
class ElectionService implements Elections {

    private static final int REASON = 1000;
    private static final int MOST_CONCERNING = 5;

    private final ElectionStore elections;
    private final ElectionList list;
    private final ElectionOpening opening;
    private final ElectionViews views;
    private final MicroenterpriseStore microenterprises;
    private final ProcessCommands commands;
    private final ElectionPolicy policy;
    private final Clock clock;

    ElectionService(ElectionStore elections, ElectionList list, ElectionOpening opening, ElectionViews views, MicroenterpriseStore microenterprises, ProcessCommands commands,
                    ElectionPolicy policy, Clock clock) {
        this.elections = elections;
        this.list = list;
        this.opening = opening;
        this.views = views;
        this.microenterprises = microenterprises;
        this.commands = commands;
        this.policy = policy;
        this.clock = clock;
    }

    // --- starting

    @Override
    public ElectionOutcome resign(CurrentUser owner, String microenterprise, boolean toPool, String reason) {
        return start(owner, microenterprise, ElectionTrigger.RESIGNATION, reason, toPool);
    }

    @Override
    public ElectionOutcome moveRecall(CurrentUser member, String microenterprise, String reason) {
        return start(member, microenterprise, ElectionTrigger.RECALL, reason, false);
    }

    private ElectionOutcome start(CurrentUser by, String microenterprise, ElectionTrigger trigger, String reason, boolean toPool) {
        var me = microenterprises.findForUpdate(microenterprise);
        if (me.isEmpty()) {
            return new ElectionOutcome.Unknown();
        }
        if (!mayStart(by, me.get(), trigger)) {
            return new ElectionOutcome.NotAllowed("election.refusal.mayNotStart." + trigger);
        }
        if (isNoReason(reason)) {
            return new ElectionOutcome.Invalid(List.of(FieldError.of("reason", "election.error.text", REASON)));
        }
        return answer(opening.open(me.get(), new Start(trigger, Optional.of(by.username()), reason.strip(), toPool), election -> {}));
    }

    @Override
    public ElectionOutcome challenge(CurrentUser challenger, String microenterprise, CandidacyInput plan) {
        var me = microenterprises.findForUpdate(microenterprise);
        if (me.isEmpty()) {
            return new ElectionOutcome.Unknown();
        }
        if (!mayStart(challenger, me.get(), ElectionTrigger.CHALLENGE)) {
            return new ElectionOutcome.NotAllowed("election.refusal.mayNotStart.CHALLENGE");
        }
        var hindrance = opening.hindrance(me.get(), ElectionTrigger.CHALLENGE);
        if (hindrance.isPresent() && elections.open(microenterprise).stream().noneMatch(one -> one.isChallenge() && one.startedBy().equals(Optional.of(challenger.username())))) {
            return ElectionOutcome.of(hindrance.get(), null);
        }
        return switch (CandidacyCheck.check(plan, me.get().targets().stream().map(Bar::of).toList(), true, policy, thisMonth())) {
            case CandidacyCheck.Result.Faulty(var errors) -> new ElectionOutcome.Invalid(errors);
            case CandidacyCheck.Result.Sound(var sound) -> answer(opening.open(me.get(), new Start(ElectionTrigger.CHALLENGE, Optional.of(challenger.username()), sound.pitch(), false),
                    election -> accepted(election.nominations().stand(challenger.username(), sound, policy, clock.instant()))));
        };
    }

    private static void accepted(Ruling ruling) {
        if (!(ruling instanceof Ruling.Accepted)) {
            throw new IllegalStateException("the first candidate of a challenge was refused: " + ruling);
        }
    }

    private static ElectionOutcome answer(ElectionOpening.Opened opened) {
        return ElectionOutcome.of(opened.ruling(), opened.election().map(ElectionService::done).orElse(null));
    }

    private static ElectionOutcome.Done done(OwnerElection election) {
        return new ElectionOutcome.Done(election.id(), election.phase());
    }

    @Override
    @Transactional(readOnly = true)
    public Set<ElectionTrigger> mayStart(CurrentUser person, String microenterprise) {
        var possible = EnumSet.noneOf(ElectionTrigger.class);
        microenterprises.find(microenterprise).ifPresent(me -> EnumSet.of(ElectionTrigger.RESIGNATION, ElectionTrigger.RECALL, ElectionTrigger.CHALLENGE).stream()
                .filter(trigger -> mayStart(person, me, trigger) && opening.hindrance(me, trigger).isEmpty()).forEach(possible::add));
        return possible;
    }

    private boolean mayStart(CurrentUser person, MicroenterpriseStore.Row me, ElectionTrigger trigger) {
        boolean owns = person.username().value().equals(me.owner());
        return switch (trigger) {
            case RESIGNATION -> owns && person.is(Kind.ME_OWNER, me.code());
            case RECALL -> !owns && person.is(Kind.ME_MEMBER, me.code()) && microenterprises.members(me.code()).stream().anyMatch(member -> member.person().equals(person.username()));
            case CHALLENGE -> !owns && mayStand(person);
            case AUTOMATIC, INTERIM_OVER, FOUNDING, DISSOLUTION -> false;
        };
    }

    /** People inside who do business, and partners from outside (domain.md P5); a purely watching or administering account does not stand. */
    static boolean mayStand(CurrentUser person) {
        return person.has(Role.ENTREPRENEUR) || person.has(Role.EXTERNAL_PARTNER);
    }

    // --- acting

    @Override
    public ElectionOutcome signMotion(CurrentUser member, ElectionId id) {
        return act(member, id, election -> {
            boolean before = election.motion().isCarried(policy);
            var ruling = election.motion().sign(member.username(), clock.instant());
            if (!before && election.motion().isCarried(policy)) {
                commands.publish(ElectionMessages.MOTION_CARRIED, id.value(), Map.of());
            }
            return ruling;
        });
    }

    @Override
    public ElectionOutcome stand(CurrentUser candidate, ElectionId id, CandidacyInput plan) {
        return act(candidate, id, election -> {
            if (!mayStand(candidate)) {
                return Ruling.notAllowed("election.refusal.mayNotStand");
            }
            return switch (CandidacyCheck.check(plan, election.bars(), election.isChallenge(), policy, thisMonth())) {
                case CandidacyCheck.Result.Faulty(var errors) -> Ruling.refused(errors);
                case CandidacyCheck.Result.Sound(var sound) -> stand(election, candidate, sound);
            };
        });
    }

    private Ruling stand(OwnerElection election, CurrentUser candidate, ElectionPlan plan) {
        boolean before = election.nominations().isComplete(policy);
        var ruling = election.nominations().stand(candidate.username(), plan, policy, clock.instant());
        if (!before && election.nominations().isComplete(policy)) {
            commands.publish(ElectionMessages.NOMINATIONS_COMPLETE, election.id().value(), Map.of());
        }
        return ruling;
    }

    @Override
    public ElectionOutcome standDown(CurrentUser candidate, ElectionId id, String reason) {
        return act(candidate, id, election -> isNoReason(reason) ? noReason() : election.nominations().standDown(candidate.username(), reason.strip(), clock.instant()));
    }

    @Override
    public ElectionOutcome ask(CurrentUser member, ElectionId id, String question) {
        return act(member, id, election -> election.questionRound().ask(member.username(), question, clock.instant()));
    }

    @Override
    public ElectionOutcome answer(CurrentUser candidate, ElectionId id, int question, String answer) {
        return act(candidate, id, election -> election.questionRound().answer(question, candidate.username(), answer, clock.instant()));
    }

    @Override
    public ElectionOutcome withdraw(CurrentUser starter, ElectionId id, String reason) {
        return act(starter, id, election -> isNoReason(reason) ? noReason() : election.withdraw(starter.username(), reason.strip(), clock.instant()));
    }

    private ElectionOutcome act(CurrentUser person, ElectionId id, Function<OwnerElection, Ruling> act) {
        var election = elections.findForUpdate(id).filter(found -> ElectionViews.mayRead(person, found));
        if (election.isEmpty()) {
            return new ElectionOutcome.Unknown();
        }
        var ruling = act.apply(election.get());
        if (ruling instanceof Ruling.Accepted) {
            elections.save(election.get());
            if (election.get().phase() == ElectionPhase.WITHDRAWN) {
                commands.publish(ElectionMessages.WITHDRAWN, id.value(), Map.of());
            }
        }
        return ElectionOutcome.of(ruling, done(election.get()));
    }

    private static boolean isNoReason(String reason) {
        return reason == null || reason.isBlank() || reason.strip().length() > REASON || !Texts.isClean(reason);
    }

    private static Ruling noReason() {
        return Ruling.refused("reason", "election.error.text", REASON);
    }

    private YearMonth thisMonth() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }

    // --- reading

    @Override
    @Transactional(readOnly = true)
    public Optional<ElectionView> find(CurrentUser reader, ElectionId id, Locale locale) {
        return elections.find(id).filter(election -> ElectionViews.mayRead(reader, election)).map(election -> views.view(election, reader, locale));
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<ElectionSummary> list(CurrentUser reader, String microenterprise, boolean onlyOpen, PageRequest page) {
        return list.page(reader, microenterprise, onlyOpen, page);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ElectionSummary> concerning(CurrentUser person) {
        return list.concerning(person.username().value(), MOST_CONCERNING);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<BackupLeader> backup(String microenterprise) {
        return elections.backup(microenterprise).map(one -> new BackupLeader(one.person().value(), one.election(), one.since()));
    }
}
