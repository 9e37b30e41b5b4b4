package io.heyi.emc.internal.canvas;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.party.Parties;
import io.heyi.shared.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Canvases that are being filled in by several people at once: the lead's owner writes everything, each named party its own part. A save says what it was built on,
 * so nobody's words are overwritten unseen; parts that only one side changed are put together.
 */
@Service
@Transactional
public class CanvasDrafts {

    /** Drafts that one person may have at a time. */
    public static final int MOST_DRAFTS = 50;
    private static final int MOST_NOTES = 500;
    private static final int LONGEST_NOTE = 2000;

    private final JdbcClient jdbc;
    private final Parties parties;
    private final Clock clock;

    CanvasDrafts(JdbcClient jdbc, Parties parties, Clock clock) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.clock = clock;
    }

    /** @param emc what it has become; null while it is a draft */
    public record Canvas(UUID id, String owner, String title, CanvasDocument document, long revision, String changedBy, Instant changedAt, EmcCode emc) {}

    /**
     * What a person may change.
     *
     * @param everything the lead's side; else only the parts of {@code actors}
     */
    public record Rights(boolean everything, List<String> actors) {

        public boolean mayEdit(String actor) {
            return everything || actors.contains(actor);
        }
    }

    /** A canvas as one person may use it. */
    public record Open(Canvas canvas, Rights rights) {}

    /**
     * What the page knew when it was filled in.
     *
     * @param frame fingerprint of what is the lead's
     * @param parts fingerprints of the parties' parts, by actor
     */
    public record Base(String frame, Map<String, String> parts) {}

    /** What became of a save. */
    public sealed interface Saved {

        /** @param mergedWith who had changed other parts meanwhile, which were put together with what was sent; null for nobody */
        record Kept(Canvas canvas, String mergedWith) implements Saved {}

        /**
         * Somebody else changed the same meanwhile.
         *
         * @param merged what was sent, with the parts of {@code latest} that this person did not change
         * @param parts actors whose parts both have changed
         * @param frame whether both have changed what is the lead's
         */
        record Conflict(Canvas latest, CanvasDocument merged, List<String> parts, boolean frame) implements Saved {}

        /** Unknown, not shared with this person, or an EMC already. */
        record Gone() implements Saved {}

        /** @param merged as for a conflict */
        record TooLarge(Canvas latest, CanvasDocument merged) implements Saved {}
    }

    /** What became of a new canvas. */
    public sealed interface Started {

        record Kept(Canvas canvas) implements Started {}

        record TooMany() implements Started {}

        record TooLarge() implements Started {}
    }

    public record Note(String author, Instant at, String text) {}

    public Started start(CurrentUser owner, CanvasDocument document) {
        if (!document.fits()) {
            return new Started.TooLarge();
        }
        long drafts = jdbc.sql("select count(*) from emc.canvas where owner = ? and emc is null").param(owner.username().value()).query(Long.class).single();
        if (drafts >= MOST_DRAFTS) {
            return new Started.TooMany();
        }
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into emc.canvas (id, owner, title, actors, document, revision, changed_by, changed_at, created_at)
                values (:id, :owner, :title, :actors, :document::jsonb, 1, :owner, :now, :now)""")
                .param("id", id).param("owner", owner.username().value()).param("title", document.value("title")).param("actors", actors(document))
                .param("document", document.json()).param("now", now()).update();
        return new Started.Kept(row(id, "").orElseThrow());
    }

    /** Empty when unknown or not shared with this person. */
    public Optional<Open> open(CurrentUser reader, UUID id) {
        return row(id, "").flatMap(canvas -> rights(reader, canvas).map(rights -> new Open(canvas, rights)));
    }

    private Optional<Rights> rights(CurrentUser person, Canvas canvas) {
        var actors = canvas.document().actors();
        var own = actors.stream().filter(actor -> ActorId.isValid(actor) && parties.actsFor(person, new ActorId(actor))).toList();
        if (canvas.owner().equals(person.username().value())) {
            return Optional.of(new Rights(true, own));
        }
        return own.isEmpty() ? Optional.empty() : Optional.of(new Rights(false, own));
    }

    /** @param sent the whole form of the lead's side; of a party's only its own part counts */
    public Saved save(CurrentUser person, UUID id, CanvasDocument sent, Base base) {
        var found = row(id, " for update").filter(canvas -> canvas.emc() == null);
        var rights = found.flatMap(canvas -> rights(person, canvas));
        if (rights.isEmpty()) {
            return new Saved.Gone();
        }
        var stored = found.get();
        var merged = rights.get().everything() ? ofLead(stored.document(), sent, base) : ofParty(stored.document(), sent, base, rights.get().actors());
        var document = merged.document().tidy();
        if (merged.frame() || !merged.parts().isEmpty()) {
            return new Saved.Conflict(stored, document, merged.parts(), merged.frame());
        }
        if (!document.fits()) {
            return new Saved.TooLarge(stored, document);
        }
        return new Saved.Kept(document.json().equals(stored.document().json()) ? stored : store(stored, document, person), merged.tookOver() ? stored.changedBy() : null);
    }

    /** @param tookOver whether something that only others changed was put in */
    private record Merge(CanvasDocument document, List<String> parts, boolean frame, boolean tookOver) {}

    private static Merge ofLead(CanvasDocument stored, CanvasDocument sent, Base base) {
        var typed = sent.tidy();
        boolean frameMoved = !stored.frameHash().equals(base.frame());
        boolean takesFrame = frameMoved && typed.frameHash().equals(base.frame());
        var conflicts = new ArrayList<String>();
        boolean tookOver = takesFrame;
        var merged = takesFrame ? stored : sent;
        for (var actor : merged.tidy().actors()) {
            var then = base.parts().getOrDefault(actor, "");
            var now = stored.partHash(actor);
            var mine = typed.partHash(actor);
            if (now.isEmpty() || now.equals(then) || now.equals(mine)) {
                merged = mine.isEmpty() ? merged : merged.withPartOf(actor, sent);
            } else if (mine.equals(then) || mine.isEmpty()) {
                merged = merged.withPartOf(actor, stored);
                tookOver = true;
            } else {
                merged = merged.withPartOf(actor, sent);
                conflicts.add(actor);
            }
        }
        return new Merge(merged, conflicts, frameMoved && !takesFrame && !typed.frameHash().equals(stored.frameHash()), tookOver);
    }

    private static Merge ofParty(CanvasDocument stored, CanvasDocument sent, Base base, List<String> actors) {
        var typed = sent.tidy();
        var conflicts = new ArrayList<String>();
        var merged = stored;
        for (var actor : actors) {
            var then = base.parts().getOrDefault(actor, "");
            var now = stored.partHash(actor);
            var mine = typed.partHash(actor);
            if (!now.equals(then) && mine.equals(then)) {
                continue;
            }
            if (!now.equals(then) && !mine.equals(now)) {
                conflicts.add(actor);
            }
            merged = merged.withPartOf(actor, sent);
        }
        return new Merge(merged, conflicts, false, false);
    }

    private Canvas store(Canvas before, CanvasDocument document, CurrentUser person) {
        jdbc.sql("""
                update emc.canvas set title = :title, actors = :actors, document = :document::jsonb, revision = revision + 1, changed_by = :by, changed_at = :now
                 where id = :id""")
                .param("id", before.id()).param("title", document.value("title")).param("actors", actors(document)).param("document", document.json())
                .param("by", person.username().value()).param("now", now()).update();
        return row(before.id(), "").orElseThrow();
    }

    /** Everything the person is working on: own drafts and those in which an actor of theirs is named, latest change first. */
    public List<Canvas> of(CurrentUser person) {
        return jdbc.sql("select * from emc.canvas where emc is null and (owner = :owner or actors && cast(:actors as text[])) order by changed_at desc, id limit 100")
                .param("owner", person.username().value()).param("actors", parties.actorsOf(person).stream().map(ActorId::value).toArray(String[]::new))
                .query((row, n) -> canvas(row)).list();
    }

    /** Holds the canvas until the transaction ends; only its owner, and only while it is a draft or has just become an EMC. */
    public Optional<Canvas> lock(CurrentUser owner, UUID id) {
        return row(id, " for update").filter(canvas -> canvas.owner().equals(owner.username().value()));
    }

    public void opened(UUID id, EmcCode code) {
        jdbc.sql("update emc.canvas set emc = ? where id = ?").params(code.value(), id).update();
    }

    /** Only the owner, only a draft; repeating it changes nothing. */
    public boolean discard(CurrentUser owner, UUID id) {
        return jdbc.sql("delete from emc.canvas where id = ? and owner = ? and emc is null").params(id, owner.username().value()).update() == 1;
    }

    /** @return message key of what keeps it from being kept; empty when it is */
    public Optional<String> note(CurrentUser author, UUID id, String text) {
        if (text == null || text.isBlank() || text.strip().length() > LONGEST_NOTE || !Texts.isClean(text) || open(author, id).isEmpty()) {
            return Optional.of("emccanvas.flash.noteRefused");
        }
        int kept = jdbc.sql("insert into emc.canvas_note (canvas, author, at, text) select ?, ?, ?, ? where (select count(*) from emc.canvas_note where canvas = ?) < ?")
                .params(id, author.username().value(), now(), text.strip(), id, MOST_NOTES).update();
        return kept == 1 ? Optional.empty() : Optional.of("emccanvas.flash.tooManyNotes");
    }

    /** Oldest first. */
    public List<Note> notes(UUID id) {
        return jdbc.sql("select author, at, text from emc.canvas_note where canvas = ? order by id").param(id)
                .query((row, n) -> new Note(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3))).list();
    }

    private Optional<Canvas> row(UUID id, String suffix) {
        return jdbc.sql("select * from emc.canvas where id = ?" + suffix).param(id).query((row, n) -> canvas(row)).optional();
    }

    private static Canvas canvas(ResultSet row) throws SQLException {
        return new Canvas(row.getObject("id", UUID.class), row.getString("owner"), row.getString("title"), CanvasDocument.parse(row.getString("document")),
                row.getLong("revision"), row.getString("changed_by"), row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("emc")).map(EmcCode::new).orElse(null));
    }

    private static String[] actors(CanvasDocument document) {
        return document.actors().stream().filter(ActorId::isValid).distinct().toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
