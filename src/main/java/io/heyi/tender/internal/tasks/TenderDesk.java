package io.heyi.tender.internal.tasks;

import io.heyi.inbox.CaseDesk;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.tender.TenderCode;
import io.heyi.tender.internal.TenderCases;
import io.heyi.tender.internal.domain.Tender;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What the human tasks of a tender need, in one place. */
@Component
class TenderDesk implements CaseDesk<Tender> {

    private final TenderCases cases;
    private final TenderFacts facts;

    TenderDesk(TenderCases cases, TenderFacts facts) {
        this.cases = cases;
        this.facts = facts;
    }

    @Override
    public Tender read(String businessKey) {
        return cases.read(new TenderCode(businessKey));
    }

    @Override
    public Tender lock(String businessKey) {
        return cases.any(new TenderCode(businessKey));
    }

    @Override
    public void save(Tender found) {
        cases.save(found);
    }

    @Override
    public String subject(Tender found) {
        return found.terms().title();
    }

    @Override
    public TaskFacts facts(Tender found, TaskContext task, Locale locale) {
        return facts.of(found, task, locale);
    }
}
