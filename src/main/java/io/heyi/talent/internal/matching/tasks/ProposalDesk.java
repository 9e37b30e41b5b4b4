package io.heyi.talent.internal.matching.tasks;

import io.heyi.inbox.CaseDesk;
import io.heyi.inbox.ListFacts;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskFacts.Fact;
import io.heyi.inbox.TaskFacts.Section;
import io.heyi.talent.internal.matching.ProposalStore;
import io.heyi.talent.internal.matching.ProposalStore.Proposal;
import io.heyi.talent.internal.matching.Rounds;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the task of a proposal shows. */
@Component
class ProposalDesk implements CaseDesk<Proposal> {

    private final ProposalStore store;
    private final Rounds rounds;
    private final MessageSource messages;

    ProposalDesk(ProposalStore store, Rounds rounds, MessageSource messages) {
        this.store = store;
        this.rounds = rounds;
        this.messages = messages;
    }

    @Override
    public Proposal read(String businessKey) {
        return store.find(YearMonth.parse(businessKey)).orElseThrow(() -> new IllegalStateException("there is no proposal of " + businessKey));
    }

    @Override
    public Proposal lock(String businessKey) {
        rounds.lock(YearMonth.parse(businessKey));
        return read(businessKey);
    }

    /** The decision has stored itself. */
    @Override
    public void save(Proposal proposal) {}

    @Override
    public String subject(Proposal proposal) {
        return proposal.month().toString();
    }

    @Override
    public ListFacts listFacts(Proposal proposal) {
        return ListFacts.none().period(proposal.month());
    }

    @Override
    public TaskFacts facts(Proposal proposal, TaskContext task, Locale locale) {
        var figures = messages.getMessage("matching.proposal.figures", new Object[] {proposal.filled(), proposal.places(), proposal.people(), proposal.fit() / 100, proposal.greedyFit() / 100}, locale);
        var page = "/talent/matching/proposals/" + proposal.month();
        var title = messages.getMessage("matching.proposal.title", new Object[] {proposal.month()}, locale);
        return new TaskFacts(title, proposal.month().toString(), page, List.of(new Section(title, List.of(new Fact(messages.getMessage("matching.proposal.all", null, locale), figures, true, page)))),
                Optional.empty(), null);
    }
}
