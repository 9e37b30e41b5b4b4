package io.heyi.replacement.internal.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.CaseDesk;
import io.heyi.inbox.ListFacts;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.CaseStore;
import io.heyi.replacement.internal.Judges;
import io.heyi.replacement.internal.domain.Evidence;
import io.heyi.replacement.internal.domain.ReplacementCase;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the tasks of a case need, in one place. */
@Component
class ReplacementDesk implements CaseDesk<ReplacementCase> {

    private final CaseStore store;
    private final Judges judges;
    private final ReplacementFacts facts;

    ReplacementDesk(CaseStore store, Judges judges, ReplacementFacts facts) {
        this.store = store;
        this.judges = judges;
        this.facts = facts;
    }

    @Override
    public ReplacementCase read(String businessKey) {
        return store.find(new ReplacementCode(businessKey)).orElseThrow(() -> new IllegalStateException("there is no replacement case " + businessKey));
    }

    @Override
    public ReplacementCase lock(String businessKey) {
        return store.lock(new ReplacementCode(businessKey));
    }

    @Override
    public void save(ReplacementCase found) {
        store.save(found);
    }

    @Override
    public String subject(ReplacementCase found) {
        return found.subject().name() + " · " + found.title();
    }

    @Override
    public ListFacts listFacts(ReplacementCase found) {
        return ListFacts.none().emc(found.emc().value()).platform(found.platform());
    }

    @Override
    public TaskFacts facts(ReplacementCase found, TaskContext task, Locale locale) {
        return facts.of(found, evidence(found), task, locale);
    }

    Evidence evidence(ReplacementCase found) {
        return store.evidence(found.code()).orElseThrow().read();
    }

    Set<Username> mustNotJudgeAppeal(ReplacementCase found) {
        return judges.excludedFromAppeal(found);
    }

    Set<Username> mustNotJudge(ReplacementCase found) {
        return judges.excluded(found);
    }
}
