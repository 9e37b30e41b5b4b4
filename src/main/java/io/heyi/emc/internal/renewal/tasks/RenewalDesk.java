package io.heyi.emc.internal.renewal.tasks;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.Parts;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.internal.renewal.Dispute;
import io.heyi.emc.internal.renewal.Interests;
import io.heyi.emc.internal.renewal.Member;
import io.heyi.emc.internal.renewal.PresentContract;
import io.heyi.emc.internal.renewal.Proposal;
import io.heyi.emc.internal.renewal.Renewal;
import io.heyi.emc.internal.renewal.RenewalId;
import io.heyi.emc.internal.renewal.RenewalStore;
import io.heyi.inbox.CaseDesk;
import io.heyi.inbox.ListFacts;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskType.OfferedTo;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.shared.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the renewal's tasks need, in one place. */
@Component
class RenewalDesk implements CaseDesk<Renewal> {

    private final RenewalStore store;
    private final PresentContract present;
    private final Contracts contracts;
    private final Interests interests;
    private final RenewalFacts facts;
    private final Parties parties;

    RenewalDesk(RenewalStore store, PresentContract present, Contracts contracts, Interests interests, RenewalFacts facts, Parties parties) {
        this.store = store;
        this.present = present;
        this.contracts = contracts;
        this.interests = interests;
        this.facts = facts;
        this.parties = parties;
    }

    @Override
    public Renewal read(String businessKey) {
        return store.find(RenewalId.of(businessKey)).orElseThrow(() -> new IllegalStateException("there is no renewal " + businessKey));
    }

    @Override
    public Renewal lock(String businessKey) {
        return store.lock(RenewalId.of(businessKey));
    }

    @Override
    public void save(Renewal renewal) {
        store.save(renewal);
    }

    @Override
    public String subject(Renewal renewal) {
        return renewal.title();
    }

    Optional<ContractTerms> draft(RenewalId id) {
        return store.draft(id);
    }

    ContractTerms presentTerms(RenewalId id) {
        return present.version(id).terms();
    }

    List<FieldError> check(RenewalId id, ContractTerms terms) {
        return Stream.concat(contracts.check(id.emc(), terms).stream(), present.broughtBack(id, terms).stream()).toList();
    }

    /** Why the member may not confirm what is proposed: it is dissolved, and would be bound to more. */
    Optional<Lifecycle.Freeze> standstill(Renewal renewal, ActorId member) {
        var now = presentTerms(renewal.id()).node(member);
        var next = renewal.proposal().map(Proposal::terms).flatMap(terms -> terms.node(member));
        boolean more = next.isPresent() && now.filter(part -> Parts.bindsToNoMore(part, next.get())).isEmpty();
        return more ? parties.frozen(member) : Optional.empty();
    }

    /** Whether the lead that this person acts for is none any more, by a change within the month (docs/adr/0019); what it was asked before is not its affair now. */
    boolean isOfFormerLead(Renewal renewal, CurrentUser person) {
        return renewal.former().stream().filter(Member::lead).anyMatch(former -> parties.actsFor(person, former.actor())) && !parties.actsFor(person, renewal.lead());
    }

    /** Holds the renewal, so that a change of the lead is seen or comes after; empty where nobody acts for the lead. */
    Optional<OfferedTo> offeredToLead(RenewalId id) {
        return parties.find(store.lock(id).lead()).map(lead -> new OfferedTo(lead.groups(), Set.copyOf(lead.users())));
    }

    Set<Username> interested(Renewal renewal, Dispute dispute) {
        return interests.of(renewal, dispute);
    }

    @Override
    public ListFacts listFacts(Renewal renewal) {
        return ListFacts.none().emc(renewal.id().emc().value()).period(renewal.id().period()).platform(presentTerms(renewal.id()).platform());
    }

    @Override
    public TaskFacts facts(Renewal renewal, TaskContext task, Locale locale) {
        return facts.of(renewal, task, RenewalTask.dispute(task), RenewalTask.party(task), locale);
    }
}
