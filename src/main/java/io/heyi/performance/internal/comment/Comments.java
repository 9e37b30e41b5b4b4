package io.heyi.performance.internal.comment;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ActorId;
import io.heyi.emc.Emcs;
import io.heyi.performance.internal.comment.Comment.Wording;
import io.heyi.performance.internal.comment.CommentOutcome.Changed;
import io.heyi.performance.internal.comment.CommentOutcome.Faulty;
import io.heyi.performance.internal.comment.CommentOutcome.NoEntry;
import io.heyi.performance.internal.comment.CommentOutcome.NotYours;
import io.heyi.performance.internal.comment.CommentOutcome.Written;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.FieldError;
import io.heyi.shared.Texts;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The right of a party to comment on its own track record (product-bar D9): one comment for each month of an EMC and for each move of its rating. */
@Service
@Transactional
public class Comments {

    private final CommentStore store;
    private final Emcs emcs;
    private final AuditTrail audit;
    private final Clock clock;

    Comments(CommentStore store, Emcs emcs, AuditTrail audit, Clock clock) {
        this.store = store;
        this.emcs = emcs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether this person may comment for the party: who acts for it, nobody else. */
    @Transactional(readOnly = true)
    public boolean mayWrite(CurrentUser person, ActorId actor) {
        return emcs.actsFor(person, actor);
    }

    /** The entry of a move of the party's rating, if there is one with this number and the person may see it. */
    @Transactional(readOnly = true)
    public Optional<Entry> step(CurrentUser person, ActorId actor, long number) {
        return store.step(actor, number).filter(entry -> isReadable(person, entry));
    }

    /** Whether there is such an entry and the person may see it. */
    @Transactional(readOnly = true)
    public boolean isThere(CurrentUser person, Entry entry) {
        return (entry.step() == null ? store.hasFigures(entry) : store.step(entry.actor(), entry.step()).filter(entry::equals).isPresent()) && isReadable(person, entry);
    }

    /** Whoever sees the entry sees the comment. */
    @Transactional(readOnly = true)
    public Optional<Comment> find(Entry entry) {
        return store.find(entry);
    }

    /** Comments of a party on what a reader sees of it. @param months as {@code emc/month} */
    @Transactional(readOnly = true)
    public Map<Entry, Comment> among(ActorId actor, Collection<String> months, Collection<Long> steps) {
        return store.among(actor, months, steps);
    }

    /**
     * Puts a comment into words, or into other words; what was written before stays readable.
     *
     * @param seen number of the wording that the writer knows, 0 for none: words that were written on top of another wording than the last one are refused
     */
    public CommentOutcome write(CurrentUser person, Entry entry, String given, int seen) {
        if (!isThere(person, entry)) {
            return new NoEntry();
        }
        if (!mayWrite(person, entry.actor())) {
            return new NotYours();
        }
        var text = given == null ? "" : given.replace("\r\n", "\n").strip();
        var errors = faults(text, seen);
        if (!errors.isEmpty()) {
            return new Faulty(errors);
        }
        store.lock(entry.actor());
        return add(person, entry, text, seen, store.find(entry));
    }

    private CommentOutcome add(CurrentUser person, Entry entry, String text, int seen, Optional<Comment> known) {
        var last = known.map(Comment::last).map(Wording::number).orElse(0);
        if (known.isPresent() && (known.get().last().text().equals(text) || seen < last && known.get().wordings().get(seen).text().equals(text))) {
            return new Written(known.get(), true);
        }
        if (seen != last) {
            return new Changed(known.orElse(null));
        }
        if (last >= Comment.MOST_WORDINGS) {
            return new Faulty(List.of(FieldError.of("text", "performance.comment.error.tooOften", Comment.MOST_WORDINGS)));
        }
        var wording = new Wording(last + 1, text, person.username().value(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.insert(entry, wording);
        tell(entry, wording);
        return new Written(store.find(entry).orElseThrow(), false);
    }

    private static List<FieldError> faults(String text, int seen) {
        if (seen < 0) {
            return List.of(FieldError.of("seen", "performance.comment.error.seen"));
        }
        if (text.isEmpty()) {
            return List.of(FieldError.of("text", "performance.comment.error.empty"));
        }
        if (text.codePointCount(0, text.length()) > Comment.LONGEST) {
            return List.of(FieldError.of("text", "performance.comment.error.tooLong", Comment.LONGEST));
        }
        return Texts.isClean(text) ? List.of() : List.of(FieldError.of("text", "performance.comment.error.unreadable"));
    }

    private boolean isReadable(CurrentUser person, Entry entry) {
        return person.isInside() || emcs.monthsFor(person, entry.emc()).contains(entry.period());
    }

    private void tell(Entry entry, Wording wording) {
        Map<String, Object> details = new LinkedHashMap<>(Map.of("actor", entry.actor().value(), "period", entry.period().toString(), "wording", wording.number(), "hash", CanonicalJson.sha256(wording.text())));
        if (entry.step() != null) {
            details.put("ratingStep", entry.step());
        }
        audit.record(new AuditEvent(entry.emc().value(), wording.author(), "performance.recordCommented", details));
    }
}
