package io.heyi.tender.internal.bids;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.tender.SealedBids;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Boxes and bids in the database, where nobody can read them. Whoever changes a box waits for its row, so no bid slips in while it is opened. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class JdbcSealedBids implements SealedBids {

    private static final int LARGEST_BID = 256 * 1024;

    private final JdbcClient jdbc;
    private final Seals seals;
    private final AuditTrail audit;
    private final Clock clock;

    JdbcSealedBids(JdbcClient jdbc, Seals seals, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.audit = audit;
        this.clock = clock;
    }

    private record Box(String name, Instant opensAt, String keyPair, Instant openedAt) {}

    private record Sealed(String bidder, Instant at, byte[] content) {}

    @Override
    public void prepare(String box, Instant opensAt) {
        var until = stored(opensAt);
        var known = locked(box);
        if (known.isEmpty()) {
            create(box, until);
        } else if (!known.get().opensAt().equals(until)) {
            throw new IllegalStateException("box " + box + " exists with the deadline " + known.get().opensAt());
        }
    }

    private void create(String box, Instant opensAt) {
        jdbc.sql("insert into tender.box (box, opens_at, private_key, created_at) values (:box, :opensAt, :pair, :now)")
                .param("box", box).param("opensAt", opensAt.atOffset(ZoneOffset.UTC)).param("pair", seals.newPair(box, opensAt)).param("now", now().atOffset(ZoneOffset.UTC)).update();
        record(box, "tender.boxPrepared", Map.of("box", box, "opensAt", opensAt.toString()));
    }

    @Override
    public void postpone(String box, Instant opensAt) {
        var known = existing(box);
        var until = stored(opensAt);
        if (known.openedAt() != null || until.isBefore(known.opensAt())) {
            throw new IllegalStateException("box " + box + " is open, or would open earlier than " + known.opensAt());
        }
        if (until.equals(known.opensAt())) {
            return;
        }
        jdbc.sql("update tender.box set opens_at = :opensAt, private_key = :privateKey where box = :box").param("opensAt", until.atOffset(ZoneOffset.UTC))
                .param("privateKey", seals.postponed(known.keyPair(), box, known.opensAt(), until)).param("box", box).update();
        record(box, "tender.boxPostponed", Map.of("box", box, "before", known.opensAt().toString(), "opensAt", until.toString()));
    }

    @Override
    public Put put(String box, String bidder, String json) {
        if (json.length() > LARGEST_BID) {
            throw new IllegalArgumentException("a bid has at most " + LARGEST_BID + " characters");
        }
        var known = existing(box);
        var at = now();
        if (!at.isBefore(known.opensAt())) {
            return new Put.TooLate(known.opensAt());
        }
        var content = seals.seal(known.keyPair(), box, known.opensAt(), context(box, bidder, at), json);
        var receipt = new Receipt(bidder, at, digest(content));
        retire(box, bidder, "REPLACED");
        jdbc.sql("insert into tender.bid (box, bidder, at, content, digest, state) values (:box, :bidder, :at, :content, :digest, 'CURRENT')")
                .param("box", box).param("bidder", bidder).param("at", at.atOffset(ZoneOffset.UTC)).param("content", content).param("digest", receipt.digest()).update();
        record(box, "tender.bidSealed", Map.of("box", box, "digest", receipt.digest()));
        return new Put.Sealed(receipt);
    }

    @Override
    public boolean withdraw(String box, String bidder) {
        if (!now().isBefore(existing(box).opensAt())) {
            return false;
        }
        return retire(box, bidder, "WITHDRAWN").map(digest -> {
            record(box, "tender.bidWithdrawn", Map.of("box", box, "digest", digest));
            return true;
        }).orElse(false);
    }

    private Optional<String> retire(String box, String bidder, String state) {
        return jdbc.sql("update tender.bid set state = :state where box = :box and bidder = :bidder and state = 'CURRENT' returning digest")
                .param("state", state).param("box", box).param("bidder", bidder).query(String.class).optional();
    }

    @Override
    public List<Bid> open(String box) {
        var known = existing(box);
        if (now().isBefore(known.opensAt())) {
            throw new IllegalStateException("box " + box + " opens at " + known.opensAt() + ", not before");
        }
        var opener = seals.opener(known.keyPair(), box, known.opensAt());
        var sealed = jdbc.sql("select bidder, at, content from tender.bid where box = :box and state = 'CURRENT' order by at, bidder").param("box", box)
                .query((row, n) -> new Sealed(row.getString("bidder"), instant(row, "at"), row.getBytes("content"))).list();
        var bids = sealed.stream().map(bid -> new Bid(bid.bidder(), bid.at(), digest(bid.content()), opener.read(bid.content(), context(box, bid.bidder(), bid.at())))).toList();
        jdbc.sql("update tender.box set opened_at = :now where box = :box and opened_at is null").param("now", now().atOffset(ZoneOffset.UTC)).param("box", box).update();
        record(box, known.openedAt() == null ? "tender.boxOpened" : "tender.boxReadAgain",
                Map.of("box", box, "bids", bids.size(), "digests", bids.stream().map(Bid::digest).toList()));
        return bids;
    }

    private Box existing(String box) {
        return locked(box).orElseThrow(() -> new IllegalStateException("there is no box " + box));
    }

    private Optional<Box> locked(String box) {
        return jdbc.sql("select * from tender.box where box = :box for update").param("box", box)
                .query((row, n) -> new Box(box, instant(row, "opens_at"), row.getString("private_key"),
                        row.getObject("opened_at") == null ? null : instant(row, "opened_at"))).optional();
    }

    /** The box's name begins with the business key whose history it belongs to. The bidder is left out: who has bid is not everybody's to know. */
    private void record(String box, String action, Map<String, Object> details) {
        audit.record(new AuditEvent(box.split("/", 2)[0], AuditEvent.SYSTEM, action, details));
    }

    /** Binds the sealed content to its place: moved to another bidder, box or time it cannot be read. */
    private static String context(String box, String bidder, Instant at) {
        return "heyi-bid\n" + box + "\n" + bidder + "\n" + at;
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Instant now() {
        return stored(clock.instant());
    }

    /** The database keeps microseconds, and what is sealed must fit what is read back. */
    private static Instant stored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
