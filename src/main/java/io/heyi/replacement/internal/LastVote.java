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
    private final MembersVote first;
    private final Clock clock;

    LastVote(MembersBallot ballot, PartChanges parts, Emcs emcs, MembersVote first, Clock clock) {
        this.ballot = ballot;
        this.parts = parts;
        this.emcs = emcs;
        this.first = first;
        this.clock = clock;
    }

    public Remedy.Vote open(ReplacementCase found) {
        var search = found.succession().search();
        var terms = emcs.find(found.emc()).orElseThrow().terms();
        var cover = search.taker().filter(one -> one.source() == Candidate.Source.COVER);
        var condition = first.cited(terms).text();
        var choices = new ArrayList<>(List.of(Choice.STAY));
        var paper = new ArrayList<>(List.of(option(Choice.STAY, search.holder().name())));
        cover.ifPresent(one -> {
            choices.add(Choice.COVER);
            paper.add(option(Choice.COVER, one.name(), one.until().toString()));
        });
        // a new lead would have to sign: that is more than leaving a part out
        if (parts.termsWithout(found.emc(), search.holder().actor()) instanceof PartChanges.Text.Draft draft && draft.signatories().isEmpty()) {
            choices.add(Choice.SHRINK);
            paper.add(option(Choice.SHRINK, condition));
        }
        choices.add(Choice.END);
        paper.add(option(Choice.END, condition));
        var concerned = new HashSet<>(List.of(found.subject().actor(), search.holder().actor()));
        cover.map(Candidate::actor).ifPresent(concerned::add);
        var members = terms.nodes().stream().filter(node -> !node.actor().equals(search.holder().actor())).map(LastVote::member).toList();
        var opened = ballot.open(found, "last-vote-" + found.succession().lastVoteNumber(), Wording.message("replacement.lastBallot.question", search.holder().name(), found.title()), paper, members, concerned);
        return new Remedy.Vote(opened.ballot(), opened.endsAt(), opened.voters(), opened.leftOut(), choices, null);
    }

    private static Option option(Choice choice, String... arguments) {
        return Option.of(choice.id(), Wording.message("replacement.lastOption." + choice.id(), arguments), Wording.message("replacement.lastOption." + choice.id() + ".text", arguments));
    }

    private static Member member(Node node) {
        return new Member(node.actor(), node.name(), node.lead(), node.ratioPercent());
    }

    /** Anything but a chosen option leaves everything as it is. */
    public Remedy.Result count(ReplacementCase found) {
        var vote = found.succession().lastVote().orElseThrow();
        var counted = ballot.count(vote.ballot(), vote.voters().size());
        return new Remedy.Result(counted.word(), counted.option().flatMap(Choice::of).orElse(Choice.STAY), counted.seats(), counted.votes(), counted.needed(), clock.instant());
    }
}
