package io.heyi.replacement.internal;

import io.heyi.ballot.Option;
import io.heyi.ballot.Wording;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.Emcs;
import io.heyi.emc.PartChanges;
import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.Member;
import io.heyi.replacement.internal.domain.Remedy;
import io.heyi.replacement.internal.domain.Remedy.Choice;
import io.heyi.replacement.internal.domain.ReplacementCase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the members do where nobody was found: cover for a time, a smaller scope, the end of the EMC, or nothing (domain.md P4, D4). What is impossible is not on the paper. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class LastVote {

    private final MembersBallot ballot;
    private final PartChanges parts;
    private final Emcs emcs;
    private final Conditions conditions;
    private final DepartureStore departures;
    private final Clock clock;

    LastVote(MembersBallot ballot, PartChanges parts, Emcs emcs, Conditions conditions, DepartureStore departures, Clock clock) {
        this.ballot = ballot;
        this.parts = parts;
        this.emcs = emcs;
        this.conditions = conditions;
        this.departures = departures;
        this.clock = clock;
    }

    public Remedy.Vote open(ReplacementCase found) {
        var search = found.succession().search();
        var terms = emcs.find(found.emc()).orElseThrow().terms();
        var cover = search.taker().filter(one -> one.source() == Candidate.Source.COVER);
        var cites = conditions.named(found, terms).map(one -> new Cites("", one.text())).orElse(new Cites(".dissolved", ""));
        var choices = new ArrayList<Choice>();
        var paper = new ArrayList<Option>();
        // whoever is dissolved cannot be kept
        if (!found.mustLeave()) {
            choices.add(Choice.STAY);
            paper.add(option(Choice.STAY, "", search.holder().name()));
        }
        cover.ifPresent(one -> {
            choices.add(Choice.COVER);
            paper.add(option(Choice.COVER, "", one.name(), one.until().toString()));
        });
        // a new lead would have to sign: that is more than leaving a part out
        if (parts.termsWithout(found.emc(), search.holder().actor()) instanceof PartChanges.Text.Draft draft && draft.signatories().isEmpty()) {
            choices.add(Choice.SHRINK);
            paper.add(option(Choice.SHRINK, cites.suffix(), cites.text()));
        }
        choices.add(Choice.END);
        paper.add(option(Choice.END, cites.suffix(), cites.text()));
        if (choices.size() == 1) {
            return new Remedy.Vote(null, clock.instant(), List.of(), List.of(), choices, null, null);
        }
        var concerned = new HashSet<>(List.of(found.subject().actor(), search.holder().actor()));
        cover.map(Candidate::actor).ifPresent(concerned::add);
        var leaving = departures.leaving(found.emc());
        var members = terms.nodes().stream().filter(node -> !node.actor().equals(search.holder().actor()) && !leaving.contains(node.actor())).map(LastVote::member).toList();
        var opened = ballot.open(found, "last-vote-" + found.succession().lastVoteNumber(), Wording.message("replacement.lastBallot.question", search.holder().name(), found.title()), paper, members, concerned);
        return new Remedy.Vote(opened.ballot(), opened.endsAt(), opened.voters(), opened.leftOut(), choices, opened.unasked(), null);
    }

    /** @param suffix of the key of an option's text; @param text of the condition, empty where none is listed for a party that is dissolved */
    private record Cites(String suffix, String text) {}

    private static Option option(Choice choice, String suffix, String... arguments) {
        return Option.of(choice.id(), Wording.message("replacement.lastOption." + choice.id(), arguments), Wording.message("replacement.lastOption." + choice.id() + ".text" + suffix, arguments));
    }

    private static Member member(Node node) {
        return new Member(node.actor(), node.name(), node.lead(), node.ratioPercent());
    }

    /** Anything but a chosen option leaves everything as it is; with a party that is dissolved it is the mildest of what is possible for the others. */
    public Remedy.Result count(ReplacementCase found) {
        var vote = found.succession().lastVote().orElseThrow();
        if (vote.options().size() == 1) {
            return new Remedy.Result("ONLY_WAY", vote.options().getFirst(), 0, 0, 0, clock.instant());
        }
        var counted = ballot.count(vote.ballot(), vote.voters().size(), vote.unasked());
        return new Remedy.Result(counted.word(), counted.option().flatMap(Choice::of).orElseGet(() -> without(vote.options())), counted.seats(), counted.votes(), counted.needed(), clock.instant());
    }

    /** In the order of how much it changes for those who remain; a cover that has signed costs them and is for a time only, the end cannot be taken back. */
    private static Choice without(List<Choice> options) {
        return Stream.of(Choice.STAY, Choice.SHRINK, Choice.COVER, Choice.END).filter(options::contains).findFirst().orElseThrow();
    }
}
