package io.heyi.emc.internal.renewal.tasks;

import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.internal.contract.Redline;
import io.heyi.emc.internal.renewal.Answer;
import io.heyi.emc.internal.renewal.Dispute;
import io.heyi.emc.internal.renewal.Member;
import io.heyi.emc.internal.renewal.PresentContract;
import io.heyi.emc.internal.renewal.Proposal;
import io.heyi.emc.internal.renewal.Renewal;
import io.heyi.emc.internal.renewal.RenewalStore;
import io.heyi.emc.internal.renewal.Rewards;
import io.heyi.emc.internal.renewal.TermsChange;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskFacts.Fact;
import io.heyi.inbox.TaskFacts.Section;
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
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** "What am I deciding?" for every task of a renewal (product-bar T5): what changes, the figures, the reward, what was said, and until when. */
@Component
class RenewalFacts {

    private final PresentContract present;
    private final Rewards rewards;
    private final RenewalStore store;
    private final MessageSource messages;
    private final WorkingDays calendar;

    RenewalFacts(PresentContract present, Rewards rewards, RenewalStore store, MessageSource messages, WorkingDays calendar) {
        this.present = present;
        this.rewards = rewards;
        this.store = store;
        this.messages = messages;
        this.calendar = calendar;
    }

    TaskFacts of(Renewal renewal, TaskContext task, Optional<String> disputeId, Optional<ActorId> party, Locale locale) {
        return new Writer(renewal, locale).write(task, disputeId, party);
    }

    /** Writes one panel in one language. */
    private final class Writer {

        private final Renewal renewal;
        private final Locale locale;
        private final ContractTerms terms;

        Writer(Renewal renewal, Locale locale) {
            this.renewal = renewal;
            this.locale = locale;
            this.terms = present.version(renewal.id()).terms();
        }

        TaskFacts write(TaskContext task, Optional<String> disputeId, Optional<ActorId> party) {
            var sections = new ArrayList<Section>();
            disputeId.ifPresent(id -> section(sections, "dispute", dispute(renewal.dispute(id))));
            if (disputeId.isEmpty()) {
                section(sections, "terms", terms(party));
                section(sections, "reward", reward(party));
                section(sections, "said", said());
            }
            section(sections, "figures", figures());
            section(sections, "deadline", task.dueAt().map(due -> List.of(new Fact(text("fact.dueAt"), moment(due), true))).orElse(List.of()));
            return new TaskFacts(renewal.title(), text("fact.subtitle", renewal.id().emc().value(), renewal.id().period().toString(),
                    renewal.id().period().plusMonths(1).toString()), "/renewals/" + renewal.id(), sections, Optional.empty(), null);
        }

        private void section(List<Section> sections, String title, List<Fact> facts) {
            if (!facts.isEmpty()) {
                sections.add(new Section(text("fact.section." + title), facts));
            }
        }

        private List<Fact> dispute(Dispute dispute) {
            var facts = new ArrayList<Fact>();
            facts.add(new Fact(name(dispute.figure().actor()), metric(dispute.figure()), true));
            facts.add(new Fact(text("fact.frozenValue"), dispute.disputedValue() == null ? text("fact.nothingReported") : number(dispute.disputedValue()), true));
            dispute.raised().forEach(raised -> facts.add(new Fact(text("fact.raisedBy", name(raised.actor().value())),
                    raised.claimedValue() == null ? raised.reason() : text("fact.claims", number(raised.claimedValue()), raised.reason()), true)));
            if (dispute.answer() != null) {
                facts.add(new Fact(text("fact.leadAnswered"), dispute.answer().reason(), false));
            }
            return facts;
        }

        /** Before the lead has proposed: what its draft would change; afterwards: what the proposal changes. */
        private List<Fact> terms(Optional<ActorId> party) {
            var proposal = party.flatMap(member -> renewal.proposal());
            var next = party.isPresent() ? proposal.filter(Proposal::changesTerms).map(Proposal::terms)
                    : store.draft(renewal.id()).filter(draft -> !TermsChange.same(draft, terms));
            var facts = new ArrayList<Fact>();
            next.ifPresentOrElse(changed -> Redline.between(terms, changed).forEach(change -> facts.add(new Fact(path(change), values(change), true))),
                    () -> facts.add(new Fact(text("fact.noChange"), text(party.isPresent() ? "fact.noChange.member" : "fact.noChange.lead"), true)));
            proposal.map(Proposal::note).filter(note -> !note.isEmpty()).ifPresent(note -> facts.add(new Fact(text("fact.note"), note, true)));
            return facts;
        }

        private String path(Redline.Change change) {
            return change.steps().stream().map(step -> {
                var field = messages.getMessage("emcpages.field." + step.field(), null, step.field(), locale);
                return step.entry() == null ? field : field + " " + (step.field().equals("nodes") ? name(step.entry()) : step.entry());
            }).collect(Collectors.joining(" · "));
        }

        private String values(Redline.Change change) {
            var field = change.steps().getLast().field();
            var values = text("fact.oldAndNew", value(field, change.before()), value(field, change.after()));
            return change.kind() == Redline.Kind.MOVED ? messages.getMessage("emcpages.change.MOVED", null, locale) + " " + values : values;
        }

        private String value(String field, String value) {
            return orNone(value == null ? null : messages.getMessage("emc." + field + "." + value, null, value, locale));
        }

        private List<Fact> reward(Optional<ActorId> party) {
            return renewal.reward().map(reward -> {
                var facts = new ArrayList<Fact>();
                facts.add(new Fact(text("fact.pool"), money(reward.pool(), reward.currency()), false));
                reward.parties().stream().filter(amount -> party.isEmpty() || party.get().value().equals(amount.id()))
                        .forEach(amount -> facts.add(new Fact(name(amount.id()), money(amount.amount(), reward.currency()), party.isPresent())));
                return List.copyOf(facts);
            }).orElse(List.of());
        }

        private List<Fact> said() {
            var facts = new ArrayList<Fact>();
            renewal.wishes().forEach(wish -> facts.add(new Fact(name(wish.actor().value()), wish.leave() ? text("fact.leaves", wish.text())
                    : wish.ratioPercent() == null ? wish.text() : text("fact.asksRatio", wish.ratioPercent().toPlainString(), wish.text()), false)));
            renewal.leavingUnasked().stream().filter(leaving -> !wishes(leaving.actor()))
                    .forEach(leaving -> facts.add(new Fact(name(leaving.actor().value()), text("fact.leaves", leaving.reason()), false)));
            renewal.answers().stream().filter(answer -> answer.kind() == Answer.Kind.OBJECT && answer.round() < renewal.round())
                    .forEach(answer -> facts.add(new Fact(text("fact.objected", name(answer.actor().value())), answer.reason(), true)));
            return facts;
        }

        private boolean wishes(ActorId actor) {
            return renewal.wishes().stream().anyMatch(wish -> wish.actor().equals(actor) && wish.leave());
        }

        private List<Fact> figures() {
            return rewards.figures(renewal.id()).figures().stream().map(figure -> new Fact(name(figure.id().actor()) + " · " + metric(figure.id()), figure(figure), false)).toList();
        }

        private String figure(Actuals.Figure figure) {
            if (figure.value() == null) {
                return text("fact.nothingReported");
            }
            return text("fact.figure", number(figure.value()), figure.attainmentPercent() == null ? "–" : number(figure.attainmentPercent()), orNone(figure.source()),
                    orNone(figure.submittedBy()));
        }

        private String metric(Actuals.FigureId id) {
            var targets = id.actor().equals(renewal.id().emc().value()) ? terms.goals()
                    : terms.nodes().stream().filter(node -> node.actor().value().equals(id.actor())).flatMap(node -> node.targets().stream()).toList();
            return targets.stream().filter(target -> target.metric().equals(id.metric())).map(MetricTarget::name).findFirst().orElse(id.metric());
        }

        private String name(String actor) {
            return actor.equals(renewal.id().emc().value()) ? renewal.title()
                    : renewal.members().stream().filter(member -> member.actor().value().equals(actor)).map(Member::name).findFirst().orElse(actor);
        }

        private String orNone(String value) {
            return value == null || value.isEmpty() ? text("fact.none") : value;
        }

        private String money(BigDecimal amount, String currency) {
            return new Money(amount, Currency.getInstance(currency)).toText(locale);
        }

        private String number(BigDecimal number) {
            var format = NumberFormat.getNumberInstance(locale);
            format.setMaximumFractionDigits(Math.max(0, number.scale()));
            return format.format(number);
        }

        private String moment(Instant at) {
            return Moments.text(at, calendar.zone(), messages, locale);
        }

        private String text(String key, Object... arguments) {
            return messages.getMessage("emcrenewal." + key, arguments, locale);
        }
    }
}
