package io.heyi.emc.internal.formation;

import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.formation.FormationCases.Case;
import io.heyi.inbox.CaseDesk;
import io.heyi.inbox.ListFacts;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What the human tasks of forming an EMC need, in one place. */
@Component
class FormationDesk implements CaseDesk<Case> {

    private final FormationCases cases;
    private final FormationFacts facts;

    FormationDesk(FormationCases cases, FormationFacts facts) {
        this.cases = cases;
        this.facts = facts;
    }

    @Override
    public Case read(String businessKey) {
        return cases.read(new EmcCode(businessKey));
    }

    @Override
    public Case lock(String businessKey) {
        return cases.any(new EmcCode(businessKey));
    }

    @Override
    public void save(Case found) {
        cases.save(found.formation());
    }

    @Override
    public String subject(Case found) {
        return found.terms().title();
    }

    @Override
    public ListFacts listFacts(Case found) {
        return ListFacts.none().emc(found.formation().emc().value()).platform(found.terms().platform());
    }

    @Override
    public TaskFacts facts(Case found, TaskContext task, Locale locale) {
        return facts.of(found, task, locale);
    }
}
