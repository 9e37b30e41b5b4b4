package io.heyi.emc.internal.renewal;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.internal.contract.ContractMonth;
import io.heyi.emc.internal.contract.Redline;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.internal.renewal.RenewalView.ConfirmationView;
import io.heyi.emc.internal.renewal.RenewalView.FigureView;
import io.heyi.emc.internal.renewal.RenewalView.NodeView;
import io.heyi.emc.internal.renewal.RenewalView.ProposalView;
import io.heyi.emc.internal.sharing.Sharing;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together what a reader may see of a renewal. */
@Component
class RenewalViews {

    private final PresentContract present;
    private final ObjectProvider<Actuals> actuals;
    private final RenewalStore store;
    private final Parties parties;
    private final Clock clock;

    RenewalViews(PresentContract present, ObjectProvider<Actuals> actuals, RenewalStore store, Parties parties, Clock clock) {
        this.present = present;
        this.actuals = actuals;
        this.store = store;
        this.parties = parties;
        this.clock = clock;
    }

    RenewalView of(Renewal renewal, CurrentUser reader) {
        var month = present.month(renewal.id());
        var terms = month.terms();
        var frozen = actuals.getObject().frozen(renewal.id().emc(), renewal.id().period());
        var mine = RenewalService.partiesOf(reader, terms, parties);
        var disputing = month.parties().keySet().stream().filter(actor -> parties.actsFor(reader, actor)).toList();
        var lead = terms.lead().map(Node::actor).orElseThrow();
        boolean actsForLead = mine.contains(lead);
        boolean open = renewal.step().compareTo(RenewalStep.PROPOSING) <= 0;
        var members = renewal.members().isEmpty() ? Member.of(terms) : renewal.members();
        var figures = frozen.map(Actuals.Frozen::figures).orElse(List.of());
        return new RenewalView(renewal.id().toString(), renewal.id().emc(), renewal.id().period(), renewal.id().period().plusMonths(1), terms.title(), renewal.step(),
                renewal.outcome().orElse(null), renewal.waitsOn(), renewal.waitingFor(), renewal.dueAt().orElse(null), renewal.startedAt(), renewal.freezeAt(),
                renewal.disputeUntil().orElse(null), renewal.periodEnd(), renewal.endedAt().orElse(null), members, lead, terms.currency(),
                figures.stream().map(figure -> figure(figure, month)).toList(), frozen.map(f -> nodes(f, renewal, month)).orElse(List.of()),
                renewal.reward().orElse(null), renewal.disputes(), renewal.wishes(), renewal.round(), renewal.proposal().filter(p -> p.published() || actsForLead)
                .map(proposal -> proposal(proposal, terms)).orElse(null), confirmations(renewal), renewal.settlement().orElse(null), renewal.presentVersion(),
                renewal.sealedVersion().orElse(null), terms, actsForLead && open ? store.draft(renewal.id()).orElse(null) : null,
                actsForLead && open ? Suggestion.of(terms, figures, renewal.wishes()) : null, mine, disputing, actsForLead,
                !disputing.isEmpty() && renewal.step() == RenewalStep.DISPUTABLE && renewal.disputeUntil().filter(clock.instant()::isBefore).isPresent(),
                !mine.isEmpty() && open, actsForLead && open, store.failure(renewal.id()).map(why -> RenewalService.readsFailures(reader) ? why : "").orElse(null));
    }

    /** Also of a party that has left within the month. */
    private static FigureView figure(Actuals.Figure figure, ContractMonth month) {
        var actor = figure.id().actor();
        var terms = month.terms();
        var node = ActorId.isValid(actor) ? terms.node(new ActorId(actor)).or(() -> Optional.ofNullable(month.parties().get(new ActorId(actor)))) : Optional.<Node>empty();
        var target = node.map(Node::targets).orElse(terms.goals()).stream().filter(t -> t.metric().equals(figure.id().metric())).findFirst()
                .orElse(new MetricTarget(figure.id().metric(), figure.id().metric(), "", null, null, null, null));
        return new FigureView(actor, node.map(Node::name).orElse(terms.title()), figure.id().metric(), target.name(), target.unit(), target.bottom(), target.grab(),
                target.leading(), figure.value(), figure.attainmentPercent(), figure.belowBottom(), figure.source(), figure.submittedBy(), figure.sampleSize(), figure.original());
    }

    /** Everybody who was a party on a day of the month; those who left before the cut-off have no figures but their share of the month's money. */
    private static List<NodeView> nodes(Actuals.Frozen frozen, Renewal renewal, ContractMonth month) {
        var parties = month.parties();
        var taken = frozen.nodes().stream().map(node -> new NodeView(node.actor(), parties.containsKey(node.actor()) ? parties.get(node.actor()).name() : node.actor().value(),
                node.attainmentPercent(), node.ratingBefore(), node.rating(), node.belowBottom(), reward(renewal, node.actor()), month.endOf(node.actor()).orElse(null)));
        var known = frozen.nodes().stream().map(Actuals.NodeResult::actor).toList();
        var left = parties.values().stream().filter(node -> !known.contains(node.actor())).flatMap(node -> month.endOf(node.actor()).stream()
                .map(last -> new NodeView(node.actor(), node.name(), null, null, null, false, reward(renewal, node.actor()), last)));
        return Stream.concat(taken, left).toList();
    }

    private static BigDecimal reward(Renewal renewal, ActorId actor) {
        return renewal.reward().stream().flatMap(reward -> reward.parties().stream()).filter(amount -> amount.id().equals(actor.value())).map(Sharing.Amount::amount)
                .findFirst().orElse(null);
    }

    private static ProposalView proposal(Proposal p, ContractTerms terms) {
        return new ProposalView(p.round(), p.person(), p.at(), p.changesTerms(), p.goalsOnly(), p.terms(), p.termsHash(), p.note(), p.published(),
                p.changesTerms() ? Redline.between(terms, p.terms()) : List.of());
    }

    private static List<ConfirmationView> confirmations(Renewal renewal) {
        var proposal = renewal.proposal().filter(Proposal::published);
        if (proposal.isEmpty()) {
            return List.of();
        }
        var views = new ArrayList<ConfirmationView>();
        var lead = renewal.lead();
        views.add(new ConfirmationView(lead, name(renewal, proposal.get(), lead), proposal.get().person() == null ? "SILENT" : "CONFIRM", proposal.get().person(),
                proposal.get().person() == null ? null : proposal.get().at(), ""));
        proposal.get().asked().forEach(asked -> views.add(renewal.answerOf(asked)
                .map(a -> new ConfirmationView(asked, name(renewal, proposal.get(), asked), a.kind().name(), a.person(), a.at(), a.reason()))
                .orElseGet(() -> new ConfirmationView(asked, name(renewal, proposal.get(), asked), renewal.step() == RenewalStep.CONFIRMING ? "ASKED" : "SILENT", null, null, ""))));
        renewal.leavingUnasked().stream().filter(leaving -> !leaving.actor().equals(lead)).forEach(leaving -> views.add(
                new ConfirmationView(leaving.actor(), name(renewal, proposal.get(), leaving.actor()), "LEAVES", leaving.person(), leaving.at(), leaving.reason())));
        return List.copyOf(views);
    }

    private static String name(Renewal renewal, Proposal proposal, ActorId actor) {
        return renewal.member(actor).map(Member::name).or(() -> Optional.ofNullable(proposal.terms()).flatMap(terms -> terms.node(actor)).map(Node::name)).orElse(actor.value());
    }
}
