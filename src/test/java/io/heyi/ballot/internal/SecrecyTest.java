package io.heyi.ballot.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.ballot.Addressee;
import io.heyi.ballot.BallotFixtures;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.Cast;
import io.heyi.ballot.Receipt;
import io.heyi.ballot.Secrecy;
import io.heyi.inbox.FakeNeighbours.RecordedCommands;
import io.heyi.orchestration.UserTask;
import io.heyi.orchestration.UserTaskListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What anybody can learn who reads every row of every table of the database: inbox, history, roll and urn. */
class SecrecyTest extends BallotStage {

    private static final AtomicLong KEYS = new AtomicLong(900_000);

    @Autowired UserTaskListener engine;
    @Autowired RecordedCommands commands;

    /** The engine asks this seat to vote. @return the engine's key of the task */
    private long asked(BallotId id, int seat) {
        var key = KEYS.incrementAndGet();
        var addressee = Addressee.of(BallotFixtures.seat(seat));
        engine.created(new UserTask(key, key + 1_000_000, 77, 88, 1, "some-process", "userTask_CastVote", "ballot.castVote",
                ballots.find(id).orElseThrow().call().businessKey(), Optional.empty(), addressee.groups(), addressee.users(), Optional.of(BallotFixtures.END),
                Map.of("ballot", id.value(), "seat", Map.of("id", addressee.id(), "groups", addressee.groups(), "users", addressee.users()))));
        return key;
    }

    /** Every row of every table as text, by table. */
    private Map<String, List<String>> wholeDatabase() {
        var all = new LinkedHashMap<String, List<String>>();
        var tables = jdbc.sql("select table_schema || '.' || table_name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1")
                .query(String.class).list();
        tables.forEach(table -> all.put(table, jdbc.sql("select row_to_json(t)::text from " + table + " t order by 1").query(String.class).list()));
        assertThat(all).containsKeys("ballot.ballot", "ballot.seat", "inbox.task", "audit.entry");
        return all;
    }

    /** Tables whose rows differ. */
    private static Set<String> changed(Map<String, List<String>> before, Map<String, List<String>> after) {
        var tables = new TreeSet<String>();
        after.forEach((table, rows) -> {
            if (!rows.equals(before.get(table))) {
                tables.add(table);
            }
        });
        return tables;
    }

    private static List<String> added(Map<String, List<String>> before, Map<String, List<String>> after, String table) {
        var rows = new ArrayList<>(after.get(table));
        rows.removeAll(before.get(table));
        return rows;
    }

    @Test
    void aSecretVoteLeavesNothingReadableOfItself() {
        var id = open(Secrecy.SECRET, 4);
        asked(id, 1);
        var before = wholeDatabase();
        var receipt = Receipt.random();

        assertThat(vote(id, "owner-1", "replace", receipt)).isInstanceOf(Cast.Counted.class);

        var after = wholeDatabase();
        assertThat(changed(before, after)).containsExactlyInAnyOrder("ballot.ballot", "ballot.seat", "inbox.task", "audit.entry", "audit.head", "audit.unsealed");
        assertThat(after.values().stream().flatMap(List::stream)).noneMatch(row -> row.contains(receipt.value()));
        for (var table : changed(before, after)) {
            assertThat(added(before, after, table)).as(table).noneMatch(row -> row.contains("replace") && !table.equals("ballot.option"));
        }
        assertThat(after.get("ballot.published")).isEqualTo(before.get("ballot.published"));
        assertThat(added(before, after, "audit.entry")).filteredOn(row -> row.contains("ballot.voteCounted")).singleElement()
                .satisfies(row -> assertThat(row).doesNotContain("owner-1").doesNotContain("ME-0001"));
        assertThat(added(before, after, "ballot.seat")).singleElement().satisfies(row -> assertThat(row).contains("\"voted\":true", "\"cast_by\":null", "\"receipt\":null"));
    }

    /** Two databases in which everybody voted the other way round differ in nothing but the sealed lump and its fingerprint. */
    @Test
    void theUrnIsAsLongAfterEveryVoteAndNeverTheSame() {
        var id = open(Secrecy.SECRET, 3);
        var urns = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            urns.add(jdbc.sql("select encode(urn, 'hex') from ballot.ballot where code = :code").param("code", id.value()).query(String.class).single());
            if (i < 3) {
                vote(id, "owner-" + (i + 1), "keep");
            }
        }
        assertThat(urns.stream().map(String::length).distinct()).hasSize(1);
        assertThat(urns).doesNotHaveDuplicates();
    }

    @Test
    void afterTheCountTheListTellsNothingOfWhoVotedWhatOrWhen() {
        var id = open(Secrecy.SECRET, 4);
        var mine = Receipt.random();
        vote(id, "owner-1", "replace", mine);
        vote(id, "owner-2", "keep");
        vote(id, "owner-3", "replace");
        counted(id);

        var all = wholeDatabase();
        all.forEach((table, rows) -> {
            if (!table.equals("ballot.published")) {
                assertThat(rows).as(table).noneMatch(row -> row.contains(mine.value()));
            }
        });
        assertThat(all.get("ballot.published")).filteredOn(row -> row.contains(id.value())).hasSize(3)
                .allSatisfy(row -> assertThat(row).matches("\\{\"ballot\":\"B-\\d+\",\"receipt\":\"[0-9a-f]{32}\",\"option\":\"\\w+\"}"));
        // rows lie on disk in the order of random receipts, all written at once
        assertThat(jdbc.sql("select receipt from ballot.published where ballot = :code order by ctid").param("code", id.value()).query(String.class).list()).isSorted();
        assertThat(jdbc.sql("select count(distinct xmin::text) from ballot.published where ballot = :code").param("code", id.value()).query(Long.class).single()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from ballot.ballot where code = :code and urn is null and urn_key is null").param("code", id.value()).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void beforeTheEndNotEvenAnOpenVoteCanBeReadInTheDatabase() {
        var id = open(Secrecy.OPEN, 4);
        var before = wholeDatabase();
        vote(id, "owner-1", "replace");
        var after = wholeDatabase();
        changed(before, after).forEach(table -> assertThat(added(before, after, table)).as(table).noneMatch(row -> row.contains("replace")));
        assertThat(added(before, after, "ballot.seat")).singleElement().satisfies(row -> assertThat(row).contains("\"cast_by\":\"owner-1\""));
    }

    // --- the inbox

    private String state(long task) {
        return jdbc.sql("select state || ' ' || coalesce(outcome, '-') || ' ' || coalesce(decided_by, '-') from inbox.task where engine_key = :key").param("key", task).query(String.class).single();
    }

    @ParameterizedTest
    @EnumSource(Secrecy.class)
    void theVoteEndsTheTaskOfItsSeatAndNoOther(Secrecy secrecy) {
        var id = open(secrecy, 3);
        var mine = asked(id, 1);
        var other = asked(id, 2);
        vote(id, "second-owner", "keep");
        assertThat(state(mine)).isEqualTo("DONE voted -");
        assertThat(state(other)).isEqualTo("OPEN - -");
        assertThat(commands.completed).filteredOn(done -> done.key() == mine).singleElement().satisfies(done -> assertThat(done.variables()).isEqualTo(Map.of("voteOutcome", "voted")));
    }

    @Test
    void aTaskThatComesAfterTheVoteIsAnsweredAtOnce() {
        var id = open(Secrecy.SECRET, 3);
        vote(id, "owner-1", "keep");
        assertThat(state(asked(id, 1))).isEqualTo("DONE voted -");
    }

    @Test
    void aVoteAndItsTaskThatComeAtTheSameTimeMeet() throws Exception {
        for (int round = 0; round < 10; round++) {
            var id = in(() -> ballots.open(BallotFixtures.aCall(caseKey + "-" + KEYS.incrementAndGet(), Secrecy.SECRET, 3)));
            try (var threads = Executors.newFixedThreadPool(2)) {
                var task = threads.submit(() -> asked(id, 1));
                var cast = threads.submit(() -> vote(id, "owner-1", "keep"));
                assertThat(cast.get()).isInstanceOf(Cast.Counted.class);
                assertThat(state(task.get())).isEqualTo("DONE voted -");
            }
        }
    }
}
