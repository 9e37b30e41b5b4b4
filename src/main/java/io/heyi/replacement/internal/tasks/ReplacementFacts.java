package io.heyi.replacement.internal.tasks;

import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskFacts.Fact;
import io.heyi.inbox.TaskFacts.Section;
import io.heyi.replacement.internal.domain.Evidence;
import io.heyi.replacement.internal.domain.Evidence.Dependency;
import io.heyi.replacement.internal.domain.Evidence.Dispute;
import io.heyi.replacement.internal.domain.Evidence.Row;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.shared.WorkingDays;
import io.heyi.web.Moments;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is being decided, in the reader's language: why the case was opened, the evidence, and what was said so far. */
@Component
class ReplacementFacts {

    private final MessageSource messages;
    private final WorkingDays calendar;

    ReplacementFacts(MessageSource messages, WorkingDays calendar) {
        this.messages = messages;
        this.calendar = calendar;
    }

    TaskFacts of(ReplacementCase found, Evidence evidence, TaskContext task, Locale locale) {
        var sections = new ArrayList<Section>();
        section(sections, "cause", cause(found, locale), locale);
        section(sections, "said", said(found, locale), locale);
        section(sections, "evidence", evidence.rows().stream().sorted(Comparator.comparing(Row::period).reversed()).map(row -> fact(row, locale)).toList(), locale);
        section(sections, "causes", evidence.causes().stream().map(one -> fact(found, one, locale)).toList(), locale);
        section(sections, "waitsFor", evidence.dependencies().stream().filter(one -> !one.mayBeCause()).map(one -> fact(found, one, locale)).toList(), locale);
        section(sections, "deadline", task.dueAt().map(due -> List.of(new Fact(text("fact.dueAt", locale), moment(due, locale), true))).orElse(List.of()), locale);
        return new TaskFacts(found.subject().name(), text("fact.subtitle", locale, found.code().value(), found.title()), "/replacements/" + found.code(), sections, Optional.empty(), null);
    }

    private void section(List<Section> sections, String title, List<Fact> facts, Locale locale) {
        if (!facts.isEmpty()) {
            sections.add(new Section(text("fact.section." + title, locale), facts));
        }
    }

    private List<Fact> cause(ReplacementCase found, Locale locale) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(text("fact.rule", locale), text("rule." + found.cause().rule(), locale), true));
        found.cause().requests().forEach(request -> facts.add(new Fact(text("fact.asked", locale, name(found, request.party().value())), request.reason(), false)));
        return facts;
    }

    private List<Fact> said(ReplacementCase found, Locale locale) {
        var facts = new ArrayList<Fact>();
        var answer = found.hearing().answer();
        if (answer != null) {
            facts.add(new Fact(text("fact.answer", locale), answer.text(), false));
            if (answer.claim() != null) {
                facts.add(new Fact(text("fact.claim", locale), text("fact.claim.of", locale, answer.claim().title(), answer.claim().actorName()), true));
            }
        }
        var ruling = found.hearing().ruling();
        if (ruling != null) {
            facts.add(new Fact(text(ruling.accepted() ? "fact.accepted" : "fact.rejected", locale), ruling.reason(), false));
        }
        found.voting().map(voting -> voting.result()).ifPresent(result -> facts.add(new Fact(text("fact.decision", locale), text("decision." + result.decision().name(), locale), true)));
        found.appeal().ifPresent(appeal -> facts.add(new Fact(text("fact.appeal", locale), appeal.text(), false)));
        return facts;
    }

    private Fact fact(Row row, Locale locale) {
        var value = row.value() == null ? text("fact.nothing", locale) : number(row.value(), locale);
        return new Fact(text("fact.metric", locale, row.period().toString(), row.name()), text("fact.values", locale, value, row.unit(), number(row.bottom(), locale), number(row.grab(), locale)), row.belowBottom());
    }

    private Fact fact(ReplacementCase found, Dependency one, Locale locale) {
        var waits = text("fact.waits", locale, one.title(), one.actorName(), one.due() == null ? "–" : one.due().toString(), String.join(", ", one.waiting()));
        return new Fact(one.id(), one.standing() == null ? waits : text("fact.waits.became", locale, waits, became(found, one, locale)), one.mayBeCause());
    }

    private String became(ReplacementCase found, Dependency one, Locale locale) {
        var standing = one.daysLate() == null ? text("standing." + one.standing(), locale) : text("standing.LATE.days", locale, one.daysLate());
        if (one.record() == null) {
            return standing;
        }
        var recorded = text("fact.waits.record." + one.record(), locale, standing, one.delivered().toString(), one.recorded().toString());
        return Stream.concat(Stream.of(recorded), one.disputes().stream().map(said -> dispute(found, said, locale))).collect(Collectors.joining("; "));
    }

    private String dispute(ReplacementCase found, Dispute said, Locale locale) {
        var words = text("fact.waits.dispute", locale, name(found, said.party().value()), said.reason());
        var proof = Stream.of(said.proof(), said.link()).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return proof.isEmpty() ? words : text("fact.waits.dispute.proof", locale, words, proof);
    }

    private static String name(ReplacementCase found, String actor) {
        return Stream.concat(Stream.of(found.subject()), found.others().stream()).filter(member -> member.actor().value().equals(actor)).findFirst().map(member -> member.name()).orElse(actor);
    }

    private static String number(BigDecimal number, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    private String moment(Instant at, Locale locale) {
        return Moments.text(at, calendar.zone(), messages, locale);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage("replacement." + key, arguments, locale);
    }
}
