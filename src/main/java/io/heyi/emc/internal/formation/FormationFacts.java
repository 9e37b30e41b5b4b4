package io.heyi.emc.internal.formation;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.EmcState;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.formation.FormationCases.Case;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskFacts.Fact;
import io.heyi.inbox.TaskFacts.Section;
import io.heyi.shared.WorkingDays;
import io.heyi.web.Moments;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** "What am I deciding?" for the tasks of forming an EMC (product-bar T5): goal and targets, money and ratios, members or commitments, and until when. */
@Component
class FormationFacts {

    private final MessageSource messages;
    private final WorkingDays calendar;

    FormationFacts(MessageSource messages, WorkingDays calendar) {
        this.messages = messages;
        this.calendar = calendar;
    }

    TaskFacts of(Case found, TaskContext task, Locale locale) {
        return new Writer(found.terms(), found.formation(), locale).write(task);
    }

    private final class Writer {

        private final ContractTerms terms;
        private final Formation formation;
        private final Locale locale;

        Writer(ContractTerms terms, Formation formation, Locale locale) {
            this.terms = terms;
            this.formation = formation;
            this.locale = locale;
        }

        TaskFacts write(TaskContext task) {
            boolean choosing = formation.phase() == EmcState.REVIEW;
            var sections = new ArrayList<Section>();
            sections.add(new Section(text("fact.section.goal"), goal()));
            sections.add(new Section(text("fact.section.sharing"), sharing()));
            sections.add(choosing ? new Section(text("fact.section.commitments"), commitments()) : new Section(text("fact.section.members"), members()));
            task.dueAt().ifPresent(due -> sections.add(new Section(text("fact.section.deadline"), List.of(fact("dueAt",
                    Moments.text(due, calendar.zone(), messages, locale), true)))));
            return new TaskFacts(terms.title(), text("fact.subtitle", formation.emc().value(), leadName()), "/emcs/" + formation.emc() + (choosing ? "/review" : formation.phase() == EmcState.SIGNING ? "?tab=contract" : "/call"), sections,
                    Optional.empty(), null);
        }

        private String leadName() {
            return terms.lead().map(Node::name).orElse(formation.lead().value());
        }

        private List<Fact> goal() {
            var facts = new ArrayList<Fact>();
            facts.add(fact("userScenario", terms.userScenario(), false));
            facts.add(fact("goal", terms.goal(), false));
            terms.goals().forEach(target -> facts.add(new Fact(target.name(), triple(target), target.metric().equals(ContractTerms.PROFIT))));
            return facts;
        }

        private String triple(MetricTarget target) {
            return text("fact.triple", number(target.bottom()), target.grab() == null ? "-" : number(target.grab()), number(target.leading()), target.unit());
        }

        private List<Fact> sharing() {
            var space = terms.shareSpace();
            var percent = space.tiers() != null && space.tiers().size() == 2 ? text("fact.tiers", number(space.tiers().get(0)), number(space.tiers().get(1)))
                    : percent(space.percent());
            return List.of(fact("shareSpace", percent, true), fact("reinvestment", percent(terms.reinvestmentPercent()), false),
                    fact("split", text("split." + terms.split()), false));
        }

        private List<Fact> commitments() {
            return terms.places().stream().map(place -> new Fact(place.title(), text("fact.place", String.valueOf(place.wanted()),
                    String.valueOf(formation.candidates().stream().filter(one -> one.place().equals(place.id()) && one.eligible()).count())), true)).toList();
        }

        private List<Fact> members() {
            return Stream.concat(formation.note().stream().map(note -> fact("note", note, false)),
                    terms.nodes().stream().map(node -> new Fact(node.name() == null ? node.actor().value() : node.name(), part(node), node.lead()))).toList();
        }

        private String part(Node node) {
            if (node.tier() == Tier.TACTICAL) {
                return text("fact.tactical");
            }
            var ratio = node.ratioPercent() == null || terms.split() == Split.EQUAL ? text("fact.noRatio") : percent(node.ratioPercent());
            return node.lead() ? text("fact.lead", ratio) : ratio;
        }

        private String percent(BigDecimal value) {
            return value == null ? "-" : text("fact.percent", number(value));
        }

        private String number(BigDecimal value) {
            var format = NumberFormat.getNumberInstance(locale);
            format.setMaximumFractionDigits(6);
            return format.format(value);
        }

        private Fact fact(String key, String value, boolean emphasis) {
            return new Fact(text("fact." + key), value, emphasis);
        }

        private String text(String key, Object... arguments) {
            return messages.getMessage("emcformation." + key, arguments, locale);
        }
    }
}
