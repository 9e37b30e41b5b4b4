package io.heyi.replacement.internal.tasks;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.PartChanges.Text;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskFacts.Fact;
import io.heyi.inbox.TaskFacts.Section;
import io.heyi.replacement.internal.Substitutes;
import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.shared.WorkingDays;
import io.heyi.web.Moments;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is being decided when a part changes hands, in the reader's language. */
@Component
class PartFacts {

    private final MessageSource messages;
    private final WorkingDays calendar;
    private final Substitutes substitutes;

    PartFacts(MessageSource messages, WorkingDays calendar, Substitutes substitutes) {
        this.messages = messages;
        this.calendar = calendar;
        this.substitutes = substitutes;
    }

    /** For whoever is to sign. @param hash of the text that is signed */
    TaskFacts ofPart(ReplacementCase found, String hash, TaskContext task, Locale locale) {
        var facts = new Writer(found, task, locale);
        var asked = found.succession().search().candidates().stream().filter(one -> hash.equals(one.termsHash())).reduce((earlier, later) -> later);
        asked.map(one -> substitutes.text(found, one)).ifPresent(text -> {
            if (text instanceof Text.Draft draft) {
                facts.part(draft.terms(), asked.get());
                facts.contract(draft.terms());
                if (draft.termsHash().equals(hash)) {
                    facts.whole(hash);
                }
            }
        });
        facts.add("hash", hash, false);
        return facts.sections("part");
    }

    TaskFacts ofSearch(ReplacementCase found, TaskContext task, Locale locale) {
        var facts = new Writer(found, task, locale);
        found.succession().search().candidates().forEach(one -> facts.facts.add(new Fact(one.name(), facts.text("search.state." + one.state()), false)));
        found.succession().search().tenders().stream().filter(one -> one.outcome() != null).forEach(one -> facts.add("tender", one.tender() + " · " + facts.text("search.tender." + one.outcome()), false));
        return facts.sections("search");
    }

    TaskFacts ofHandOver(ReplacementCase found, TaskContext task, Locale locale) {
        var facts = new Writer(found, task, locale);
        found.succession().handOver().ifPresent(list -> list.items().forEach(item -> facts.facts.add(new Fact(
                item.title().isEmpty() ? facts.text("handOver.kind." + item.kind()) : item.title(), facts.text("handOver.state." + item.state()), !item.over()))));
        return facts.sections("handOver");
    }

    TaskFacts ofCompensation(ReplacementCase found, TaskContext task, Locale locale) {
        var facts = new Writer(found, task, locale);
        found.succession().compensation().ifPresent(note -> {
            facts.add("points", facts.number(note.points()) + " %", true);
            facts.add("days", facts.text("fact.days.of", note.days(), facts.day(note.from()), facts.day(note.to())), true);
            facts.add("pointDays", facts.number(note.pointDays()), true);
            facts.add("basis", facts.text("fact.basis.of", note.basis().version(), note.basis().condition(), note.basis().ballot()), false);
        });
        found.appeal().filter(appeal -> appeal.ruling() != null).ifPresent(appeal -> facts.add("granted", appeal.ruling().reason(), false));
        return facts.sections("compensation");
    }

    private final class Writer {

        private final ReplacementCase found;
        private final TaskContext task;
        private final Locale locale;
        private final List<Fact> facts = new ArrayList<>();

        Writer(ReplacementCase found, TaskContext task, Locale locale) {
            this.found = found;
            this.task = task;
            this.locale = locale;
        }

        void add(String key, String value, boolean emphasis) {
            facts.add(new Fact(text("fact." + key), value, emphasis));
        }

        void part(ContractTerms terms, Candidate candidate) {
            add("taker", candidate.name(), true);
            if (candidate.until() != null) {
                add("coverUntil", day(candidate.until()), true);
            }
            terms.node(candidate.actor()).ifPresent(node -> {
                share(terms, node);
                node.targets().forEach(target -> facts.add(new Fact(target.name(), text("fact.triple", number(target.bottom()), target.grab() == null ? "-" : number(target.grab()),
                        number(target.leading()), target.unit()), false)));
                node.deliverables().forEach(one -> facts.add(new Fact(one.id(), one.title() + (one.due() == null ? "" : " · " + day(one.due())), false)));
            });
        }

        private void share(ContractTerms terms, Node node) {
            boolean counts = terms.split() == ContractTerms.Split.RATIOS && node.ratioPercent() != null && node.ratioPercent().signum() > 0;
            add("share", counts ? number(node.ratioPercent()) + " %" : text("fact.noShare." + terms.split()), true);
            if (node.investment() != null && node.investment().signum() > 0) {
                add("investment", number(node.investment()) + " " + terms.currency(), true);
            }
        }

        void contract(ContractTerms terms) {
            add("goal", terms.goal(), false);
            add("parties", String.join(", ", terms.nodes().stream().map(node -> node.name() + (node.ratioPercent() == null ? "" : " " + number(node.ratioPercent()) + " %")).toList()), false);
            terms.terminationConditions().forEach(one -> facts.add(new Fact(text("fact.condition"), one.text(), false)));
        }

        void whole(String hash) {
            facts.add(new Fact(text("fact.whole"), text("fact.whole.read"), true, "/replacements/" + found.code() + "/part-text?hash=" + hash));
        }

        TaskFacts sections(String title) {
            var sections = new ArrayList<Section>();
            if (!facts.isEmpty()) {
                sections.add(new Section(text("fact.section." + title), facts));
            }
            task.dueAt().ifPresent(due -> sections.add(new Section(text("fact.section.deadline"), List.of(new Fact(text("fact.dueAt"),
                    Moments.text(due, calendar.zone(), messages, locale), true)))));
            return new TaskFacts(found.subject().name(), text("fact.subtitle", found.code().value(), found.title()), "/replacements/" + found.code(), sections, Optional.empty(), null);
        }

        String number(BigDecimal number) {
            var format = NumberFormat.getNumberInstance(locale);
            format.setMaximumFractionDigits(Math.max(0, number.scale()));
            return format.format(number);
        }

        String day(LocalDate day) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
        }

        String text(String key, Object... arguments) {
            return messages.getMessage("replacement." + key, arguments, locale);
        }
    }
}
