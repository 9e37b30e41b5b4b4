package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskFacts.Fact;
import io.heyi.inbox.TaskFacts.Section;
import io.heyi.shared.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The "what am I deciding" panel of the tasks of an election. */
@Component
class ElectionFacts {

    private final ElectionWords words;
    private final MessageSource messages;

    ElectionFacts(ElectionWords words, MessageSource messages) {
        this.words = words;
        this.messages = messages;
    }

    TaskFacts of(OwnerElection election, String name, TaskContext task, Locale locale) {
        var sections = new ArrayList<Section>();
        sections.add(new Section(text("election.fact.election", locale), about(election, locale)));
        subjectOf(election, task).forEach(candidate -> sections.add(plan(election, candidate, locale)));
        var subtitle = election.microenterprise() + " · " + text("election.trigger." + election.trigger(), locale);
        return new TaskFacts(name, subtitle, "/elections/" + election.id(), sections, Optional.empty(), null);
    }

    private List<Fact> about(OwnerElection election, Locale locale) {
        var facts = new ArrayList<Fact>();
        facts.add(fact(election.isFirst() ? "proposer" : "incumbent", words.person(election.incumbent().value()), true, locale));
        if (!election.reason().isEmpty()) {
            facts.add(fact("reason", election.reason(), false, locale));
        }
        facts.add(fact("roll", String.valueOf(election.roll().size()), false, locale));
        return facts;
    }

    /** The candidate whom the task is about, or all who stand. */
    private static List<Candidate> subjectOf(OwnerElection election, TaskContext task) {
        var key = task.variables().get("candidate");
        if (key != null) {
            return election.candidate(key.toString()).stream().toList();
        }
        return task.assignee().map(Username::new).map(person -> election.candidacyOf(person).stream().toList()).orElseGet(election::standing);
    }

    private Section plan(OwnerElection election, Candidate candidate, Locale locale) {
        var plan = candidate.plan();
        var facts = new ArrayList<Fact>();
        plan.targets().forEach(one -> facts.add(new Fact(one.metric(), one.value().toPlainString() + " " + one.unit() + " · " + one.dueMonth(), true)));
        facts.add(fact("team", plan.team(), false, locale));
        if (!plan.pay().isEmpty()) {
            facts.add(fact("pay", plan.pay(), false, locale));
        }
        facts.add(fact("stake", new Money(plan.stake(), Currency.getInstance(election.currency())).toText(locale), true, locale));
        if (!plan.pitch().isEmpty()) {
            facts.add(fact("pitch", plan.pitch(), false, locale));
        }
        return new Section(words.person(candidate.person().value()), facts);
    }

    private Fact fact(String key, String value, boolean emphasis, Locale locale) {
        return new Fact(text("election.field." + key, locale), value, emphasis);
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
