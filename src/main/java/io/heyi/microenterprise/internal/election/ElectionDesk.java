package io.heyi.microenterprise.internal.election;

import io.heyi.inbox.CaseDesk;
import io.heyi.inbox.ListFacts;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.internal.persistence.ElectionStore;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What the human tasks of an election need, in one place. */
@Component
class ElectionDesk implements CaseDesk<OwnerElection> {

    private final ElectionStore elections;
    private final MicroenterpriseStore microenterprises;
    private final ElectionFacts facts;

    ElectionDesk(ElectionStore elections, MicroenterpriseStore microenterprises, ElectionFacts facts) {
        this.elections = elections;
        this.microenterprises = microenterprises;
        this.facts = facts;
    }

    @Override
    public OwnerElection read(String businessKey) {
        return elections.find(new ElectionId(businessKey)).orElseThrow(() -> new IllegalStateException("there is no election " + businessKey));
    }

    @Override
    public OwnerElection lock(String businessKey) {
        return elections.lock(new ElectionId(businessKey));
    }

    @Override
    public void save(OwnerElection election) {
        elections.save(election);
    }

    @Override
    public String subject(OwnerElection election) {
        return microenterprises.find(election.microenterprise()).orElseThrow().name();
    }

    @Override
    public ListFacts listFacts(OwnerElection election) {
        return ListFacts.none().microenterprise(election.microenterprise());
    }

    @Override
    public TaskFacts facts(OwnerElection election, TaskContext task, Locale locale) {
        return facts.of(election, subject(election), task, locale);
    }
}
