package io.heyi.replacement.internal.process;

import io.heyi.emc.ActorId;
import io.heyi.replacement.internal.CaseStore;
import io.heyi.replacement.internal.Judges;
import io.heyi.replacement.internal.LastVote;
import io.heyi.replacement.internal.MembersBallot;
import io.heyi.replacement.internal.ReplacementSchedule;
import io.heyi.replacement.internal.Voices;
import io.heyi.replacement.internal.domain.Hearing;
import io.heyi.replacement.internal.domain.Remedy;
import io.heyi.replacement.internal.domain.ReplacementStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Nobody was found: somebody proposes a cover, then the members choose (domain.md P4, D4). On a case that has ended meanwhile every step does nothing. */
@Component
@Transactional
public class LastResortSteps {

    private final CaseStore store;
    private final Judges judges;
    private final SearchSteps searching;
    private final LastVote vote;
    private final MembersBallot ballot;
    private final ReplacementSchedule schedule;

    LastResortSteps(CaseStore store, Judges judges, SearchSteps searching, LastVote vote, MembersBallot ballot, ReplacementSchedule schedule) {
        this.store = store;
        this.judges = judges;
        this.searching = searching;
        this.vote = vote;
        this.ballot = ballot;
        this.schedule = schedule;
    }

    /** @param proposerAsked false when somebody has proposed already, nobody is left to ask, or a cover was tried before */
    public record ProposerAsked(boolean proposerAsked, List<String> proposers, String proposalDueAt, String proposalReminderAt) {}

    /** @param coverProposed whether a cover is asked to sign */
    public record ProposalClosed(boolean coverProposed, List<Voices.Addressee> signatories, String termsHash, String takeOverDueAt, String takeOverReminderAt) {}

    /** @param remedy cover, shrink, end, stay or coverStays */
    public record LastVoteApplied(String remedy) {}

    public ProposerAsked askProposer(ReplacementVariables in) {
        var found = store.lock(in.code());
        if (found.outcome().isPresent() || !found.succession().mayProposeCover()) {
            return new ProposerAsked(false, List.of(), "", "");
        }
        var next = found.succession().isProposalMade() ? Optional.<Hearing.Judge>empty() : judges.inCharge(found, found.succession().proposer(), schedule.proposalDue());
        next.ifPresent(one -> {
            found.succession().askProposer(one);
            found.carryingOut(ReplacementStep.PROPOSING, one.dueAt(), List.of(one.group()));
        });
        store.saveStep(found);
        return new ProposerAsked(next.isPresent(), next.map(one -> List.of(one.group())).orElse(List.of()), text(next.map(Hearing.Judge::dueAt)),
                text(next.map(one -> schedule.reminderAt(one.dueAt()))));
    }

    private static String text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("");
    }

    public ProposalClosed closeProposal(ReplacementVariables in) {
        var found = store.lock(in.code());
        if (found.outcome().isPresent()) {
            return new ProposalClosed(false, List.of(), "", "", "");
        }
        var asked = found.succession().search().next().flatMap(cover -> searching.ask(found, cover));
        store.saveStep(found);
        return asked.map(one -> new ProposalClosed(true, one.signatories(), one.termsHash(), one.takeOverDueAt(), one.takeOverReminderAt()))
                .orElseGet(() -> new ProposalClosed(false, List.of(), "", "", ""));
    }

    public DecisionSteps.VoteOpened openVote(ReplacementVariables in) {
        var found = store.lock(in.code());
        if (found.outcome().isPresent()) {
            return new DecisionSteps.VoteOpened(false, "", List.of(), "", "");
        }
        var opened = vote.open(found);
        found.succession().openLastVote(opened);
        found.carryingOut(ReplacementStep.CHOOSING, opened.endsAt(), opened.voters().stream().map(ActorId::value).toList());
        store.saveStep(found);
        return DecisionSteps.opened(ballot, schedule, opened.ballot(), opened.endsAt());
    }

    public LastVoteApplied applyVote(ReplacementVariables in) {
        var found = store.lock(in.code());
        if (found.outcome().isPresent()) {
            return new LastVoteApplied(Remedy.Choice.STAY.id());
        }
        var result = vote.count(found);
        found.succession().countLastVote(result);
        found.carryingOut(ReplacementStep.CONCLUDING, null, List.of());
        store.saveStep(found);
        boolean stays = result.choice() == Remedy.Choice.STAY;
        return new LastVoteApplied(stays && !found.succession().carried().isEmpty() ? "coverStays" : result.choice().id());
    }
}
