package io.heyi.dissolution.internal.tasks;

import io.heyi.access.Username;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.DissolutionPeople;
import io.heyi.dissolution.internal.DissolutionStore;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.inbox.CaseDesk;
import io.heyi.inbox.ListFacts;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the tasks of a case need, in one place. */
@Component
class DissolutionDesk implements CaseDesk<Dissolution> {

    private final DissolutionStore store;
    private final DissolutionPeople people;
    private final DissolutionFacts facts;

    DissolutionDesk(DissolutionStore store, DissolutionPeople people, DissolutionFacts facts) {
        this.store = store;
        this.people = people;
        this.facts = facts;
    }

    @Override
    public Dissolution read(String businessKey) {
        return store.find(new DissolutionCode(businessKey)).orElseThrow(() -> new IllegalStateException("there is no dissolution " + businessKey));
    }

    @Override
    public Dissolution lock(String businessKey) {
        return store.lock(new DissolutionCode(businessKey));
    }

    @Override
    public void save(Dissolution found) {
        store.save(found);
    }

    @Override
    public String subject(Dissolution found) {
        return found.name();
    }

    @Override
    public ListFacts listFacts(Dissolution found) {
        return ListFacts.none().microenterprise(found.microenterprise()).platform(found.platform());
    }

    @Override
    public TaskFacts facts(Dissolution found, TaskContext task, Locale locale) {
        return facts.of(found, task, locale);
    }

    Set<Username> keptFromJudging(Dissolution found) {
        return people.keptFromJudging(found);
    }

    Set<Username> keptFromDeciding(Dissolution found) {
        return people.keptFromDeciding(found);
    }

    Set<Username> interested(Dissolution found) {
        return people.interested(found);
    }
}
