package io.heyi.emc.internal.delivery;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.Deliveries;
import io.heyi.emc.Delivery;
import io.heyi.emc.Delivery.Word;
import io.heyi.emc.DueDeliverable;
import io.heyi.emc.DueDeliverable.Waiting;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Emcs;
import io.heyi.emc.ReadableMonths;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.delivery.Obligations.Due;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deliverables and their deliveries for reading: all of them, or as one person may see them (domain.md P2, step 8: visible to all members). */
@Service
@Transactional(readOnly = true)
public class DeliveryBook implements Deliveries {

    private final DeliveryStore store;
    private final Contracts contracts;
    private final Emcs emcs;
    private final WorkingDays calendar;
    private final Clock clock;

    DeliveryBook(DeliveryStore store, Contracts contracts, Emcs emcs, WorkingDays calendar, Clock clock) {
        this.store = store;
        this.contracts = contracts;
        this.emcs = emcs;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public List<DueDeliverable> of(EmcCode emc) {
        return read(emc, store.due(emc, ReadableMonths.every(), (String) null));
    }

    /** One of them on each of its days, of the months that the reader may see. */
    List<DueDeliverable> readable(CurrentUser reader, EmcCode emc, String deliverable) {
        return read(emc, store.due(emc, emcs.monthsFor(reader, emc), deliverable));
    }

    /** By the versions that make them due, each read once, with the latest records. */
    private List<DueDeliverable> read(EmcCode emc, List<Due> due) {
        var versions = due.stream().map(Due::number).distinct().collect(Collectors.toMap(Function.identity(), number -> contracts.version(emc, number).orElseThrow()));
        var recorded = store.latest(emc, due.stream().map(one -> one.key().deliverable()).distinct().toList());
        return due.stream().map(one -> Obligations.of(one, versions.get(one.number()), recorded.get(one.key()))).toList();
    }

    /** The latest due day first; empty for an EMC that the reader may not know of. */
    public Optional<PageOf<DeliverableRow>> rows(CurrentUser reader, EmcCode emc, PageRequest page) {
        if (!emcs.mayRead(reader, emc)) {
            return Optional.empty();
        }
        var due = store.due(emc, emcs.monthsFor(reader, emc), page);
        return Optional.of(PageOf.of(read(emc, due.items()).stream().map(one -> row(reader, one)).toList(), due.total(), page));
    }

    /** Every record of a deliverable, newest first; empty for one that the reader may not know of. */
    public Optional<PageOf<Delivery>> history(CurrentUser reader, EmcCode emc, String deliverable, PageRequest page) {
        boolean known = emcs.mayRead(reader, emc) && !store.due(emc, emcs.monthsFor(reader, emc), deliverable).isEmpty();
        return known ? Optional.of(store.history(emc, deliverable, page)) : Optional.empty();
    }

    private DeliverableRow row(CurrentUser reader, DueDeliverable one) {
        boolean owes = emcs.actsFor(reader, one.owner());
        boolean open = one.delivery() == null || one.delivery().state() != Delivery.State.CONFIRMED;
        return new DeliverableRow(one, one.standing(today()), one.daysLate().orElse(null), owes && open, mayAnswer(reader, one));
    }

    /** Parties that wait for it and have not confirmed it, for which the person acts; none for whoever has a hand in the record, because nobody confirms his own. */
    List<ActorId> mayAnswer(CurrentUser person, DueDeliverable one) {
        if (one.delivery() == null || isOwn(person, one)) {
            return List.of();
        }
        return one.waiting().stream().map(Waiting::party).filter(party -> one.delivery().word(party).filter(Word::confirmed).isEmpty() && emcs.actsFor(person, party)).toList();
    }

    boolean isOwn(CurrentUser person, DueDeliverable one) {
        return emcs.actsFor(person, one.owner()) || emcs.actsFor(person, one.delivery().party()) || one.delivery().person().equals(person.username().value());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendar.zone());
    }
}
