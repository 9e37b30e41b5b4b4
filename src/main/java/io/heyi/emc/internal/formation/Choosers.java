package io.heyi.emc.internal.formation;

import io.heyi.access.Username;
import io.heyi.emc.internal.party.Parties;
import io.heyi.interest.ImpossiblePanels;
import io.heyi.interest.InterestRegister;
import io.heyi.interest.Panel;
import io.heyi.interest.PanelCall;
import io.heyi.interest.Panels;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who of the lead's people may choose among the candidates (product-bar T2, D10). */
@Component
class Choosers {

    private final Parties parties;
    private final InterestRegister register;
    private final Panels panels;
    private final ImpossiblePanels reports;
    private final Clock clock;

    Choosers(Parties parties, InterestRegister register, Panels panels, ImpossiblePanels reports, Clock clock) {
        this.parties = parties;
        this.register = register;
        this.panels = panels;
        this.reports = reports;
        this.clock = clock;
    }

    Set<Username> excluded(Formation formation) {
        var people = concerned(formation);
        people.addAll(register.interested(objects(formation, people), clock.instant()));
        return people;
    }

    private Set<Username> concerned(Formation formation) {
        var people = new HashSet<Username>();
        eligible(formation).forEach(candidate -> people.addAll(parties.people(candidate.actor())));
        return people;
    }

    private static Stream<Candidate> eligible(Formation formation) {
        return formation.candidates().stream().filter(Candidate::eligible);
    }

    private static Set<String> objects(Formation formation, Set<Username> concerned) {
        return Stream.concat(eligible(formation).map(candidate -> candidate.actor().value()), concerned.stream().map(Username::value)).collect(Collectors.toSet());
    }

    /** Says as soon as the candidates are known whether anybody of the lead can choose; without anybody the model accepts all when the time is up (domain.md E7). */
    void lookAt(Formation formation) {
        var people = concerned(formation);
        var panel = panels.call(new PanelCall(List.copyOf(parties.people(formation.lead())), 1, objects(formation, people), people));
        formation.choosersLookedAt(panel.leftOutForInterest(), panel instanceof Panel.Possible, clock.instant());
        if (panel instanceof Panel.Impossible impossible) {
            reports.report(formation.emc().value(), "emcformation.panel.choice", "/emcs/" + formation.emc(), impossible);
        }
    }
}
