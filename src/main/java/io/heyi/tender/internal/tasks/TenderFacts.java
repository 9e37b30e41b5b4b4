package io.heyi.tender.internal.tasks;

import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskFacts.Fact;
import io.heyi.inbox.TaskFacts.Section;
import io.heyi.shared.Money;
import io.heyi.shared.WorkingDays;
import io.heyi.tender.internal.domain.OpenedBid;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.domain.TenderScore;
import io.heyi.web.Moments;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** "What am I deciding?" for the tasks of a tender (product-bar T5): what is wanted, by which weights, and what is known of the bids by now. */
@Component
class TenderFacts {

    private final MessageSource messages;
    private final WorkingDays calendar;

    TenderFacts(MessageSource messages, WorkingDays calendar) {
        this.messages = messages;
        this.calendar = calendar;
    }

    /** For those who judge and decide. */
    TaskFacts of(Tender tender, TaskContext task, Locale locale) {
        var writer = new Writer(tender, locale);
        return writer.write(task, writer.bids());
    }

    /** For those who only open the box. */
    TaskFacts ofOpening(Tender tender, TaskContext task, Locale locale) {
        var writer = new Writer(tender, locale);
        return writer.write(task, writer.received());
    }

    private final class Writer {

        private final Tender tender;
        private final Locale locale;

        Writer(Tender tender, Locale locale) {
            this.tender = tender;
            this.locale = locale;
        }

        TaskFacts write(TaskContext task, List<Fact> bids) {
            var sections = new ArrayList<Section>();
            sections.add(new Section(text("fact.section.call"), call(task)));
            sections.add(new Section(text("fact.section.bids"), bids));
            return new TaskFacts(tender.terms().title(), text("fact.subtitle", tender.code().value(), tender.terms().caller().value()), "/tenders/" + tender.code(), sections,
                    Optional.empty(), null);
        }

        private List<Fact> call(TaskContext task) {
            var facts = new ArrayList<Fact>();
            facts.add(fact("need", tender.terms().need(), false));
            facts.add(fact("weights", String.join(", ", tender.terms().weights().byCriterion().entrySet().stream()
                    .map(one -> messages.getMessage("tender.criterion." + one.getKey(), null, locale) + " " + NumberFormat.getNumberInstance(locale).format(one.getValue())).toList()), true));
            facts.add(fact("bidsUntil", time(tender.bidsUntil()), false));
            task.dueAt().ifPresent(due -> facts.add(fact("dueAt", time(due), true)));
            return facts;
        }

        List<Fact> bids() {
            var ranking = tender.evaluation().ranking();
            if (!ranking.isEmpty()) {
                return ranking.stream().map(one -> new Fact(text("fact.rank", one.rank(), name(one)), text("fact.points", one.bidder(), Money.figure(one.total(), locale), price(one)),
                        one.rank() == 1)).toList();
            }
            var opened = tender.evaluation().bids();
            if (!opened.isEmpty()) {
                return opened.stream().map(bid -> new Fact(bid.name(), bid.isEligible() ? money(bid) : text("obstacle." + bid.obstacle()), bid.isEligible())).toList();
            }
            return received();
        }

        List<Fact> received() {
            return Stream.concat(Stream.of(fact("received", String.valueOf(tender.bidders().size()), true)),
                    tender.confirmations().stream().map(one -> fact("confirmed", text("fact.confirmedBy", one.by(), time(one.at())), false))).toList();
        }

        private String name(TenderScore.Ranked ranked) {
            return bid(ranked).name();
        }

        private String price(TenderScore.Ranked ranked) {
            return money(bid(ranked));
        }

        private OpenedBid bid(TenderScore.Ranked ranked) {
            return tender.evaluation().bids().stream().filter(bid -> bid.bidder().value().equals(ranked.bidder())).findFirst().orElseThrow();
        }

        private String money(OpenedBid bid) {
            if (tender.terms().highestPercent() != null) {
                return text("price.percent", bid.bid().price());
            }
            return new Money(bid.bid().price(), Currency.getInstance(tender.terms().currency())).toText(locale);
        }

        private String time(Instant at) {
            return Moments.text(at, calendar.zone(), messages, locale);
        }

        private Fact fact(String key, String value, boolean emphasis) {
            return new Fact(text("fact." + key), value, emphasis);
        }

        private String text(String key, Object... arguments) {
            return messages.getMessage("tenderroom." + key, arguments, locale);
        }
    }
}
