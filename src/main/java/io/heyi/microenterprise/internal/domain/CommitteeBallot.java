package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Username;
import io.heyi.shared.Fraction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The investment committee's vote on one proposal (domain.md §3a, E13). The roll is frozen when the committee is called: its members without an interest.
 * So is the quorum, a share of the roll by policy, rounded up; approved needs quorum and more yes than no; a tie is a no.
 */
public final class CommitteeBallot {

    /** How the vote stands when it is closed. */
    public enum Result { APPROVED, REJECTED, NO_QUORUM }

    public record Vote(Username voter, boolean yes, Optional<String> reason, Instant at) {}

    private List<Username> roll;
    private int quorum;
    private List<Vote> votes = new ArrayList<>();
    private int round = 1;
    private boolean closed;
    private Instant dueAt;

    private CommitteeBallot() {}

    /** @param quorum share of the roll that must vote, from policy; two thirds are 3→2, 4→3, 5→4, 12→8 */
    public CommitteeBallot(List<Username> roll, Fraction quorum, Instant dueAt) {
        this.roll = List.copyOf(roll);
        this.quorum = quorum.ceilingOf(roll.size());
        this.dueAt = dueAt;
    }

    /** Votes needed for a result; stays as it was when the committee was called. */
    public int quorum() {
        // ballots stored before the quorum was policy carry none
        return quorum > 0 ? quorum : FoundingPolicy.USUAL_QUORUM.ceilingOf(roll.size());
    }

    void cast(Vote vote) {
        votes.add(vote);
    }

    /** Counted: no more votes, unless it is called again. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    void callAgain(Instant newDueAt) {
        closed = false;
        round++;
        dueAt = newDueAt;
    }

    public Optional<Vote> voteOf(Username member) {
        return votes.stream().filter(vote -> vote.voter().equals(member)).findFirst();
    }

    public List<Username> missing() {
        return roll.stream().filter(member -> voteOf(member).isEmpty()).toList();
    }

    public int yes() {
        return (int) votes.stream().filter(Vote::yes).count();
    }

    public int no() {
        return votes.size() - yes();
    }

    public Result result() {
        if (roll.isEmpty() || votes.size() < quorum()) {
            return Result.NO_QUORUM;
        }
        return yes() > no() ? Result.APPROVED : Result.REJECTED;
    }

    /** True when no vote still missing can change the result (issue 2, part 4). */
    public boolean decided() {
        int remaining = roll.size() - votes.size();
        return !roll.isEmpty() && votes.size() >= quorum() && (yes() > no() + remaining || no() >= yes() + remaining);
    }

    public List<Username> roll() {
        return roll;
    }

    public List<Vote> votes() {
        return List.copyOf(votes);
    }

    public int round() {
        return round;
    }

    public Instant dueAt() {
        return dueAt;
    }
}
