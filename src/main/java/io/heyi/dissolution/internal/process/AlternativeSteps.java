package io.heyi.dissolution.internal.process;

import io.heyi.ballot.Addressee;
import io.heyi.dissolution.internal.DissolutionPeople;
import io.heyi.dissolution.internal.DissolutionSchedule;
import io.heyi.dissolution.internal.DissolutionStore;
import io.heyi.dissolution.internal.Takers;
import io.heyi.dissolution.internal.DissolutionBallot;
import io.heyi.dissolution.internal.DissolutionOpening;
import io.heyi.dissolution.internal.domain.Vote;
import io.heyi.dissolution.internal.domain.Way;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Alternatives, who would take them, and who decides: the members by two thirds or the platform (domain.md P6, D1). */
@Component
@Transactional
public class AlternativeSteps {

    private final DissolutionStore store;
    private final DissolutionPeople people;
    private final DissolutionBallot ballot;
    private final DissolutionOpening opening;
    private final DissolutionSchedule schedule;
    private final Takers takers;

    AlternativeSteps(DissolutionStore store, DissolutionPeople people, DissolutionBallot ballot, DissolutionOpening opening, DissolutionSchedule schedule, Takers takers) {
        this.store = store;
        this.people = people;
        this.ballot = ballot;
        this.opening = opening;
        this.schedule = schedule;
        this.takers = takers;
    }

    public record AlternativesOpened(String alternativesUntil) {}

    /** @param id of the alternative that somebody would have to agree to */
    public record Taker(String id, List<String> groups, List<String> users) {}

    public record ProposalsClosed(List<Taker> takers, String agreeDueAt, String agreeReminderAt) {}

    /** @param decider members, platform, or nobody where there is nothing to decide between or nobody to decide */
    public record AgreementsClosed(String decider, List<String> deciderGroups, String decideDueAt, String decideReminderAt) {}

    /** @param way id of a {@link Way} */
    public record Decided(String way, boolean merging) {}

    /** @param ballot code, empty where nobody can vote */
    public record VoteOpened(boolean votePossible, String ballot, List<Addressee> seats, String voteEndsAt, String voteReminderAt) {}

    public AlternativesOpened callForAlternatives(DissolutionVariables in) {
        var found = store.lock(in.code());
        var until = schedule.alternativesUntil();
        found.callForAlternatives(until);
        store.saveStep(found);
        return new AlternativesOpened(until.toString());
    }

    public ProposalsClosed closeProposals(DissolutionVariables in) {
        var found = store.lock(in.code());
        var due = schedule.agreeDue();
        takers.drop(found);
        var asked = found.closeProposals(due).stream().map(one -> new Taker(one.id(), List.of(people.taker(one)), List.of())).toList();
        store.saveStep(found);
        return new ProposalsClosed(asked, due.toString(), schedule.reminderAt(due).toString());
    }

    public AgreementsClosed closeAgreements(DissolutionVariables in) {
        var found = store.lock(in.code());
        var due = schedule.decideDue();
        takers.drop(found);
        if (found.possible().isEmpty()) {
            store.saveStep(found);
            return new AgreementsClosed("nobody", List.of(), due.toString(), due.toString());
        }
        if (found.isVoluntary()) {
            store.saveStep(found);
            return new AgreementsClosed("members", List.of(), due.toString(), due.toString());
        }
        var group = people.decider(found);
        group.ifPresent(one -> found.askPlatform(one, due));
        store.saveStep(found);
        return new AgreementsClosed(group.isPresent() ? "platform" : "nobody", group.stream().toList(), due.toString(), schedule.reminderAt(due).toString());
    }

    public Decided applyDecision(DissolutionVariables in) {
        var found = store.lock(in.code());
        takers.drop(found);
        var way = found.applyChoice();
        store.saveStep(found);
        return new Decided(way.id(), false);
    }

    public VoteOpened openVote(DissolutionVariables in) {
        var found = store.lock(in.code());
        var vote = ballot.open(found);
        found.startVote(vote);
        store.saveStep(found);
        return new VoteOpened(vote.ballot() != null, vote.ballot() == null ? "" : vote.ballot(), ballot.seats(vote), vote.endsAt().toString(), schedule.reminderAt(vote.endsAt()).toString());
    }

    /** A motion that is carried freezes new commitments in the same transaction. */
    public Decided applyVote(DissolutionVariables in) {
        var found = store.lock(in.code());
        takers.drop(found);
        var vote = found.votes().getLast();
        var way = found.countVotes(ballot.count(vote));
        if (vote.kind() == Vote.Kind.MOTION && way == Way.ALTERNATIVES) {
            opening.freeze(found);
        }
        store.saveStep(found);
        return new Decided(way.id(), way == Way.MERGER);
    }
}
