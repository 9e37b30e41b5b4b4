package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import io.heyi.microenterprise.ElectionPhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ballots on the owner: majority elects, a tie is run off, a missed quorum is repeated once (domain.md P5). */
public final class Balloting {

    /** What the process does next. */
    public enum Next { ELECTED, RUN_OFF, SECOND, NOBODY }

    private final OwnerElection election;

    Balloting(OwnerElection election) {
        this.election = election;
    }

    /** Options of the next ballot, in the order of the paper. */
    public List<String> options() {
        var last = election.rounds.stream().filter(round -> round.kind() != Round.Kind.RECALL).reduce((first, second) -> second);
        if (last.isEmpty()) {
            var all = new ArrayList<>(election.standing().stream().map(Candidate::key).toList());
            all.add(Round.NOBODY);
            return all;
        }
        return nextKind(last.get()) == Round.Kind.RUN_OFF ? runOff(last.get()) : last.get().options();
    }

    /** Whether a ballot can be held: candidates may all have stood down before the first one. */
    public boolean hasCandidates() {
        return !election.standing().isEmpty() || election.rounds.stream().anyMatch(round -> round.kind() != Round.Kind.RECALL);
    }

    public Round.Kind kind() {
        return election.rounds.stream().filter(round -> round.kind() != Round.Kind.RECALL).reduce((first, second) -> second).map(Balloting::nextKind).orElse(Round.Kind.FIRST);
    }

    private static Round.Kind nextKind(Round last) {
        return last.outcome().equals(Counted.Outcome.NO_QUORUM.name()) ? Round.Kind.SECOND : Round.Kind.RUN_OFF;
    }

    /** The first two, and whoever has as many votes as the second; in the order of the paper. */
    private static List<String> runOff(Round last) {
        int second = last.votes().get(1).votes();
        var through = last.votes().stream().filter(one -> one.votes() >= second).map(Round.Votes::option).toList();
        return last.options().stream().filter(through::contains).toList();
    }

    public void opened(Round.Kind kind, String ballot, List<String> options, Instant endsAt, Instant now) {
        election.require(ElectionPhase.QUESTIONS, ElectionPhase.BALLOT);
        election.rounds.add(new Round(kind, ballot, options, endsAt, null, null, List.of()));
        election.enter(ElectionPhase.BALLOT, endsAt);
        election.happened(now, OwnerElection.SYSTEM, "ballotOpened." + kind, List.of(ballot), Map.of("ballot", ballot, "options", options, "endsAt", endsAt.toString()));
    }

    /** The ballot that is open now. */
    public Optional<Round> open() {
        return election.rounds.isEmpty() || election.rounds.getLast().isCounted() ? Optional.empty() : Optional.of(election.rounds.getLast());
    }

    void keep(Counted counted, Instant now) {
        var open = open().orElseThrow(() -> new IllegalStateException("election " + election.id + " has no open ballot"));
        election.rounds.set(election.rounds.size() - 1, new Round(open.kind(), open.ballot(), open.options(), open.endsAt(), counted.outcome().name(), counted.chosen(), counted.votes()));
        election.happened(now, OwnerElection.SYSTEM, "ballotCounted." + counted.outcome(), List.of(open.ballot(), String.valueOf(counted.cast())),
                Map.of("ballot", open.ballot(), "outcome", counted.outcome().name(), "votes", counted.cast()));
    }

    /** Step: takes the count of the open ballot and says what follows from it. */
    public Next decide(Counted counted, Instant now) {
        election.require(ElectionPhase.BALLOT);
        var kind = open().orElseThrow().kind();
        keep(counted, now);
        return switch (counted.outcome()) {
            case CHOSEN -> counted.chosen().equals(Round.NOBODY) ? Next.NOBODY : elect(counted);
            case TIE, NO_MAJORITY -> kind == Round.Kind.RUN_OFF ? Next.NOBODY : Next.RUN_OFF;
            case NO_QUORUM -> kind == Round.Kind.FIRST ? Next.SECOND : Next.NOBODY;
        };
    }

    private Next elect(Counted counted) {
        election.winner = election.candidate(counted.chosen()).orElseThrow().person();
        return Next.ELECTED;
    }

    /** Candidates in the order in which the office is offered to them: the elected one, then who has votes in the last ballot, most first. Without a ballot: whoever stands. */
    List<Candidate> ranking() {
        if (election.rounds.isEmpty()) {
            return election.standing();
        }
        var last = election.rounds.getLast();
        return last.votes().stream().filter(one -> one.votes() > 0 && !one.option().equals(Round.NOBODY)).map(one -> election.candidate(one.option()).orElseThrow()).toList();
    }

    /** The next best in the last ballot to whom the office was not offered. */
    Optional<Username> runnerUp() {
        return ranking().stream().filter(one -> !election.asked.contains(one.key())).map(Candidate::person).findFirst();
    }
}
