package io.heyi.emc.internal.delivery;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ActorId;
import io.heyi.emc.Delivery;
import io.heyi.emc.Delivery.Word;
import io.heyi.emc.DueDeliverable;
import io.heyi.emc.DueDeliverable.Waiting;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.Contracts.Version;
import io.heyi.emc.internal.delivery.Obligations.Key;
import io.heyi.shared.FieldError;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The party that owes a deliverable says when it was delivered, and a party that waits for it confirms or disputes that; nobody confirms his own. What is confirmed
 * stands: by then others have built on it. Everything before stays as history.
 */
@Service
@Transactional
public class DeliveryService {

    private final DeliveryBook book;
    private final DeliveryStore store;
    private final Contracts contracts;
    private final Emcs emcs;
    private final AuditTrail audit;
    private final WorkingDays calendar;
    private final Clock clock;

    DeliveryService(DeliveryBook book, DeliveryStore store, Contracts contracts, Emcs emcs, AuditTrail audit, WorkingDays calendar, Clock clock) {
        this.book = book;
        this.store = store;
        this.contracts = contracts;
        this.emcs = emcs;
        this.audit = audit;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Says that a deliverable was delivered. The same again changes nothing; something else takes the place of what was said before, until somebody has confirmed it.
     *
     * @param due which of its days; null where the contract names only one
     * @param link http or https; empty for none
     */
    public DeliveryReply deliver(CurrentUser by, EmcCode emc, String deliverable, LocalDate due, LocalDate deliveredOn, String proof, String link) {
        var days = find(by, emc, deliverable);
        if (days.isEmpty()) {
            return new DeliveryReply.Unknown();
        }
        if (days.stream().noneMatch(one -> emcs.actsFor(by, one.owner()))) {
            return new DeliveryReply.NotAllowed("emcdelivery.refusal.notYours");
        }
        var chosen = days.stream().filter(one -> due == null ? days.size() == 1 : one.due().equals(due)).findFirst();
        if (chosen.isEmpty()) {
            return new DeliveryReply.Invalid(List.of(FieldError.of("due", "emcdelivery.error.due", String.join(", ", days.stream().map(one -> one.due().toString()).toList()))));
        }
        if (!emcs.actsFor(by, chosen.get().owner())) {
            return new DeliveryReply.NotAllowed("emcdelivery.refusal.notYours");
        }
        var input = new DeliveryInput(deliveredOn, proof, link);
        var errors = input.errors(firstDay(emc), book.today());
        return errors.isEmpty() ? deliver(chosen.get(), emc, input.clean(), by.username().value()) : new DeliveryReply.Invalid(errors);
    }

    /** Its days, the latest first, held until the transaction ends. */
    private List<DueDeliverable> find(CurrentUser by, EmcCode emc, String deliverable) {
        if (!emcs.mayRead(by, emc)) {
            return List.of();
        }
        contracts.load(emc);
        return book.readable(by, emc, deliverable);
    }

    /** The contract is there from its first seal on, which is some days before it is in force. */
    private LocalDate firstDay(EmcCode emc) {
        return contracts.versions(emc).stream().reduce((later, earlier) -> earlier).map(this::from).orElseThrow();
    }

    private LocalDate from(Version first) {
        var sealed = LocalDate.ofInstant(first.sealedAt(), calendar.zone());
        return sealed.isBefore(first.inForceFrom()) ? sealed : first.inForceFrom();
    }

    private DeliveryReply deliver(DueDeliverable one, EmcCode emc, DeliveryInput input, String person) {
        var known = one.delivery();
        if (known != null && known.party().equals(one.owner()) && input.isThatOf(known)) {
            return new DeliveryReply.Done();
        }
        if (known != null && known.state() == Delivery.State.CONFIRMED) {
            return new DeliveryReply.TooLate("emcdelivery.refusal.confirmed");
        }
        store.insert(emc, key(one), new Delivery(0, one.owner(), input.deliveredOn(), book.today(), input.proof(), input.link(), person, clock.instant(), List.of()));
        audit.record(new AuditEvent(emc.value(), person, "emc.delivered",
                Map.of("deliverable", one.id(), "due", one.due().toString(), "deliveredOn", input.deliveredOn().toString(), "party", one.owner().value())));
        return new DeliveryReply.Done();
    }

    /**
     * Confirms the latest record of a deliverable. The same again changes nothing.
     *
     * @param record that the person has read
     * @param party for which the person speaks; empty where he acts for only one that waits for it
     */
    public DeliveryReply confirm(CurrentUser by, EmcCode emc, String deliverable, long record, String party) {
        return answer(by, emc, deliverable, record, party, null);
    }

    /** Disputes it, with a reason and a proof; otherwise as {@link #confirm}. A dispute can become a confirmation and not the other way round. */
    public DeliveryReply dispute(CurrentUser by, EmcCode emc, String deliverable, long record, String party, Dispute dispute) {
        return answer(by, emc, deliverable, record, party, Objects.requireNonNull(dispute));
    }

    /** @param dispute null for a confirmation */
    private DeliveryReply answer(CurrentUser by, EmcCode emc, String deliverable, long record, String party, Dispute dispute) {
        var found = find(by, emc, deliverable).stream().filter(one -> one.delivery() != null).toList();
        if (found.isEmpty()) {
            return new DeliveryReply.Unknown();
        }
        var read = found.stream().filter(one -> one.delivery().id() == record).findFirst();
        if (read.isEmpty()) {
            return new DeliveryReply.TooLate("emcdelivery.refusal.replaced");
        }
        var one = read.get();
        if (book.isOwn(by, one)) {
            return new DeliveryReply.NotAllowed("emcdelivery.refusal.own");
        }
        var mine = one.waiting().stream().map(Waiting::party).filter(waiting -> emcs.actsFor(by, waiting)).toList();
        if (mine.isEmpty()) {
            return new DeliveryReply.NotAllowed("emcdelivery.refusal.notWaiting");
        }
        var wanted = party == null || party.isBlank() ? Optional.of(mine).filter(all -> all.size() == 1).map(List::getFirst) : mine.stream().filter(id -> id.value().equals(party.strip())).findFirst();
        if (wanted.isEmpty()) {
            return new DeliveryReply.Invalid(List.of(FieldError.of("party", "emcdelivery.error.party", String.join(", ", mine.stream().map(ActorId::value).toList()))));
        }
        var person = by.username().value();
        if (dispute == null) {
            return say(one, emc, Word.confirmation(wanted.get(), person, clock.instant()));
        }
        var errors = dispute.errors();
        return errors.isEmpty() ? dispute(one, emc, wanted.get(), dispute.clean(), person) : new DeliveryReply.Invalid(errors);
    }

    private DeliveryReply dispute(DueDeliverable one, EmcCode emc, ActorId party, Dispute dispute, String person) {
        boolean known = one.delivery().word(party).filter(said -> !said.confirmed() && dispute.isThatOf(said)).isPresent();
        return known ? new DeliveryReply.Done() : say(one, emc, new Word(party, false, dispute.reason(), dispute.proof(), dispute.link(), person, clock.instant()));
    }

    private DeliveryReply say(DueDeliverable one, EmcCode emc, Word word) {
        var said = one.delivery().word(word.party());
        if (said.filter(Word::confirmed).isPresent()) {
            return word.confirmed() ? new DeliveryReply.Done() : new DeliveryReply.TooLate("emcdelivery.refusal.youConfirmed");
        }
        store.insert(one.delivery().id(), word);
        var details = new TreeMap<String, Object>(Map.of("deliverable", one.id(), "due", one.due().toString(), "deliveredOn", one.delivery().deliveredOn().toString(), "party", word.party().value()));
        Stream.ofNullable(word.reason()).forEach(reason -> details.put("reason", reason));
        Stream.ofNullable(word.proof()).forEach(proof -> details.put("proof", proof));
        audit.record(new AuditEvent(emc.value(), word.person(), word.confirmed() ? "emc.deliveryConfirmed" : "emc.deliveryDisputed", details));
        return new DeliveryReply.Done();
    }

    /**
     * A delivery of before the company came to Heyi, as it was and confirmed by everybody who waited for it.
     *
     * @param person who acts for a party
     * @throws IllegalArgumentException where the contract has no such deliverable
     */
    public void takeOver(EmcCode emc, String deliverable, LocalDate due, String proof, Function<ActorId, String> person) {
        var one = one(emc, deliverable, due);
        deliver(one, emc, new DeliveryInput(book.today(), proof, null), person.apply(one.owner()));
        var recorded = one(emc, deliverable, due);
        one.waiting().forEach(waiting -> say(recorded, emc, Word.confirmation(waiting.party(), person.apply(waiting.party()), clock.instant())));
    }

    private DueDeliverable one(EmcCode emc, String deliverable, LocalDate due) {
        return book.of(emc).stream().filter(one -> one.id().equals(deliverable) && one.due().equals(due)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(emc + " has no deliverable " + deliverable + " due " + due));
    }

    private static Key key(DueDeliverable one) {
        return new Key(one.id(), one.due());
    }
}
