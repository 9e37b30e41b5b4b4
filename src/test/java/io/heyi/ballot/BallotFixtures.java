package io.heyi.ballot;

import io.heyi.access.Username;
import io.heyi.shared.Fraction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Ballots on what becomes of a node of an EMC: three options, two thirds of the roll. */
public final class BallotFixtures {

    public static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    public static final Instant END = Instant.parse("2026-03-05T02:00:00Z");
    public static final Option KEEP = Option.of("keep", Wording.of("Keep the node"));
    public static final Option REDUCE = Option.of("reduce", Wording.of("Reduce its share"), Wording.of("To the half, from next month"));
    public static final Option REPLACE = Option.of("replace", Wording.of("Replace the node"));

    private BallotFixtures() {}

    /** Seats ME-0001 and so on; each owned by {@code owner-1} and so on, the first also by {@code second-owner}. */
    public static BallotCall aCall(String caseKey, Secrecy secrecy, int seats) {
        return aCall(caseKey, secrecy, CountingRule.ofTheRoll(new Fraction(2, 3)), IntStream.rangeClosed(1, seats).mapToObj(BallotFixtures::seat).toList());
    }

    public static BallotCall aCall(String caseKey, Secrecy secrecy, CountingRule rule, List<Seat> seats) {
        return new BallotCall(caseKey + "/vote-1", caseKey, "/emcs/EMC-0001", "Oven in Smart cooking", Wording.of("What becomes of the node Oven?"), secrecy, rule, END,
                List.of(KEEP, REDUCE, REPLACE), seats, List.of(new Username("observer")));
    }

    /** The same about something in which nobody who votes may have an interest. */
    public static BallotCall about(BallotCall call, String object) {
        return new BallotCall(call.reference(), call.businessKey(), call.caseUrl(), call.subject(), call.question(), call.secrecy(), call.rule(), call.endsAt(), call.options(), call.seats(),
                call.observers(), List.of(object), call.speakers());
    }

    public static Seat seat(int number) {
        var people = new ArrayList<>(List.of(new Username("owner-" + number)));
        if (number == 1) {
            people.add(new Username("second-owner"));
        }
        return new Seat("ME-%04d".formatted(number), "Micro-enterprise " + number, people);
    }
}
