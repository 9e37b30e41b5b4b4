package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import io.heyi.microenterprise.CandidacyInput;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.internal.election.Counted.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Elections for tests, brought as far as a test needs them. The micro-enterprise has an owner and members up to the wanted number. */
final class Electoral {

    static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    static final Username OWNER = new Username("entrepreneur-01");
    static final ElectionPolicy POLICY = ElectionPolicy.defaults();
    static final Bar OVENS = new Bar("Ovens in use", "ovens", new BigDecimal("500"), new BigDecimal("1200"));

    private Electoral() {}

    static Username member(int number) {
        return new Username("entrepreneur-%02d".formatted(number));
    }

    static OwnerElection of(ElectionTrigger trigger, int members) {
        var roll = IntStream.rangeClosed(1, members).mapToObj(Electoral::member).toList();
        var by = switch (trigger) {
            case RESIGNATION -> Optional.of(OWNER);
            case RECALL, CHALLENGE -> Optional.of(member(2));
            case AUTOMATIC, INTERIM_OVER, FOUNDING, DISSOLUTION -> Optional.<Username>empty();
        };
        return OwnerElection.announce(new OwnerElection.Announcement(new ElectionId("OE-0001"), "ME-0001", "food", "CNY", OWNER, roll, List.of(OVENS), true), trigger, by, "because", false,
                NOW.plus(Duration.ofDays(7)), NOW);
    }

    static CandidacyInput input(String ovens) {
        return new CandidacyInput(List.of(new CandidacyInput.TargetInput("Ovens in use", "ovens", ovens, "2027-12")), "The present team and two bakers", "Base pay and a third of the profit",
                "10000", "I know the bakers");
    }

    static ElectionPlan plan(String ovens) {
        return ((CandidacyCheck.Result.Sound) CandidacyCheck.check(input(ovens), List.of(OVENS), false, POLICY, java.time.YearMonth.of(2026, 3))).plan();
    }

    /** Candidates stand, nobody objects, the first ballot is open. */
    static OwnerElection voting(ElectionTrigger trigger, int members, int... candidates) {
        var election = of(trigger, members);
        for (int candidate : candidates) {
            election.nominations().stand(member(candidate), plan("600"), POLICY, NOW);
        }
        election.nominations().close(NOW, NOW);
        election.nominations().checked(NOW, NOW);
        return opened(election);
    }

    static OwnerElection opened(OwnerElection election) {
        var balloting = election.balloting();
        balloting.opened(balloting.kind(), "B-000" + (election.rounds().size() + 1), balloting.options(), NOW.plus(Duration.ofDays(3)), NOW);
        return election;
    }

    /** @param votes option and votes in turn, most first */
    static Counted counted(Outcome outcome, String chosen, Object... votes) {
        var counts = new ArrayList<Round.Votes>();
        for (int i = 0; i < votes.length; i += 2) {
            counts.add(new Round.Votes((String) votes[i], (Integer) votes[i + 1]));
        }
        return new Counted(outcome, chosen, counts.stream().mapToInt(Round.Votes::votes).sum(), counts);
    }
}
