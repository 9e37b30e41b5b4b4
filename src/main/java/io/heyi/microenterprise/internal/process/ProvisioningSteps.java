package io.heyi.microenterprise.internal.process;

import io.heyi.access.Access;
import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Username;
import io.heyi.ledger.Ledger;
import io.heyi.ledger.Ledger.Account;
import io.heyi.ledger.Ledger.Line;
import io.heyi.ledger.Ledger.Side;
import io.heyi.microenterprise.MembershipChanged;
import io.heyi.microenterprise.MicroenterpriseFounded;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import io.heyi.microenterprise.internal.persistence.ScenarioStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a signed founding real: record, ledger, rights, groups, announcement. Each step may be repeated. */
@Component
@Transactional
public class ProvisioningSteps {

    private final Cases cases;
    private final MicroenterpriseStore store;
    private final ScenarioStore scenarios;
    private final FirstOwnerSteps firstOwner;
    private final Ledger ledger;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProvisioningSteps(Cases cases, MicroenterpriseStore store, ScenarioStore scenarios, FirstOwnerSteps firstOwner, Ledger ledger, Access access, ApplicationEventPublisher events, Clock clock) {
        this.cases = cases;
        this.store = store;
        this.scenarios = scenarios;
        this.firstOwner = firstOwner;
        this.ledger = ledger;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** @param severalStand whether the team elects the owner among several */
    public record Registered(String microenterpriseCode, boolean severalStand) {}

    public Registered register(FoundingVariables in) {
        var proposal = cases.open(in.id());
        if (proposal.microenterpriseCode().isEmpty()) {
            var code = store.nextCode();
            store.register(code, proposal, clock.instant());
            proposal.provisioning().registered(code, clock.instant());
            cases.save(proposal);
        }
        return new Registered(code(proposal), proposal.standing().size() > 1);
    }

    /** Cash against capital, one account per holder; members bear a loss first, then the platform (domain.md §3a, E17). */
    public Moved bookFunding(FoundingVariables in) {
        var proposal = cases.open(in.id());
        var code = code(proposal);
        ledger.open(code, proposal.plan().currency());
        ledger.post(code, code + "/founding", "microenterprise.ledger.founding", fundingLines(proposal));
        return step(proposal, "fundingBooked");
    }

    private static List<Line> fundingLines(Proposal proposal) {
        var plan = proposal.plan();
        var capital = new ArrayList<Line>();
        credit(capital, Account.memberCapital(proposal.proposer().value()), plan.ownInvestment(), proposal);
        proposal.pledges().forEach(pledge -> credit(capital, Account.memberCapital(pledge.coFounder().value()), pledge.amount(), proposal));
        credit(capital, Account.platformCapital(plan.platform()), proposal.fundingGranted().orElseThrow(), proposal);
        var total = capital.stream().map(line -> line.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        var lines = new ArrayList<Line>();
        lines.add(new Line(Account.cash(), Side.DEBIT, plan.money(total)));
        lines.addAll(capital);
        return lines;
    }

    private static void credit(List<Line> lines, Account account, BigDecimal amount, Proposal proposal) {
        if (amount.signum() > 0) {
            lines.add(new Line(account, Side.CREDIT, proposal.plan().money(amount)));
        }
    }

    /** All three rights from day one (domain.md P1), exercised by the owner: the proposer, or whom the team has elected. */
    public Moved grantRights(FoundingVariables in) {
        var proposal = cases.open(in.id());
        var code = code(proposal);
        var owner = new Username(store.find(code).orElseThrow().owner());
        store.entitle(code, owner, clock.instant());
        var relations = new ArrayList<Relation>();
        relations.add(new Relation(owner, Kind.ME_OWNER, code));
        proposal.team().forEach(person -> relations.add(new Relation(person, Kind.ME_MEMBER, code)));
        access.grant(relations);
        return step(proposal, "rightsGranted");
    }

    /** The code of the ME whose groups are wanted in Keycloak. */
    public String codeOf(ProposalId id) {
        return code(cases.any(id));
    }

    public Moved identityProvisioned(FoundingVariables in) {
        return step(cases.open(in.id()), "identityProvisioned");
    }

    public Moved announce(FoundingVariables in) {
        var proposal = cases.open(in.id());
        var code = code(proposal);
        var now = clock.instant();
        store.enter(code, MicroenterpriseState.RUNNING, now, "founded",
                Map.of("proposalId", proposal.id().toString(), "team", proposal.team().stream().map(Username::value).toList()));
        proposal.plan().returnedScenario().ifPresent(scenario -> scenarios.takeUp(scenario, code));
        // a case that runs on a version of the model without the election, or that an operator finishes, holds it afterwards
        firstOwner.announce(proposal);
        proposal.provisioning().found(now);
        cases.save(proposal);
        events.publishEvent(new MicroenterpriseFounded(code, proposal.id(), proposal.plan().platform(), now));
        store.members(code).forEach(member -> events.publishEvent(new MembershipChanged(code, member.person(), true, "founded", now)));
        return Moved.to(proposal);
    }

    private Moved step(Proposal proposal, String fact) {
        proposal.provisioning().provisioned(fact, clock.instant());
        cases.save(proposal);
        return Moved.to(proposal);
    }

    private static String code(Proposal proposal) {
        return proposal.microenterpriseCode().orElseThrow(() -> new IllegalStateException("proposal " + proposal.id() + " is not registered yet"));
    }
}
