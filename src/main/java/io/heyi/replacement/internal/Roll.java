package io.heyi.replacement.internal;

import io.heyi.access.Username;
import io.heyi.ballot.Seat;
import io.heyi.emc.ActorId;
import io.heyi.interest.InterestRegister;
import io.heyi.interest.Panel;
import io.heyi.interest.PanelCall;
import io.heyi.interest.Panels;
import io.heyi.replacement.internal.domain.Member;
import io.heyi.replacement.internal.domain.ReplacementPolicy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who votes: one seat for each remaining member, cast by any of its people who has no interest in the subject (domain.md P4, product-bar D10). */
@Component
public class Roll {

    private final Voices voices;
    private final Panels panels;
    private final InterestRegister interests;
    private final ReplacementPolicy policy;
    private final Clock clock;

    Roll(Voices voices, Panels panels, InterestRegister interests, ReplacementPolicy policy, Clock clock) {
        this.voices = voices;
        this.panels = panels;
        this.interests = interests;
        this.policy = policy;
        this.clock = clock;
    }

    /** What is wrong where too few could vote; empty where enough can. */
    Optional<Panel.Impossible> impossible(ActorId subject, Collection<Member> others) {
        var called = call(Set.of(subject), others);
        if (called.enough()) {
            return Optional.empty();
        }
        var candidates = others.stream().flatMap(member -> voices.people(member.actor()).stream()).distinct().toList();
        var excluded = panels.call(new PanelCall(candidates, 1, Set.of(subject.value()), voices.people(subject))).excluded();
        var voters = List.copyOf(new Electorate(called.seats()).voters());
        // where there are enough and one of them could decide alone, somebody else is missing
        return Optional.of(new Panel.Impossible(voters, Math.max(policy.fewestVoters(), voters.size() + 1), excluded));
    }

    /**
     * @param leftOut members none of whose people may vote
     * @param unasked why nobody is asked: NOBODY and TOO_FEW where fewer members with different people can vote than the policy wants, ONE_ALONE where somebody speaks
     *     for so many that he could decide alone; null where all are asked
     */
    public record Called(List<Seat> seats, List<ActorId> leftOut, String unasked) {

        boolean enough() {
            return unasked == null;
        }
    }

    /** @param concerned parties in which nobody who votes may have an interest */
    public Called call(Collection<ActorId> concerned, Collection<Member> members) {
        var out = interests.interested(concerned.stream().map(ActorId::value).toList(), clock.instant());
        var own = concerned.stream().flatMap(actor -> voices.people(actor).stream()).collect(Collectors.toSet());
        var seats = new ArrayList<Seat>();
        var leftOut = new ArrayList<ActorId>();
        for (var member : members) {
            var people = voices.people(member.actor()).stream().filter(person -> !out.contains(person) && !own.contains(person)).toList();
            if (people.isEmpty()) {
                leftOut.add(member.actor());
            } else {
                seats.add(new Seat(member.actor().value(), member.name(), List.<Username>copyOf(people)));
            }
        }
        return new Called(List.copyOf(seats), List.copyOf(leftOut), unasked(new Electorate(seats)));
    }

    /** A policy of one voter allows that somebody decides alone; with any other nobody does by the seats of several members. */
    private String unasked(Electorate electorate) {
        if (electorate.seats().isEmpty()) {
            return "NOBODY";
        }
        int most = electorate.mostSeatsOfOne();
        boolean alone = policy.fewestVoters() > 1 && most > 1 && most >= policy.votesNeeded().ceilingOf(electorate.seats().size());
        return alone ? "ONE_ALONE" : electorate.voters().size() < policy.fewestVoters() ? "TOO_FEW" : null;
    }
}
