package io.heyi.interest.internal.web;

import io.heyi.interest.InterestKind;
import io.heyi.interest.internal.DerivedView;
import io.heyi.interest.internal.EntryView;
import io.heyi.interest.internal.RegisterReading.Mine;
import io.heyi.interest.internal.domain.Entry;
import io.heyi.shared.PageOf;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An entry of the register for clients.
 *
 * @param counts whether it keeps the person out of decisions today
 * @param countsUntil last day on which it does; null for no end
 * @param formerUntil last day on which what its author has ended or corrected goes on to count; null where nothing does
 * @param tie what holds at the other end of a tie of kinship; null for everything else
 */
record EntryJson(UUID id, int version, String person, String object, String objectName, InterestKind kind, BigDecimal percent, LocalDate from, LocalDate until, String note,
                 Entry.Origin origin, Entry.Change change, String changedBy, String reason, Instant at, boolean counts, LocalDate countsUntil, LocalDate formerUntil, boolean mayChange, TieJson tie) {

    static EntryJson of(EntryView view) {
        var entry = view.entry();
        var said = entry.statement();
        return new EntryJson(entry.id(), entry.version(), entry.person().value(), said.object(), view.objectName(), said.kind(), said.percent(), said.span().from(),
                said.span().until(), said.note(), entry.origin(), entry.change(), entry.by(), entry.reason(), entry.at(), view.counts(), view.lastDay(), view.formerUntil(), view.mayChange(),
                view.tie() == null ? null : new TieJson(entry.answer(), view.tie().binds(), view.tie().bindsFrom(), view.tie().mayConfirm(), view.tie().mayObject()));
    }

    /**
     * @param answer what was said of a declared tie from outside
     * @param bindsRelative whether it keeps the relative out of decisions today
     * @param bindsRelativeFrom first day on which it does; null while the relative objects
     */
    record TieJson(Entry.TieAnswer answer, boolean bindsRelative, LocalDate bindsRelativeFrom, boolean mayConfirm, boolean mayObject) {}

    /** What a module knows of itself. */
    record DerivedJson(String person, String object, String objectName, InterestKind kind, BigDecimal percent, LocalDate from, LocalDate until, boolean counts, String source) {

        static DerivedJson of(DerivedView view) {
            return new DerivedJson(view.person().value(), view.object(), view.objectName(), view.kind(), view.percent(), view.span().from(), view.span().until(),
                    view.counts(), view.source());
        }
    }

    /** One's own, and the ties that wait for one's word. */
    record MineJson(PageOf<EntryJson> entries, List<DerivedJson> derived, List<EntryJson> unanswered, LocalDate lastConfirmed, boolean confirmationDue) {

        static MineJson of(Mine mine) {
            return new MineJson(mine.entries().map(EntryJson::of), mine.derived().stream().map(DerivedJson::of).toList(),
                    mine.unanswered().stream().map(EntryJson::of).toList(), mine.lastConfirmed(), mine.confirmationDue());
        }
    }

    /** Everybody's. */
    record RegisterJson(PageOf<EntryJson> entries, List<DerivedJson> derived) {}

    /** One entry with all its versions, newest first. */
    record HistoryJson(EntryJson entry, List<EntryJson> versions) {}
}
