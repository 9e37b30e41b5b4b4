package io.heyi.talent.internal.pool.tasks;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.inbox.CaseDesk;
import io.heyi.inbox.ListFacts;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskFacts.Fact;
import io.heyi.inbox.TaskFacts.Section;
import io.heyi.talent.StayCode;
import io.heyi.talent.internal.domain.pool.EndProposal;
import io.heyi.talent.internal.domain.pool.PoolPolicy;
import io.heyi.talent.internal.domain.pool.PoolStay;
import io.heyi.talent.internal.people.Employments;
import io.heyi.talent.internal.pool.OfferStore;
import io.heyi.talent.internal.pool.PoolStays;
import io.heyi.talent.internal.pool.StayStore;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the tasks of a stay need, in one place. No figure of pay is among it. */
@Component
class StayDesk implements CaseDesk<PoolStay> {

    private final StayStore store;
    private final PoolStays stays;
    private final OfferStore offers;
    private final Employments employments;
    private final PoolPolicy policy;
    private final Access access;
    private final MessageSource messages;
    private final Clock clock;

    StayDesk(StayStore store, PoolStays stays, OfferStore offers, Employments employments, PoolPolicy policy, Access access, MessageSource messages, Clock clock) {
        this.store = store;
        this.stays = stays;
        this.offers = offers;
        this.employments = employments;
        this.policy = policy;
        this.access = access;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public PoolStay read(String businessKey) {
        return store.find(new StayCode(businessKey)).orElseThrow(() -> new IllegalStateException("there is no stay " + businessKey));
    }

    @Override
    public PoolStay lock(String businessKey) {
        return store.lock(new StayCode(businessKey));
    }

    @Override
    public void save(PoolStay stay) {
        store.save(stay);
        if (stay.outcome().isPresent()) {
            stays.ended(stay);
        }
    }

    @Override
    public String subject(PoolStay stay) {
        return name(stay.person());
    }

    private String name(Username person) {
        return access.nameOf(person).orElse(person.value());
    }

    boolean offerPending(PoolStay stay) {
        return offers.hasOpen(stay.person(), clock.instant());
    }

    PoolPolicy policy() {
        return policy;
    }

    @Override
    public ListFacts listFacts(PoolStay stay) {
        return ListFacts.none().person(stay.person());
    }

    @Override
    public TaskFacts facts(PoolStay stay, TaskContext task, Locale locale) {
        var days = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(text("fact.entered", locale), days.format(stay.entered()), false));
        facts.add(new Fact(text("fact.cause", locale), text("cause." + stay.cause(), locale), false));
        facts.add(new Fact(text("fact.limit", locale), days.format(stay.limit()), true));
        facts.add(new Fact(text("fact.country", locale), Locale.of("", employments.of(stay.person(), stay.day(clock.instant())).country()).getDisplayCountry(locale), true));
        facts.add(new Fact(text("fact.refusals", locale), text("fact.refusals.of", locale, stay.refusals(), policy.refusalsAllowed()), false));
        facts.add(new Fact(text("fact.extension", locale), stay.extensionHindered(offerPending(stay), policy).map(key -> messages.getMessage(key, new Object[] {policy.refusalsAllowed()}, locale))
                .orElseGet(() -> text("extension.possible", locale, policy.extensionMonths())), true));
        var sections = new ArrayList<Section>();
        sections.add(new Section(text("fact.section.stay", locale), facts));
        if (!stay.proposals().isEmpty()) {
            sections.add(new Section(text("fact.section.end", locale), stay.proposals().stream().flatMap(one -> said(one, locale).stream()).toList()));
        }
        return new TaskFacts(name(stay.person()), text("fact.subtitle", locale, stay.code().value()), task.assignee().isPresent() ? "/talent/stay" : "/talent/desk", sections, Optional.empty(), null);
    }

    private List<Fact> said(EndProposal proposal, Locale locale) {
        var said = new ArrayList<Fact>();
        said.add(new Fact(text("fact.proposal", locale, name(new Username(proposal.by()))), proposal.reason(), true));
        if (proposal.checkedBy() != null) {
            said.add(new Fact(text(proposal.confirmed() ? "fact.confirmed" : "fact.objected", locale, name(new Username(proposal.checkedBy()))), proposal.check(), true));
        }
        return said;
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage("talentpool." + key, arguments, locale);
    }
}
