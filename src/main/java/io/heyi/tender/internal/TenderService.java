package io.heyi.tender.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Groups;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import io.heyi.shared.Texts;
import io.heyi.tender.Addressees;
import io.heyi.tender.Bidders;
import io.heyi.tender.PartyId;
import io.heyi.tender.SealedBids;
import io.heyi.tender.TenderClosed;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderState;
import io.heyi.tender.TenderTerms;
import io.heyi.tender.Tenders;
import io.heyi.tender.internal.domain.OpenedBid;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.domain.TenderMessages;
import io.heyi.tender.internal.domain.TenderPolicy;
import io.heyi.tender.internal.domain.TermsCheck;
import io.heyi.tender.internal.persistence.TenderJson;
import io.heyi.tender.internal.persistence.TenderStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writing, publishing and cancelling tenders, by the people of a party inside or by another module. */
@Service
@Transactional
public class TenderService implements Tenders {

    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_REFERENCE = 120;

    private final TenderStore tenders;
    private final Bidders bidders;
    private final TenderRights rights;
    private final TenderPanels panels;
    private final SealedBids boxes;
    private final ProcessCommands process;
    private final ApplicationEventPublisher events;
    private final TenderPolicy policy;
    private final Clock clock;

    TenderService(TenderStore tenders, Bidders bidders, TenderRights rights, TenderPanels panels, SealedBids boxes, ProcessCommands process, ApplicationEventPublisher events,
                  TenderPolicy policy, Clock clock) {
        this.tenders = tenders;
        this.bidders = bidders;
        this.rights = rights;
        this.panels = panels;
        this.boxes = boxes;
        this.process = process;
        this.events = events;
        this.policy = policy;
        this.clock = clock;
    }

    /** Parties for which this person may call for bids: those inside for which the person acts. */
    public List<Bidders.Bidder> callers(CurrentUser user) {
        var own = bidders.partiesOf(user);
        var known = bidders.find(own);
        return own.stream().filter(known::containsKey).map(known::get).filter(Bidders.Bidder::inside).toList();
    }

    /** @param requestKey the same key of the same person again gives the tender that it opened before */
    public TenderReply create(CurrentUser user, String requestKey, TenderInput input, boolean publish) {
        var allowed = mayCall(user, input);
        if (allowed.isPresent()) {
            return allowed.get();
        }
        var reference = Tender.referenceOf(user.username().value(), requestKey);
        if (requestKey.isBlank() || reference.length() > LONGEST_REFERENCE || !Texts.isClean(requestKey)) {
            return TenderReply.invalid("requestKey", "requestKey");
        }
        var known = tenders.ofReference(reference);
        if (known.isPresent()) {
            return new TenderReply.Done(known.get().code(), null);
        }
        var terms = terms(input);
        var errors = faults(terms);
        return errors.isEmpty() ? new TenderReply.Done(insert(reference, terms, user.username().value(), publish), null) : new TenderReply.Invalid(errors);
    }

    /** While it is a draft. */
    public TenderReply revise(CurrentUser user, TenderCode code, TenderInput input) {
        var allowed = mayCall(user, input);
        if (allowed.isPresent()) {
            return allowed.get();
        }
        return own(user, code, tender -> {
            var terms = terms(input);
            var errors = faults(terms);
            return errors.isEmpty() ? tender.revise(terms, user.username().value(), clock.instant()) : Ruling.refused(errors);
        });
    }

    public TenderReply publish(CurrentUser user, TenderCode code) {
        return own(user, code, tender -> bidders.standstill(tender.terms().caller()).map(stop -> Ruling.tooLate(stop.messageKey(), stop.arguments().toArray()))
                .orElseGet(() -> publish(tender, user.username().value())));
    }

    /** Repeating it changes nothing. What another module called is ended by that module alone. */
    public TenderReply cancel(CurrentUser user, TenderCode code, String reason) {
        var text = reason == null ? "" : reason.strip();
        if (text.isEmpty() || text.length() > LONGEST_REASON || !Texts.isClean(text)) {
            return TenderReply.invalid("reason", "reason", LONGEST_REASON);
        }
        return own(user, code, tender -> {
            var allowed = rights.mayCancel(user, tender);
            return allowed instanceof Ruling.Accepted ? cancel(tender, text, user.username().value()) : allowed;
        });
    }

    private Optional<TenderReply> mayCall(CurrentUser user, TenderInput input) {
        if (input.caller() == null) {
            return Optional.of(TenderReply.invalid("caller", "missing"));
        }
        if (callers(user).stream().noneMatch(party -> party.id().equals(input.caller()))) {
            return Optional.of(TenderReply.notAllowed("notYourParty"));
        }
        return bidders.standstill(input.caller()).map(TenderReply::of);
    }

    private TenderReply own(CurrentUser user, TenderCode code, java.util.function.Function<Tender, Ruling> act) {
        var found = tenders.findForUpdate(code);
        if (found.isEmpty()) {
            return new TenderReply.Unknown();
        }
        if (!bidders.actsFor(user, found.get().terms().caller())) {
            return found.get().publishedAt().isPresent() ? TenderReply.notAllowed("notTheCaller") : new TenderReply.Unknown();
        }
        var ruling = act.apply(found.get());
        if (ruling instanceof Ruling.Accepted) {
            tenders.save(found.get());
        }
        return TenderReply.of(ruling, code);
    }

    private TenderTerms terms(TenderInput input) {
        var usual = usual(input.caller(), input.title(), input.need(), input.requirements(), input.currency());
        return new TenderTerms(usual.title(), usual.need(), usual.requirements(), usual.caller(), input.caseKey(), usual.currency(), input.weights() == null ? usual.weights() : input.weights(),
                input.questionsUntil() == null ? usual.questionsUntil() : whole(input.questionsUntil()), input.bidsUntil() == null ? usual.bidsUntil() : whole(input.bidsUntil()),
                usual.minimumBids(), usual.minimumRating(), input.everybody() == null || input.everybody(), input.invited(), usual.openers(), usual.evaluators(), usual.deciders(), null, List.of());
    }

    /** Whole milliseconds, as far as the engine's timers reach. */
    private static Instant whole(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private List<FieldError> faults(TenderTerms terms) {
        var errors = new ArrayList<>(TermsCheck.faults(terms, clock.instant()));
        var known = bidders.find(terms.invited());
        for (int i = 0; i < terms.invited().size(); i++) {
            if (!known.containsKey(terms.invited().get(i))) {
                errors.add(FieldError.of("invited[" + i + "]", "tenderroom.error.unknownParty", terms.invited().get(i).value()));
            }
        }
        return errors;
    }

    private TenderCode insert(String reference, TenderTerms terms, String by, boolean publish) {
        var tender = Tender.draft(tenders.nextCode(), reference, terms, by, clock.instant());
        tenders.insert(tender);
        if (publish) {
            if (!(publish(tender, by) instanceof Ruling.Accepted)) {
                throw new IllegalStateException("terms that were just checked cannot be published");
            }
            tenders.save(tender);
        }
        return tender.code();
    }

    private Ruling publish(Tender tender, String by) {
        var ruling = tender.publish(TenderJson.of(tender.terms()), by, clock.instant());
        if (ruling instanceof Ruling.Accepted) {
            panels.report(tender);
            boxes.prepare(box(tender.code()), tender.bidsUntil());
            var questionsUntil = tender.terms().questionsUntil();
            process.publish(TenderMessages.PUBLISHED, tender.code().value(), Map.of("tender", tender.code().value(),
                    "remindCallerAt", policy.remindCallerAt(whole(clock.instant()), questionsUntil).toString(), "questionsUntil", questionsUntil.toString(),
                    "answersDueAt", policy.answersDueAt(questionsUntil, tender.bidsUntil()).toString(), "bidsUntil", tender.bidsUntil().toString(), "remindAt", remindAt(tender.bidsUntil()).toString()));
        }
        return ruling;
    }

    /** When who has not bid is reminded. */
    Instant remindAt(Instant until) {
        return until.minus(Duration.ofDays(policy.reminderDays()));
    }

    private Ruling cancel(Tender tender, String reason, String by) {
        boolean running = tender.publishedAt().isPresent() && !tender.state().isFinal();
        var ruling = tender.cancel(reason, by, clock.instant());
        if (running && ruling instanceof Ruling.Accepted) {
            process.publish(TenderMessages.CANCELLED, tender.code().value(), Map.of("tender", tender.code().value()));
            closed(tender);
        }
        return ruling;
    }

    /** Tells the caller's module how it ended. */
    void closed(Tender tender) {
        events.publishEvent(new TenderClosed(tender.code(), tender.reference(), tender.state(),
                tender.evaluation().ranking().stream().map(one -> new PartyId(one.bidder())).toList(), tender.decision().map(one -> one.winner()).orElse(null)));
    }

    static String box(TenderCode code) {
        return code + "/1";
    }

    // ---- other modules

    @Override
    public TenderCode publish(String reference, TenderTerms terms, String by) {
        if (reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("a reference has 1 to " + LONGEST_REFERENCE + " characters");
        }
        var known = tenders.ofReference(reference);
        if (known.isPresent()) {
            return known.get().code();
        }
        var errors = faults(terms);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("these terms cannot be published: " + errors.getFirst());
        }
        return insert(reference, terms, by, true);
    }

    @Override
    public TenderTerms usual(PartyId caller, String title, String need, String requirements, String currency) {
        var party = Optional.ofNullable(bidders.find(List.of(caller)).get(caller));
        var own = new Addressees(party.map(Bidders.Bidder::groups).orElse(List.of()), party.map(Bidders.Bidder::users).orElse(List.of()));
        var now = whole(clock.instant());
        return new TenderTerms(title, need, requirements, caller, null, currency, policy.weights(), now.plus(Duration.ofDays(policy.questionDays())),
                now.plus(Duration.ofDays(policy.bidWindowDays())), policy.minimumBids(), policy.minimumRating(), true, List.of(), own.with(Groups.of(policy.witnessRole())), own, own, null, List.of());
    }

    @Override
    public Optional<TenderState> state(TenderCode code) {
        return tenders.find(code).map(Tender::state);
    }

    @Override
    public Map<TenderCode, Instant> bidsUntil(Collection<TenderCode> codes) {
        return codes.isEmpty() ? Map.of() : tenders.bidsUntil(codes);
    }

    @Override
    public Undecided undecided(PartyId party) {
        return tenders.undecided(party);
    }

    @Override
    public List<Offer> offers(TenderCode code) {
        var tender = tenders.find(code).orElse(null);
        if (tender == null || tender.state() != TenderState.AWARDED) {
            return List.of();
        }
        var winner = tender.decision().orElseThrow().winner();
        var prices = tender.evaluation().bids().stream().filter(OpenedBid::isEligible).collect(Collectors.toMap(OpenedBid::bidder, bid -> bid.bid().price()));
        var ranked = tender.evaluation().ranking().stream().map(one -> new PartyId(one.bidder())).toList();
        return Stream.concat(Stream.of(winner), ranked.stream().filter(party -> !party.equals(winner))).map(party -> new Offer(party, prices.get(party))).toList();
    }

    @Override
    public void cancel(TenderCode code, String reason, String by) {
        var tender = tenders.findForUpdate(code).orElseThrow(() -> new IllegalStateException("there is no tender " + code));
        if (cancel(tender, reason, by) instanceof Ruling.Accepted) {
            tenders.save(tender);
        }
    }
}
