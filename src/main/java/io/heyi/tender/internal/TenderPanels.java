package io.heyi.tender.internal;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.interest.ImpossiblePanels;
import io.heyi.interest.Panel;
import io.heyi.interest.PanelCall;
import io.heyi.interest.Panels;
import io.heyi.tender.Addressees;
import io.heyi.tender.PartyId;
import io.heyi.tender.internal.domain.Tender;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Tells operators, as soon as a tender opens, that too few of those asked for a step have no interest in the parties it is about (product-bar D10). Stand-ins are then
 * called as for any silence. Bidders are not known yet; who has an interest in one is left out when the task comes.
 */
@Component
class TenderPanels {

    private final Access access;
    private final TenderRights rights;
    private final Panels panels;
    private final ImpossiblePanels reports;
    private final Clock clock;

    TenderPanels(Access access, TenderRights rights, Panels panels, ImpossiblePanels reports, Clock clock) {
        this.access = access;
        this.rights = rights;
        this.panels = panels;
        this.reports = reports;
        this.clock = clock;
    }

    void report(Tender tender) {
        var terms = tender.terms();
        if (!terms.concerned().isEmpty()) {
            report(tender, "opening", terms.openers(), 2);
            report(tender, "evaluation", terms.evaluators(), 1);
            report(tender, "award", terms.deciders(), 1);
        }
    }

    private void report(Tender tender, String step, Addressees asked, int seats) {
        var objects = tender.terms().concerned().stream().map(PartyId::value).collect(Collectors.toSet());
        if (panels.call(new PanelCall(people(asked), seats, objects, people(tender))) instanceof Panel.Impossible panel) {
            tender.panelImpossible(step, clock.instant());
            reports.report(tender.code().value(), "tenderroom.panel." + step, "/tenders/" + tender.code(), panel);
        }
    }

    private Set<Username> people(Tender tender) {
        return rights.people(tender.terms().concerned());
    }

    private List<Username> people(Addressees asked) {
        return Stream.concat(asked.groups().stream().flatMap(group -> access.members(group).stream()), asked.users().stream().filter(Username::isValid).map(Username::new)).distinct().toList();
    }
}
