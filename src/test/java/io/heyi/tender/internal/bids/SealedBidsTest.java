package io.heyi.tender.internal.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.tender.SealedBids;
import io.heyi.tender.SealedBids.Bid;
import io.heyi.tender.SealedBids.Put;
import io.heyi.tender.SealedBids.Receipt;
import io.heyi.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = SealedBidsTest.Beans.class, webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = "spring.flyway.locations=classpath:db/migration/tender")
@ContextConfiguration(initializers = TestDatabase.class)
class SealedBidsTest {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class})
    @ComponentScan(basePackages = "io.heyi.tender.internal.bids")
    @Import({SetClock.class, RecordedAudit.class})
    static class Beans {}

    private static final Instant START = Instant.parse("2026-03-02T02:00:00Z");
    private static final Instant DEADLINE = START.plus(Duration.ofDays(10));
    private static final String SECRET = "{\"shareAskedPercent\":7.25,\"plan\":\"秘密 plan\"}";

    @Autowired SealedBids bids;
    @Autowired Seals seals;
    @Autowired RecordedAudit audit;
    @Autowired SetClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    private final String emc = "EMC-" + UUID.randomUUID();
    private final String box = emc + "/1";

    @BeforeEach
    void aBox() {
        clock.now = START;
        run(() -> bids.prepare(box, DEADLINE));
    }

    private void run(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    private <T> T in(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    private Receipt put(String bidder, String json) {
        return ((Put.Sealed) in(() -> bids.put(box, bidder, json))).receipt();
    }

    private List<Bid> open() {
        return in(() -> bids.open(box));
    }

    private void asSuperuser(String... statements) {
        run(() -> {
            jdbc.sql("set local session_replication_role = replica").update();
            List.of(statements).forEach(statement -> jdbc.sql(statement).param("box", box).update());
        });
    }

    private List<String> history() {
        return audit.events.stream().filter(event -> event.stream().equals(emc)).map(event -> event.action()).toList();
    }

    @Test
    void bidsAreReadAfterTheDeadlineAndNotAMicrosecondBefore() {
        put("ME-0001", SECRET);
        clock.now = DEADLINE.minusNanos(1000);
        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class).hasMessageContaining("not before");

        clock.now = DEADLINE;
        assertThat(open()).extracting(Bid::bidder, Bid::at, Bid::json).containsExactly(tuple("ME-0001", START, SECRET));
        assertThat(open()).hasSize(1);
    }

    @Test
    void aBidAtTheDeadlineIsTooLate() {
        clock.now = DEADLINE.minusNanos(1000);
        assertThat(in(() -> bids.put(box, "ME-0001", SECRET))).isInstanceOf(Put.Sealed.class);
        clock.now = DEADLINE;
        assertThat(in(() -> bids.put(box, "ME-0002", SECRET))).isEqualTo(new Put.TooLate(DEADLINE));
        assertThat(in(() -> bids.withdraw(box, "ME-0001"))).isFalse();
        assertThat(open()).extracting(Bid::bidder).containsExactly("ME-0001");
    }

    @Test
    void nothingInTheDatabaseShowsWhatWasBid() {
        put("ME-0001", SECRET);

        var dump = jdbc.sql("select (select string_agg(b::text, ' ') from tender.box b) || (select string_agg(encode(content, 'escape') || d::text, ' ') from tender.bid d)").query(String.class).single();
        var privateKey = jdbc.sql("select private_key from tender.box where box = :box").param("box", box).query(String.class).single();

        assertThat(dump).doesNotContain("7.25").doesNotContain("plan").doesNotContain("秘密");
        assertThatThrownBy(() -> TinkJsonProtoKeysetFormat.parseKeyset(privateKey, InsecureSecretKeyAccess.get())).isInstanceOf(java.security.GeneralSecurityException.class);
        assertThat(audit.events).noneMatch(event -> event.details().toString().contains("7.25") || event.details().toString().contains("ME-0001"));
    }

    @Test
    void anotherMasterKeyOpensNothing(@TempDir Path directory) {
        put("ME-0001", SECRET);
        clock.now = DEADLINE;
        var stranger = new JdbcSealedBids(jdbc, new Seals(new SealingProperties(directory.resolve("other.json"), true)), audit, clock);

        assertThatThrownBy(() -> in(() -> stranger.open(box))).isInstanceOf(IllegalStateException.class).hasMessageContaining("cannot be opened");
    }

    @Test
    void anotherKeyInTheDatabaseSealsNothing(@TempDir Path directory) {
        var strangers = new Seals(new SealingProperties(directory.resolve("other.json"), true)).newPair(box, DEADLINE);
        run(() -> jdbc.sql("update tender.box set private_key = :pair where box = :box").param("pair", strangers).param("box", box).update());

        assertThatThrownBy(() -> put("ME-0001", SECRET)).isInstanceOf(IllegalStateException.class).hasMessageContaining("nothing can be sealed");
        assertThat(jdbc.sql("select column_name from information_schema.columns where table_schema = 'tender' and table_name = 'box'").query(String.class).list())
                .as("no other key is looked at").containsExactlyInAnyOrder("box", "opens_at", "private_key", "created_at", "opened_at");
    }

    @Test
    void whoeverPutsAnotherBidInThePlaceOfOneIsToldByItsDigest() {
        var receipt = put("ME-0001", SECRET);
        var pair = jdbc.sql("select private_key from tender.box where box = :box").param("box", box).query(String.class).single();
        var forged = seals.seal(pair, box, DEADLINE, "heyi-bid\n" + box + "\nME-0001\n" + START, "{\"shareAskedPercent\":90}");
        run(() -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update tender.bid set content = :content where box = :box").param("content", forged).param("box", box).update();
        });
        clock.now = DEADLINE;

        assertThat(open()).singleElement().satisfies(bid -> assertThat(bid.digest()).isNotEqualTo(receipt.digest()));
    }

    @Test
    void bidsOfTheSameLengthClassCannotBeToldApart() {
        put("ME-0001", "{}");
        put("ME-0002", SECRET);

        assertThat(jdbc.sql("select distinct length(content) from tender.bid where box = :box").param("box", box).query(Integer.class).list()).hasSize(1);
    }

    @Test
    void aSecondBidReplacesTheFirstWhichStaysSealedOnRecord() {
        var first = put("ME-0001", "{\"round\":1}");
        clock.now = START.plusSeconds(60);
        var second = put("ME-0001", "{\"round\":2}");

        assertThat(jdbc.sql("select digest || ' ' || state from tender.bid where box = :box order by id").param("box", box).query(String.class).list())
                .containsExactly(first.digest() + " REPLACED", second.digest() + " CURRENT");
        clock.now = DEADLINE;
        assertThat(open()).extracting(Bid::json, Bid::digest).containsExactly(tuple("{\"round\":2}", second.digest()));
    }

    @Test
    void aWithdrawnBidIsNotOpened() {
        put("ME-0001", SECRET);
        assertThat(in(() -> bids.withdraw(box, "ME-0001"))).isTrue();
        assertThat(in(() -> bids.withdraw(box, "ME-0001"))).isFalse();

        clock.now = DEADLINE;
        assertThat(open()).isEmpty();
    }

    @Test
    void everyStepIsInTheHistoryButTheBidderIsNot() {
        var receipt = put("ME-0001", SECRET);
        run(() -> bids.postpone(box, DEADLINE.plusSeconds(60)));
        clock.now = DEADLINE.plusSeconds(60);
        open();
        open();

        assertThat(history()).containsExactly("tender.boxPrepared", "tender.bidSealed", "tender.boxPostponed", "tender.boxOpened", "tender.boxReadAgain");
        assertThat(audit.events).filteredOn(event -> event.stream().equals(emc) && event.action().equals("tender.boxOpened")).singleElement()
                .satisfies(event -> assertThat(event.details()).isEqualTo(Map.of("box", box, "bids", 1, "digests", List.of(receipt.digest()))));
    }

    @Test
    void preparingAgainChangesNothingAndAnotherDeadlineIsRefused() {
        put("ME-0001", SECRET);
        run(() -> bids.prepare(box, DEADLINE));
        assertThatThrownBy(() -> run(() -> bids.prepare(box, DEADLINE.plusSeconds(1)))).isInstanceOf(IllegalStateException.class);

        clock.now = DEADLINE;
        assertThat(open()).hasSize(1);
    }

    @Test
    void aBoxIsOnlyEverMovedToALaterTime() {
        put("ME-0001", SECRET);
        assertThatThrownBy(() -> run(() -> bids.postpone(box, DEADLINE.minusSeconds(1)))).isInstanceOf(IllegalStateException.class);
        clock.now = DEADLINE;
        run(() -> bids.postpone(box, DEADLINE.plusSeconds(60)));
        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);
        put("ME-0002", SECRET);

        clock.now = DEADLINE.plusSeconds(60);
        assertThat(open()).hasSize(2);
        assertThatThrownBy(() -> run(() -> bids.postpone(box, DEADLINE.plusSeconds(120)))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDeadlineThatSomebodyMovesInTheDatabaseKeepsTheBoxShut() {
        put("ME-0001", SECRET);
        asSuperuser("update tender.box set opens_at = opens_at - interval '9 days' where box = :box");
        clock.now = START.plus(Duration.ofDays(2));

        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class).hasMessageContaining("changed in the database");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "update tender.bid set bidder = case bidder when 'ME-0001' then 'ME-0003' else bidder end where box = :box",
            "update tender.bid set at = at - interval '1 hour' where box = :box",
            "update tender.bid set content = set_byte(content, length(content) - 1, get_byte(content, length(content) - 1) # 1) where box = :box"})
    void aBidThatSomebodyChangesIsFoundWhenTheBoxIsOpened(String statement) {
        put("ME-0001", SECRET);
        put("ME-0002", SECRET);
        asSuperuser(statement);
        clock.now = DEADLINE;

        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class).hasMessageContaining("was changed in the database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete from tender.bid where box = :box", "update tender.bid set at = now() where box = :box", "update tender.bid set content = '' where box = :box"})
    void theDatabaseRefusesToChangeABid(String statement) {
        put("ME-0001", SECRET);

        assertThatThrownBy(() -> jdbc.sql(statement).param("box", box).update()).isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("cannot be changed");
    }

    @Test
    void oneBidderWhoSendsTwiceAtOnceHasOneBid() throws Exception {
        try (var senders = Executors.newFixedThreadPool(4)) {
            for (var done : senders.invokeAll(IntStream.range(0, 12).<Callable<Receipt>>mapToObj(i -> () -> put("ME-0001", "{\"n\":" + i + "}")).toList())) {
                assertThat(done.get()).isNotNull();
            }
        }

        assertThat(jdbc.sql("select count(*) from tender.bid where box = :box and state = 'CURRENT'").param("box", box).query(Long.class).single()).isOne();
    }

    @Test
    void aBidOfAMegabyteIsRefused() {
        assertThatThrownBy(() -> put("ME-0001", "x".repeat(1 << 20))).isInstanceOf(IllegalArgumentException.class);
    }
}
