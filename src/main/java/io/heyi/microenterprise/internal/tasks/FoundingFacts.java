package io.heyi.microenterprise.internal.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskFacts.Fact;
import io.heyi.inbox.TaskFacts.Section;
import io.heyi.microenterprise.ProposalView;
import io.heyi.microenterprise.internal.FoundingWords;
import io.heyi.microenterprise.internal.ProposalViews;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.shared.Money;
import io.heyi.shared.WorkingDays;
import io.heyi.web.Moments;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** "What am I deciding?" for every founding task (product-bar T5): money, targets, team, rivals, earlier decisions, what changed, and until when. */
@Component
class FoundingFacts {

    private static final String FRAGMENT = "microenterprise/task :: proposal";
    private static final Set<String> MONEY_FIELDS = Set.of("fundingAsked", "ownInvestment", "cashFlowAllowance");
    private static final Set<String> OWN_FIELDS = Set.of("fundingGranted", "fundingInHand", "agreementHash", "dueAt", "rivals");

    private final ProposalViews views;
    private final MessageSource messages;
    private final WorkingDays calendar;
    private final FoundingWords words;

    FoundingFacts(ProposalViews views, MessageSource messages, WorkingDays calendar, FoundingWords words) {
        this.views = views;
        this.messages = messages;
        this.calendar = calendar;
        this.words = words;
    }

    TaskFacts of(Proposal proposal, TaskContext task, Locale locale) {
        var assignee = task.assignee().map(Username::new);
        boolean decides = assignee.filter(proposal.interested()::contains).isEmpty();
        return new Writer(views.view(proposal, assignee, decides, locale), proposal, decides, locale).write(task);
    }

    /** Writes one panel in one language. */
    private final class Writer {

        private final ProposalView view;
        private final Proposal proposal;
        private final boolean decides;
        private final Locale locale;

        /** @param decides rivals are for whoever decides about the proposal, not for its own people */
        Writer(ProposalView view, Proposal proposal, boolean decides, Locale locale) {
            this.decides = decides;
            this.view = view;
            this.proposal = proposal;
            this.locale = locale;
        }

        TaskFacts write(TaskContext task) {
            var sections = new ArrayList<Section>();
            section(sections, "money", money());
            section(sections, "targets", view.leadingTargets().stream().map(this::target).toList());
            section(sections, "team", team());
            section(sections, "rivals", decides ? rivals() : List.of());
            section(sections, "changes", view.changes().stream().map(this::changed).toList());
            section(sections, "decisions", view.decisions().stream().map(this::decision).toList());
            section(sections, "deadline", task.dueAt().map(due -> List.of(fact("dueAt", moment(due), true))).orElse(List.of()));
            var subtitle = text("subtitle", text("platform." + view.platform()), shared("kind." + view.kind()), words.person(view.proposer()));
            return new TaskFacts(view.name(), subtitle, "/proposals/" + view.id(), sections, Optional.of(FRAGMENT), view);
        }

        private void section(List<Section> sections, String title, List<Fact> facts) {
            if (!facts.isEmpty()) {
                sections.add(new Section(text("fact.section." + title), facts));
            }
        }

        private List<Fact> money() {
            var facts = new ArrayList<Fact>();
            facts.add(fact("fundingAsked", money(view.fundingAsked()), true));
            view.fundingGranted().ifPresent(granted -> facts.add(fact("fundingGranted", money(granted), true)));
            facts.add(fact("ownInvestment", money(view.ownInvestment()), true));
            if (!view.pledges().isEmpty()) {
                facts.add(fact("fundingInHand", money(proposal.fundingInHand()), true));
            }
            facts.add(fact("cashFlowAllowance", money(view.cashFlowAllowance()), false));
            facts.add(fact("horizonMonths", String.valueOf(view.horizonMonths()), false));
            view.agreementHash().ifPresent(hash -> facts.add(fact("agreementHash", hash, false)));
            return facts;
        }

        private Fact target(ProposalView.Target target) {
            return new Fact(target.metric(), text("targetValues", number(target.bottom()), number(target.grab()), number(target.leading()), target.unit(), target.dueMonth()), true);
        }

        private List<Fact> team() {
            var facts = new ArrayList<Fact>();
            facts.add(fact("proposer", words.person(view.proposer()), false));
            facts.add(fact("coFounders", view.coFounders().stream().map(words::person).collect(Collectors.joining(", ")), false));
            view.pledges().forEach(p -> facts.add(new Fact(words.person(p.coFounder()), text("pledge." + p.state(), money(p.amount())), false)));
            view.roles().forEach(r -> facts.add(new Fact(r.title(), text("roleValues", String.valueOf(r.headcount()), String.join(", ", r.skills())), false)));
            facts.add(fact("userScenario", view.userScenario(), false));
            facts.add(fact("valueProposition", view.valueProposition(), false));
            return facts;
        }

        private List<Fact> rivals() {
            if (view.rivals().isEmpty()) {
                return List.of(fact("rivals", text("noRivals"), false));
            }
            return view.rivals().stream().map(r -> new Fact(r.name(), text("rivalValues", words.person(r.proposer()), money(r.fundingAsked(), r.currency()),
                    money(r.ownInvestment(), r.currency()), shared("status." + r.status())), true)).toList();
        }

        private Fact changed(ProposalView.Change change) {
            return new Fact(shared("field." + change.field()), text("oldAndNew", changed(change, change.oldValue()), changed(change, change.newValue())), true);
        }

        private String changed(ProposalView.Change change, String value) {
            return MONEY_FIELDS.contains(change.field()) ? money(new BigDecimal(value)) : value;
        }

        private Fact decision(ProposalView.Decided d) {
            return new Fact(text("decisionBy", moment(d.at()), words.person(d.by())), text("outcome." + d.outcome()) + d.reason().map(reason -> ": " + reason).orElse(""), false);
        }

        private Fact fact(String key, String value, boolean emphasis) {
            return new Fact(OWN_FIELDS.contains(key) ? text("field." + key) : shared("field." + key), value, emphasis);
        }

        private String money(BigDecimal amount) {
            return money(amount, view.currency());
        }

        private String money(BigDecimal amount, String currency) {
            return new Money(amount, Currency.getInstance(currency)).toText(locale);
        }

        private String number(BigDecimal number) {
            var format = NumberFormat.getNumberInstance(locale);
            format.setMinimumFractionDigits(Math.max(0, number.scale()));
            format.setMaximumFractionDigits(Math.max(0, number.scale()));
            return format.format(number);
        }

        private String moment(Instant at) {
            return Moments.text(at, calendar.zone(), messages, locale);
        }

        /** Words that the pages of the case use too. */
        private String shared(String key) {
            return messages.getMessage("proposalpages." + key, null, locale);
        }

        private String text(String key, Object... arguments) {
            return messages.getMessage("microenterprise." + key, arguments, locale);
        }
    }
}
