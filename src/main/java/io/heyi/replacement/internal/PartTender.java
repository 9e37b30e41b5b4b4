package io.heyi.replacement.internal;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.Emcs;
import io.heyi.emc.PartChanges.Substitute;
import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.Candidate.Source;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.shared.Money;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderState;
import io.heyi.tender.TenderTerms;
import io.heyi.tender.Tenders;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A fresh tender for a part (domain.md P4, step 7; P2, steps 3 to 6). The price is the percent of the pool that a bidder wants for the same promises, never above what the
 * party has that leaves; for a part without a share it is what the bidder wants for a period in the contract's currency.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PartTender {

    /** Tenders are read in one language, as people write them: the company's, which is English. */
    private static final Locale LANGUAGE = Locale.ENGLISH;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_TEXT = 4_000;

    private final Tenders tenders;
    private final Emcs emcs;
    private final DepartureStore departures;
    private final ReplacementSchedule schedule;
    private final MessageSource messages;
    private final Clock clock;

    PartTender(Tenders tenders, Emcs emcs, DepartureStore departures, ReplacementSchedule schedule, MessageSource messages, Clock clock) {
        this.tenders = tenders;
        this.emcs = emcs;
        this.departures = departures;
        this.schedule = schedule;
        this.messages = messages;
        this.clock = clock;
    }

    /** Whether somebody may call: the lead, or the first other member where the lead is the party that leaves; and, of a party that is dissolved, whether there is time for it. */
    public boolean possible(ReplacementCase found) {
        boolean time = !found.mustLeave() || schedule.departureBidsUntil().isBefore(schedule.tenderEndsBy(found.departing().orElseThrow()));
        boolean callers = !found.mustLeave() || remaining(found).findAny().isPresent();
        return time && callers && part(found).isPresent() && Optional.of(terms(found).deciders()).filter(one -> !one.groups().isEmpty() || !one.users().isEmpty()).isPresent();
    }

    /** A repeat gives the same tender. */
    public TenderCode call(ReplacementCase found) {
        return tenders.publish(reference(found), terms(found), "system");
    }

    static String reference(ReplacementCase found) {
        return found.code() + "/tender-" + found.succession().search().round();
    }

    private Optional<Node> part(ReplacementCase found) {
        return emcs.find(found.emc()).flatMap(emc -> emc.terms().node(found.succession().search().holder().actor()));
    }

    private TenderTerms terms(ReplacementCase found) {
        var emc = emcs.find(found.emc()).orElseThrow().terms();
        var part = part(found).orElseThrow();
        var title = shorter(text("tender.title", place(emc, part), emc.title()), LONGEST_TITLE);
        var need = shorter(need(emc, part), LONGEST_TEXT);
        var usual = tenders.usual(caller(found, emc), title, need, shorter(requirements(emc, part), LONGEST_TEXT), emc.currency());
        var priced = share(emc, part).map(usual::inPercent).orElse(usual);
        return inTime(found, priced).forCase(found.code().value()).concerning(leaving(found));
    }

    /** The part of a party that is dissolved is bid for within the time of a dissolution; questions take the first half of it. */
    private TenderTerms inTime(ReplacementCase found, TenderTerms usual) {
        var until = schedule.departureBidsUntil();
        if (!found.mustLeave() || !until.isBefore(usual.bidsUntil())) {
            return usual;
        }
        var now = clock.instant();
        return usual.until(now.plus(Duration.between(now, until).dividedBy(2)).truncatedTo(ChronoUnit.SECONDS), until);
    }

    /** Parties that neither are the one of the case nor are dissolved themselves. */
    private Stream<ActorId> remaining(ReplacementCase found) {
        var leaving = departures.leaving(found.emc());
        return emcs.find(found.emc()).stream().flatMap(emc -> emc.terms().nodes().stream()).map(Node::actor)
                .filter(actor -> !actor.equals(found.subject().actor()) && !actor.equals(found.succession().search().holder().actor()) && !leaving.contains(actor));
    }

    /** Whose people neither open, judge nor award: the subject of the case, and who covers its part. */
    private static List<PartyId> leaving(ReplacementCase found) {
        return Stream.of(found.subject().actor(), found.succession().search().holder().actor()).distinct().map(actor -> new PartyId(actor.value())).toList();
    }

    private PartyId caller(ReplacementCase found, ContractTerms emc) {
        var holder = found.succession().search().holder().actor();
        var lead = emc.lead().stream().map(Node::actor);
        var others = emc.nodes().stream().map(Node::actor);
        var may = remaining(found).toList();
        return new PartyId(Stream.concat(lead, others).filter(may::contains).findFirst().orElse(holder).value());
    }

    private static String place(ContractTerms emc, Node part) {
        return emc.places().stream().filter(place -> place.id().equals(part.place())).findFirst().map(ContractTerms.Place::title).orElse(part.name());
    }

    /** One line for each thing that is said, because the words of the contract are whole sentences or none. */
    private String need(ContractTerms emc, Node part) {
        var lines = new ArrayList<>(List.of(text("tender.need", emc.title()), text("tender.scenario", emc.userScenario())));
        if (part.contribution() != null && !part.contribution().isBlank()) {
            lines.add(text("tender.contribution", part.contribution().strip()));
        }
        return String.join("\n", lines);
    }

    /** What every bidder promises: the same values and deliverables as the party that leaves. A list, as rooms of tenders show lines that begin with a dash. */
    private String requirements(ContractTerms emc, Node part) {
        var lines = new ArrayList<String>();
        part.targets().forEach(target -> lines.add("- " + text("tender.target", target.name(), figure(promised(target)), target.unit())));
        part.deliverables().forEach(one -> lines.add("- " + text("tender.deliverable", one.title())));
        share(emc, part).ifPresent(most -> lines.add(text("tender.share", figure(most))));
        return String.join("\n", lines);
    }

    private static BigDecimal promised(MetricTarget target) {
        return target.grab() == null ? target.bottom() : target.grab();
    }

    /** What the part gets of the pool; empty for a tactical part and with an equal split. */
    private static Optional<BigDecimal> share(ContractTerms emc, Node part) {
        return Optional.ofNullable(part.ratioPercent()).filter(ratio -> ratio.signum() > 0 && emc.split() == ContractTerms.Split.RATIOS);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage("replacement." + key, arguments, LANGUAGE);
    }

    /** As contracts write the figures of metrics; amounts of money have their two decimals instead. */
    private static String figure(BigDecimal number) {
        var format = NumberFormat.getNumberInstance(LANGUAGE);
        format.setMaximumFractionDigits(6);
        return format.format(number);
    }

    private static String shorter(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    /** Whether it is over; empty for an unknown one. */
    public Optional<TenderState> state(ReplacementCase found) {
        return found.succession().search().tender().flatMap(called -> tenders.state(new TenderCode(called.tender())));
    }

    /** The ranked bidders, the winner first; empty unless it was awarded. */
    public List<Candidate> ranked(ReplacementCase found) {
        var search = found.succession().search();
        var emc = emcs.find(found.emc()).orElseThrow().terms();
        var part = emc.node(search.holder().actor());
        if (part.isEmpty() || search.tender().isEmpty()) {
            return List.of();
        }
        var code = search.tender().get().tender();
        var offers = tenders.offers(new TenderCode(code));
        var names = emcs.names(offers.stream().map(offer -> new ActorId(offer.party().value())).collect(Collectors.toSet()));
        var ranked = new ArrayList<Candidate>();
        for (var offer : offers) {
            var actor = new ActorId(offer.party().value());
            ranked.add(Candidate.listed(names.getOrDefault(actor, actor.value()), Source.TENDER, ranked.size() + 1, search.round(), substitute(actor, emc, part.get(), offer, code)));
        }
        return List.copyOf(ranked);
    }

    /** An amount has no place of its own in a contract: it stands in what the party brings, and is signed with it. */
    private Substitute substitute(ActorId actor, ContractTerms emc, Node part, Tenders.Offer offer, String tender) {
        var values = Substitutes.values(part);
        var share = share(emc, part);
        if (share.isPresent()) {
            return new Substitute(actor, values, offer.price().min(share.get()), null, null, List.of());
        }
        var brings = text("tender.amount", part.contribution() == null ? "" : part.contribution(), tender, Money.figure(offer.price(), LANGUAGE), emc.currency()).strip();
        return new Substitute(actor, values, part.ratioPercent(), null, brings, List.of());
    }

    /** Ends a tender that is still under way; a repeat changes nothing. */
    public void callOff(ReplacementCase found, String reason) {
        found.succession().searched().flatMap(search -> search.tender()).filter(called -> called.outcome() == null).map(called -> new TenderCode(called.tender()))
                .filter(code -> tenders.state(code).stream().noneMatch(TenderState::isFinal)).ifPresent(code -> tenders.cancel(code, messages.getMessage(reason, null, LANGUAGE), "system"));
    }
}
