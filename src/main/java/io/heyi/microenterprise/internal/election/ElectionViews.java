package io.heyi.microenterprise.internal.election;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.ElectionView;
import io.heyi.microenterprise.ElectionView.Act;
import io.heyi.microenterprise.internal.persistence.ElectionStore;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Turns an election into what API, pages and task panels show. */
@Component
public class ElectionViews {

    private final ElectionStore elections;
    private final MicroenterpriseStore microenterprises;
    private final ElectionWords words;
    private final ElectionPolicy policy;
    private final Clock clock;

    ElectionViews(ElectionStore elections, MicroenterpriseStore microenterprises, ElectionWords words, ElectionPolicy policy, Clock clock) {
        this.elections = elections;
        this.microenterprises = microenterprises;
        this.words = words;
        this.policy = policy;
        this.clock = clock;
    }

    /** People inside read all; outsiders where they may stand, and where they stand, stood or vote (domain.md §1a, P5). */
    static boolean mayRead(CurrentUser reader, OwnerElection election) {
        return reader.isInside() || election.phase() == ElectionPhase.NOMINATION && !election.isFirst() || takesPart(reader, election)
                || election.candidates().stream().anyMatch(one -> one.person().equals(reader.username()));
    }

    private static boolean takesPart(CurrentUser reader, OwnerElection election) {
        return election.isOnRoll(reader.username()) || election.candidacyOf(reader.username()).isPresent();
    }

    /** Outsiders who only may stand, or do not stand any more, see what is asked for and their own candidacy, not what others promise. */
    public ElectionView view(OwnerElection election, CurrentUser reader, Locale locale) {
        boolean whole = reader.isInside() || takesPart(reader, election);
        var office = election.office();
        return new ElectionView(election.id(), election.microenterprise(), microenterprises.find(election.microenterprise()).orElseThrow().name(), election.trigger(),
                election.phase(), election.incumbent().value(), election.startedBy().map(Username::value), election.reason(), election.incumbentToPool(), election.openedAt(),
                election.dueAt(), election.roll().stream().map(Username::value).toList(), motion(election, reader), bars(election), election.currency(),
                election.candidates().stream().filter(one -> whole || one.person().equals(reader.username())).map(ElectionViews::candidate).toList(),
                whole ? election.questions().stream().map(ElectionViews::question).toList() : List.of(),
                election.rounds().stream().map(ElectionViews::ballot).toList(), office.winner().map(Username::value), office.runnerUp().map(Username::value),
                office.interim().map(Username::value), office.interimUntil(), election.switchedAt(), election.endedAt(),
                whole ? elections.timeline(election.id()).stream().map(row -> new ElectionView.TimelineEntry(row.at(), row.actor(), words.sentence(row, locale))).toList() : List.of(),
                acts(election, reader));
    }

    private Optional<ElectionView.Motion> motion(OwnerElection election, CurrentUser reader) {
        return election.trigger() != ElectionTrigger.RECALL ? Optional.empty() : Optional.of(new ElectionView.Motion(election.motion().signatures().size(),
                election.motion().needed(policy), election.motion().signatures().contains(reader.username())));
    }

    private List<ElectionView.Bar> bars(OwnerElection election) {
        return election.bars().stream().map(bar -> new ElectionView.Bar(bar.metric(), bar.unit(), bar.bottom(), bar.leading(), bar.least(election.isChallenge(), policy))).toList();
    }

    private static ElectionView.Candidate candidate(Candidate one) {
        var plan = one.plan();
        return new ElectionView.Candidate(one.key(), one.person().value(), one.state().name(), one.cleared(), one.note(),
                new ElectionView.Plan(plan.targets().stream().map(p -> new ElectionView.Promise(p.metric(), p.unit(), p.value(), p.dueMonth())).toList(), plan.team(), plan.pay(),
                        plan.stake(), plan.pitch(), plan.hash()));
    }

    private static ElectionView.Question question(Question one) {
        return new ElectionView.Question(one.number(), one.by().value(), one.text(), one.at(),
                one.answers().stream().map(answer -> new ElectionView.Answer(answer.candidate(), answer.text(), answer.at())).toList());
    }

    private static ElectionView.Ballot ballot(Round round) {
        return new ElectionView.Ballot(round.kind().name(), round.ballot(), round.endsAt(), Optional.ofNullable(round.outcome()), Optional.ofNullable(round.chosen()),
                round.votes().stream().map(votes -> new ElectionView.Votes(votes.option(), votes.votes())).toList());
    }

    private Set<Act> acts(OwnerElection election, CurrentUser reader) {
        var acts = EnumSet.noneOf(Act.class);
        var person = reader.username();
        boolean stands = election.candidacyOf(person).isPresent();
        boolean leaves = person.equals(election.incumbent()) && Set.of(ElectionTrigger.RESIGNATION, ElectionTrigger.RECALL, ElectionTrigger.CHALLENGE, ElectionTrigger.DISSOLUTION).contains(election.trigger());
        if (election.phase() == ElectionPhase.MOTION && election.recallRoll().contains(person) && !election.motion().signatures().contains(person)) {
            acts.add(Act.SIGN_MOTION);
        }
        if (election.phase() == ElectionPhase.NOMINATION && election.dueAt().filter(clock.instant()::isBefore).isPresent() && ElectionService.mayStand(reader) && !leaves && (!election.isFirst() || election.isOnRoll(person))) {
            if (stands) {
                acts.add(Act.CHANGE_PLAN);
            } else if (election.standing().size() < policy.mostCandidates()) {
                acts.add(Act.STAND);
            }
        }
        if (election.questionRound().isOpen()) {
            if (stands) {
                acts.addAll(Set.of(Act.STAND_DOWN, Act.ANSWER));
            }
            if (election.isOnRoll(person)) {
                acts.add(Act.ASK);
            }
        }
        if (election.startedBy().filter(person::equals).isPresent() && (election.phase() == ElectionPhase.MOTION
                || election.phase() == ElectionPhase.NOMINATION && election.trigger() != ElectionTrigger.RECALL)) {
            acts.add(Act.WITHDRAW);
        }
        return acts;
    }
}
