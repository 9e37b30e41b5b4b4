package io.heyi.emc.internal.renewal;

import io.heyi.access.Access;
import io.heyi.access.Groups;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals.Figure;
import io.heyi.emc.internal.party.Parties;
import io.heyi.interest.InterestRegister;
import io.heyi.interest.PanelCall;
import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who has a hand in a dispute and must not judge it: nobody rules on his own figure (product-bar T2, D10). */
@Component
public class Interests {

    private final Access access;
    private final Parties parties;
    private final Rewards rewards;
    private final InterestRegister register;
    private final Clock clock;

    Interests(Access access, Parties parties, Rewards rewards, InterestRegister register, Clock clock) {
        this.access = access;
        this.parties = parties;
        this.rewards = rewards;
        this.register = register;
        this.clock = clock;
    }

    /** Everybody who acts for a party of the contract, whoever stands behind the disputed figure, and whoever has an interest in one of them. */
    public Set<Username> of(Renewal renewal, Dispute dispute) {
        var people = concerned(renewal, dispute);
        people.addAll(register.interested(objects(renewal, people), clock.instant()));
        return people;
    }

    private Set<Username> concerned(Renewal renewal, Dispute dispute) {
        var people = new HashSet<Username>();
        renewal.members().forEach(member -> people.addAll(parties.people(member.actor())));
        submitter(renewal, dispute).filter(Username::isValid).map(Username::new).ifPresent(people::add);
        return people;
    }

    private static Set<String> objects(Renewal renewal, Set<Username> concerned) {
        return Stream.of(Stream.of(renewal.id().emc().value()), renewal.members().stream().map(member -> member.actor().value()), concerned.stream().map(Username::value))
                .flatMap(ids -> ids).collect(Collectors.toSet());
    }

    /** The question whether one of the candidates can rule on the dispute. */
    PanelCall panel(Renewal renewal, Dispute dispute, List<Username> candidates) {
        var people = concerned(renewal, dispute);
        return new PanelCall(candidates, 1, objects(renewal, people), people);
    }

    /** Whether people of the lead reported the figure, own the party that it is about, or own one that disputes it. */
    public boolean leadsSideConcerned(Renewal renewal, Dispute dispute) {
        var lead = renewal.lead();
        var owners = parties.people(lead);
        var side = Stream.concat(owners.stream(), access.members(Groups.of(Kind.ME_MEMBER, lead.value())).stream()).map(Username::value).collect(Collectors.toSet());
        var concerned = Stream.concat(Stream.of(dispute.figure().actor()).filter(actor -> !actor.equals(renewal.id().emc().value())).map(ActorId::new),
                dispute.raised().stream().map(Dispute.Raised::actor));
        return submitter(renewal, dispute).filter(side::contains).isPresent() || dispute.raised().stream().anyMatch(raised -> side.contains(raised.person()))
                || concerned.anyMatch(actor -> !Collections.disjoint(owners, parties.people(actor)));
    }

    private Optional<String> submitter(Renewal renewal, Dispute dispute) {
        return rewards.figures(renewal.id()).figures().stream().filter(figure -> figure.id().equals(dispute.figure())).findFirst().map(Figure::submitterPerson);
    }
}
