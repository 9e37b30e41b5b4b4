package io.heyi.ballot.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.BallotState;
import io.heyi.ballot.Secrecy;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What of ballots whom may see. People on the roll, observers and auditors see everything there is; operators and administrators see that a ballot exists, how far it is and
 * whether it is sound, but not what was voted. Before the count there is nothing to see for anybody.
 */
@Component
@Transactional(readOnly = true)
public class BallotReading {

    private static final String MINE = "exists (select 1 from ballot.seat s where s.ballot = b.code and s.people @> cast(:me as text[])";

    private final BallotStore store;
    private final Auditor auditor;
    private final Impartiality impartiality;
    private final JdbcClient jdbc;
    private final Clock clock;

    BallotReading(BallotStore store, Auditor auditor, Impartiality impartiality, JdbcClient jdbc, Clock clock) {
        this.store = store;
        this.auditor = auditor;
        this.impartiality = impartiality;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The lists of the page. */
    public enum View {
        TO_CAST("state = 'OPEN' and ends_at > :now and b.code <> all(:keptOut) and " + MINE + " and not s.voted)", "ends_at, code"),
        RUNNING("state = 'OPEN'", "ends_at, code"),
        ENDED("state <> 'OPEN'", "closed_at desc, code");

        private final String condition;
        private final String order;

        View(String condition, String order) {
            this.condition = condition;
            this.order = order;
        }
    }

    /** @param waitsForMe whether the reader can still cast a vote */
    public record Row(BallotId id, String subject, String businessKey, Secrecy secrecy, BallotState state, Instant endsAt, int votes, int seats, boolean waitsForMe) {}

    /**
     * @param contents false for somebody who may know of the ballot but not of its result
     * @param mine seats for which the reader stands
     * @param keptOut whether an interest of the reader keeps him from casting a vote that is still open
     */
    public record Look(StoredBallot ballot, boolean contents, List<StoredBallot.SeatState> mine, boolean running, boolean keptOut, Verification audit) {

        public boolean mayVote() {
            return running && !keptOut && mine.stream().anyMatch(seat -> !seat.voted());
        }
    }

    /** Empty for an unknown ballot and for one that is not the reader's to see. */
    public Optional<Look> look(BallotId id, CurrentUser reader) {
        return store.find(id).flatMap(ballot -> {
            var mine = ballot.seatsOf(reader.username());
            boolean contents = !mine.isEmpty() || ballot.call().observers().contains(reader.username()) || reader.has(Role.AUDITOR);
            boolean running = ballot.isRunning(clock.instant());
            boolean keptOut = running && mine.stream().anyMatch(seat -> !seat.voted()) && impartiality.keepsOut(reader.username(), ballot.call());
            return contents || seesAll(reader) ? Optional.of(new Look(ballot, contents, mine, running, keptOut, auditor.of(ballot))) : Optional.empty();
        });
    }

    /** Whether the seat has voted; waits for a vote that is just being cast. */
    @Transactional
    public boolean hasVoted(BallotId id, String seat) {
        return store.hasVoted(id, seat);
    }

    public PageOf<Row> list(View view, CurrentUser reader, PageRequest page) {
        var where = " from ballot.ballot b where (:all or b.observers @> cast(:me as text[]) or " + MINE + ")) and " + view.condition;
        Map<String, Object> parameters = Map.of("me", new String[] {reader.username().value()}, "all", seesAll(reader), "now", BallotStore.utc(clock.instant()),
                "keptOut", keptOut(reader));
        var total = jdbc.sql("select count(*)" + where).params(parameters).query(Long.class).single();
        var rows = jdbc.sql("select b.*, (select count(*) from ballot.seat s where s.ballot = b.code) as seats, " + View.TO_CAST.condition + " as waits" + where
                        + " order by " + view.order + " limit :limit offset :offset")
                .params(parameters).param("limit", page.size()).param("offset", page.offset()).query((row, n) -> row(row)).list();
        return PageOf.of(rows, total, page);
    }

    /** Running ballots in which the reader has a seat, and an interest that keeps him from voting. */
    private String[] keptOut(CurrentUser reader) {
        return jdbc.sql("select b.code, b.objects from ballot.ballot b where b.state = 'OPEN' and b.ends_at > :now and b.objects <> '{}' and " + MINE + " and not s.voted)")
                .param("now", BallotStore.utc(clock.instant())).param("me", new String[] {reader.username().value()})
                .query((row, n) -> Map.entry(row.getString("code"), List.of((String[]) row.getArray("objects").getArray()))).list().stream()
                .filter(ballot -> impartiality.keepsOut(reader.username(), ballot.getValue())).map(Map.Entry::getKey).toArray(String[]::new);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(new BallotId(row.getString("code")), row.getString("subject"), row.getString("business_key"), Secrecy.valueOf(row.getString("secrecy")),
                BallotState.valueOf(row.getString("state")), BallotStore.instant(row, "ends_at"), row.getInt("votes"), row.getInt("seats"), row.getBoolean("waits"));
    }

    /** Of a counted ballot, in the order of the receipts. */
    public PageOf<PublishedVote> published(BallotId id, PageRequest page) {
        var total = jdbc.sql("select count(*) from ballot.published where ballot = :code").param("code", id.value()).query(Long.class).single();
        var votes = jdbc.sql("select receipt, option from ballot.published where ballot = :code order by receipt limit :limit offset :offset")
                .param("code", id.value()).param("limit", page.size()).param("offset", page.offset())
                .query((row, n) -> new PublishedVote(row.getString("receipt"), row.getString("option"))).list();
        return PageOf.of(votes, total, page);
    }

    /** The vote behind a receipt, once counted. */
    public Optional<PublishedVote> published(BallotId id, String receipt) {
        return jdbc.sql("select receipt, option from ballot.published where ballot = :code and receipt = :receipt").param("code", id.value()).param("receipt", receipt)
                .query((row, n) -> new PublishedVote(row.getString("receipt"), row.getString("option"))).optional();
    }

    private static boolean seesAll(CurrentUser reader) {
        return reader.has(Role.AUDITOR) || reader.has(Role.OPERATOR) || reader.has(Role.ADMINISTRATOR);
    }
}
