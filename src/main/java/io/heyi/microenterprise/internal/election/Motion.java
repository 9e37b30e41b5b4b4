package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.shared.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A motion for recall: enough members sign it, then the members vote on it (domain.md P5). */
public final class Motion {

    private final OwnerElection election;

    Motion(OwnerElection election) {
        this.election = election;
    }

    public Set<Username> signatures() {
        return Set.copyOf(election.signatures);
    }

    /** Signatures that are needed: a share of the whole roll, its subject counted, rounded up. */
    public int needed(ElectionPolicy policy) {
        return policy.motionSignatures().ceilingOf(election.roll.size());
    }

    public boolean isCarried(ElectionPolicy policy) {
        return election.signatures.size() >= needed(policy);
    }

    public Ruling sign(Username by, Instant now) {
        if (election.phase != ElectionPhase.MOTION) {
            return Ruling.tooLate(OwnerElection.MOVED_ON);
        }
        if (!election.recallRoll().contains(by)) {
            return Ruling.notAllowed("election.refusal.notOnRoll");
        }
        if (election.signatures.add(by)) {
            election.happened(now, by.value(), "motionSigned", List.of(String.valueOf(election.signatures.size())), Map.of("signatures", election.signatures.size()));
        }
        return Ruling.accepted();
    }

    /** Whether a majority of the members voted to keep the owner. */
    public boolean isOwnerKept() {
        return election.rounds.stream().anyMatch(round -> round.kind() == Round.Kind.RECALL && Round.KEEP.equals(round.chosen()));
    }

    /** Step: too few have signed in time. */
    public void lapse(ElectionPolicy policy, Instant now) {
        election.require(ElectionPhase.MOTION);
        election.happened(now, OwnerElection.SYSTEM, "motionLapsed", List.of(String.valueOf(election.signatures.size()), String.valueOf(needed(policy))),
                Map.of("signatures", election.signatures.size(), "needed", needed(policy)));
        election.end(ElectionPhase.RECALL_FAILED, now);
    }

    /** Step: enough have signed, but the members vote on the owner already or have just decided (ADR 22). */
    public void overtaken(Instant now) {
        election.require(ElectionPhase.MOTION);
        election.happened(now, OwnerElection.SYSTEM, "motionOvertaken", List.of(), Map.of("signatures", election.signatures.size()));
        election.end(ElectionPhase.RECALL_FAILED, now);
    }

    /** Step: the members of {@link OwnerElection#recallRoll} are called to vote. */
    public void called(String ballot, Instant endsAt, Instant now) {
        election.require(ElectionPhase.MOTION);
        election.rounds.add(new Round(Round.Kind.RECALL, ballot, List.of(Round.RECALL, Round.KEEP), endsAt, null, null, List.of()));
        election.enter(ElectionPhase.RECALL_BALLOT, endsAt);
        election.happened(now, OwnerElection.SYSTEM, "recallBallotOpened", List.of(ballot), Map.of("ballot", ballot, "endsAt", endsAt.toString()));
    }

    /** Step: the recall is decided; anything but a clear yes keeps the owner. @return whether he is recalled */
    public boolean decide(Counted counted, Instant nominationsDue, Instant now) {
        election.require(ElectionPhase.RECALL_BALLOT);
        election.balloting().keep(counted, now);
        boolean recalled = Round.RECALL.equals(counted.chosen());
        if (recalled) {
            election.enter(ElectionPhase.NOMINATION, nominationsDue);
            election.happened(now, OwnerElection.SYSTEM, "ownerRecalled", List.of(election.incumbent.value()), Map.of("owner", election.incumbent.value(), "nominationsDue", nominationsDue.toString()));
        } else {
            election.happened(now, OwnerElection.SYSTEM, "recallFailed", List.of(election.incumbent.value()), Map.of("owner", election.incumbent.value()));
            election.end(ElectionPhase.RECALL_FAILED, now);
        }
        return recalled;
    }
}
