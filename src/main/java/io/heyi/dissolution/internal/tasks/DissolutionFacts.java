package io.heyi.dissolution.internal.tasks;

import io.heyi.dissolution.internal.domain.Alternative;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Obligation;
import io.heyi.dissolution.internal.obligations.Checklist;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskFacts.Fact;
import io.heyi.inbox.TaskFacts.Section;
import io.heyi.shared.WorkingDays;
import io.heyi.web.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is being decided, in the reader's language: why the case was opened, what may come in its place, and what is open. */
@Component
class DissolutionFacts {

    private static final int MOST_OBLIGATIONS = 20;

    private final MessageSource messages;
    private final WorkingDays calendar;
    /** The checklist asks the inbox, which asks all kinds of tasks, of which this is part: found when it is needed. */
    private final ObjectProvider<Checklist> checklist;

    DissolutionFacts(MessageSource messages, WorkingDays calendar, ObjectProvider<Checklist> checklist) {
        this.messages = messages;
        this.calendar = calendar;
        this.checklist = checklist;
    }

    TaskFacts of(Dissolution found, TaskContext task, Locale locale) {
        var sections = new ArrayList<Section>();
        section(sections, "cause", List.of(new Fact(text("fact.trigger", locale), text("trigger." + found.trigger(), locale), true), new Fact(text("fact.rule", locale), found.rule(), true),
                new Fact(text("fact.reason", locale), found.reason(), false)), locale);
        section(sections, "objection", found.objection().map(one -> List.of(new Fact(text("fact.objection", locale), one.text(), true))).orElse(List.of()), locale);
        section(sections, "alternatives", found.alternatives().stream().map(one -> fact(one, locale)).toList(), locale);
        section(sections, "open", found.runDown().notices().isEmpty() ? List.of() : checklist.getObject().open(found).stream().limit(MOST_OBLIGATIONS).map(one -> fact(one, locale)).toList(), locale);
        section(sections, "waterfall", Optional.ofNullable(found.runDown().fingerprint())
                .map(digest -> List.of(new Fact(text("fact.fingerprint", locale), digest, true, "/dissolutions/" + found.code() + "/settlement"))).orElse(List.of()), locale);
        section(sections, "deadline", task.dueAt().map(due -> List.of(new Fact(text("fact.dueAt", locale), Moments.text(due, calendar.zone(), messages, locale), true))).orElse(List.of()), locale);
        return new TaskFacts(found.name(), text("fact.subtitle", locale, found.code().value(), found.microenterprise()), "/dissolutions/" + found.code(), sections, Optional.empty(), null);
    }

    private void section(List<Section> sections, String title, List<Fact> facts, Locale locale) {
        if (!facts.isEmpty()) {
            sections.add(new Section(text("fact.section." + title, locale), facts));
        }
    }

    private Fact fact(Alternative one, Locale locale) {
        var standing = one.isPossible() ? "possible" : one.answer() == null ? "unanswered" : "declined";
        return new Fact(one.id() + " · " + text("option." + one.kind(), locale, one.targetName()), text("fact.alternative." + standing, locale, one.text()), one.isPossible());
    }

    private Fact fact(Obligation one, Locale locale) {
        return new Fact(messages.getMessage("dissolution.obligation." + one.kind(), null, one.kind(), locale), messages.getMessage(one.messageKey(), one.arguments().toArray(), locale), true, one.link());
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage("dissolution." + key, arguments, locale);
    }
}
