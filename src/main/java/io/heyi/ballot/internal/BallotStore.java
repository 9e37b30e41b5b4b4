package io.heyi.ballot.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.Username;
import io.heyi.ballot.BallotCall;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.BallotState;
import io.heyi.ballot.CountingRule;
import io.heyi.ballot.Option;
import io.heyi.ballot.Seat;
import io.heyi.ballot.Secrecy;
import io.heyi.ballot.Speakers;
import io.heyi.ballot.Threshold;
import io.heyi.ballot.Wording;
import io.heyi.ballot.internal.StoredBallot.SeatState;
import io.heyi.shared.Fraction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ballots in PostgreSQL. */
@Repository
class BallotStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;

    BallotStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ballot of a reference; whoever asks at the same time waits until this transaction has ended. */
    Optional<BallotId> lockReference(String reference) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ballot ' || :reference, 0))").param("reference", reference).query((row, n) -> true).single();
        return withReference(reference);
    }

    Optional<BallotId> withReference(String reference) {
        return jdbc.sql("select code from ballot.ballot where reference = :reference").param("reference", reference).query(String.class).optional().map(BallotId::new);
    }

    BallotId nextId() {
        return new BallotId("B-%04d".formatted(jdbc.sql("select nextval('ballot.code_number')").query(Long.class).single()));
    }

    void insert(BallotId id, BallotCall call, String fingerprint, byte[] urn, String urnKey, Instant now) {
        jdbc.sql("""
                        insert into ballot.ballot (code, reference, business_key, case_url, subject, question, secrecy, needed, needed_of, exceeding, quorum, ends_at, observers, objects,
                            callers, subject_people, fingerprint, opened_at, state, votes, urn, urn_key)
                        values (:code, :reference, :businessKey, :caseUrl, :subject, cast(:question as jsonb), :secrecy, :needed, :neededOf, :exceeding, :quorum, :endsAt, :observers, :objects,
                            :callers, :subjectPeople,
                            :fingerprint, :now, 'DRAFT', 0, :urn, :urnKey)""")
                .param("code", id.value()).param("reference", call.reference()).param("businessKey", call.businessKey()).param("caseUrl", call.caseUrl())
                .param("subject", call.subject()).param("question", write(call.question())).param("secrecy", call.secrecy().name())
                .param("needed", call.rule().needed().share().toString()).param("neededOf", call.rule().needed().base().name())
                .param("exceeding", call.rule().needed().exceeding()).param("quorum", call.rule().quorum().toString()).param("endsAt", utc(call.endsAt()))
                .param("observers", names(call.observers())).param("objects", call.objects().toArray(String[]::new))
                .param("callers", names(call.speakers().callers())).param("subjectPeople", names(call.speakers().subject()))
                .param("fingerprint", fingerprint).param("now", utc(now)).param("urn", urn).param("urnKey", urnKey).update();
        for (int i = 0; i < call.options().size(); i++) {
            var option = call.options().get(i);
            jdbc.sql("insert into ballot.option (ballot, position, id, label, text) values (:ballot, :position, :id, cast(:label as jsonb), cast(:text as jsonb))")
                    .param("ballot", id.value()).param("position", i).param("id", option.id()).param("label", write(option.label()))
                    .param("text", option.text().map(BallotStore::write).orElse(null)).update();
        }
        for (int i = 0; i < call.seats().size(); i++) {
            var seat = call.seats().get(i);
            jdbc.sql("insert into ballot.seat (ballot, position, id, label, people) values (:ballot, :position, :id, :label, :people)")
                    .param("ballot", id.value()).param("position", i).param("id", seat.id()).param("label", seat.label()).param("people", names(seat.people())).update();
        }
        jdbc.sql("update ballot.ballot set state = 'OPEN' where code = :code").param("code", id.value()).update();
    }

    Optional<StoredBallot> find(BallotId id) {
        return read(id, "");
    }

    /** Whoever changes a ballot holds its row until the transaction ends, so votes and the count come one after the other. */
    Optional<StoredBallot> lock(BallotId id) {
        return read(id, " for update");
    }

    /** Waits for a vote that is just being cast; then whether the seat has voted in a ballot that still runs. */
    boolean hasVoted(BallotId id, String seat) {
        jdbc.sql("select code from ballot.ballot where code = :code for share").param("code", id.value()).query(String.class).optional();
        return jdbc.sql("select voted from ballot.seat where ballot = :code and id = :seat").param("code", id.value()).param("seat", seat).query(Boolean.class).optional()
                .orElse(false);
    }

    private Optional<StoredBallot> read(BallotId id, String lock) {
        return jdbc.sql("select * from ballot.ballot where code = :code" + lock).param("code", id.value()).query((row, n) -> ballot(row, id)).optional();
    }

    private StoredBallot ballot(ResultSet row, BallotId id) throws SQLException {
        var roll = jdbc.sql("select * from ballot.seat where ballot = :code order by position").param("code", id.value()).query((seat, n) -> seat(seat)).list();
        var counts = new LinkedHashMap<String, Integer>();
        var options = jdbc.sql("select * from ballot.option where ballot = :code order by position").param("code", id.value()).query((option, n) -> {
            var votes = option.getObject("votes", Integer.class);
            if (votes != null) {
                counts.put(option.getString("id"), votes);
            }
            return new Option(option.getString("id"), wording(option.getString("label")), Optional.ofNullable(option.getString("text")).map(BallotStore::wording));
        }).list();
        var rule = new CountingRule(new Threshold(Fraction.of(row.getString("needed")), Threshold.Base.valueOf(row.getString("needed_of")), row.getBoolean("exceeding")),
                Fraction.of(row.getString("quorum")));
        var call = new BallotCall(row.getString("reference"), row.getString("business_key"), row.getString("case_url"), row.getString("subject"), wording(row.getString("question")),
                Secrecy.valueOf(row.getString("secrecy")), rule, instant(row, "ends_at"), options, roll.stream().map(SeatState::seat).toList(), people(row, "observers"),
                List.of((String[]) row.getArray("objects").getArray()), new Speakers(people(row, "callers"), people(row, "subject_people")));
        return new StoredBallot(id, call, BallotState.valueOf(row.getString("state")), row.getString("fingerprint"), row.getInt("votes"), roll, row.getBytes("urn"),
                row.getString("urn_key"), instant(row, "opened_at"), row.getObject("closed_at") == null ? null : instant(row, "closed_at"), row.getString("reason"), counts);
    }

    private static SeatState seat(ResultSet row) throws SQLException {
        return new SeatState(new Seat(row.getString("id"), row.getString("label"), people(row, "people")), row.getBoolean("voted"), row.getString("cast_by"), row.getString("receipt"));
    }

    /** @param castBy and receipt: null in a secret ballot */
    void putVote(BallotId id, String seat, String castBy, String receipt, int votes, byte[] urn) {
        jdbc.sql("update ballot.seat set voted = true, cast_by = :by, receipt = :receipt where ballot = :code and id = :seat")
                .param("code", id.value()).param("seat", seat).param("by", castBy).param("receipt", receipt).update();
        jdbc.sql("update ballot.ballot set votes = :votes, urn = :urn where code = :code").param("code", id.value()).param("votes", votes).param("urn", urn).update();
    }

    /** Publishes the votes in their order, keeps the count and destroys urn and key. */
    void publish(BallotId id, List<PublishedVote> votes, Map<String, Integer> counts, Instant now) {
        for (var vote : votes) {
            jdbc.sql("insert into ballot.published (ballot, receipt, option) values (:code, :receipt, :option)")
                    .param("code", id.value()).param("receipt", vote.receipt()).param("option", vote.option()).update();
        }
        counts.forEach((option, count) -> jdbc.sql("update ballot.option set votes = :votes where ballot = :code and id = :option")
                .param("code", id.value()).param("option", option).param("votes", count).update());
        end(id, BallotState.COUNTED, null, now);
    }

    void callOff(BallotId id, String reason, Instant now) {
        end(id, BallotState.CALLED_OFF, reason, now);
    }

    private void end(BallotId id, BallotState state, String reason, Instant now) {
        jdbc.sql("update ballot.ballot set state = :state, urn = null, urn_key = null, reason = :reason, closed_at = :now where code = :code")
                .param("code", id.value()).param("state", state.name()).param("reason", reason).param("now", utc(now)).update();
    }

    /** Nothing is destroyed: an operator must be able to look. */
    void markFaulty(BallotId id, Fault fault, Instant now) {
        jdbc.sql("update ballot.ballot set state = 'FAULTY', reason = :reason, closed_at = :now where code = :code")
                .param("code", id.value()).param("reason", fault.name()).param("now", utc(now)).update();
    }

    List<PublishedVote> published(BallotId id) {
        return jdbc.sql("select receipt, option from ballot.published where ballot = :code order by receipt").param("code", id.value())
                .query((row, n) -> new PublishedVote(row.getString("receipt"), row.getString("option"))).list();
    }

    private static Wording wording(String json) {
        try {
            return JSON.readValue(json, Wording.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database keeps only wordings here", e);
        }
    }

    private static String write(Wording wording) {
        try {
            return JSON.writeValueAsString(wording);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private static String[] names(List<Username> people) {
        return people.stream().map(Username::value).toArray(String[]::new);
    }

    private static List<Username> people(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray()).map(Username::new).toList();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
