package io.heyi.performance.internal.webhook;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.emc.EmcCode;
import io.heyi.emc.ReadableMonths;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.performance.FakeEmcs;
import io.heyi.performance.PerformanceModule;
import io.heyi.performance.internal.intake.Facts;
import io.heyi.performance.internal.intake.JsonRows;
import io.heyi.shared.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerformanceModule
class DeliveriesTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(7000);
    private static final CurrentUser LEAD = user("owner-1", "me-owner:ME-0001");
    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    @Autowired Deliveries deliveries;
    @Autowired WebhookKeys keys;
    @Autowired Facts facts;
    @Autowired FakeEmcs emcs;
    @Autowired SetClock clock;
    @Autowired RecordedAudit audit;
    @Autowired JdbcClient jdbc;
    private EmcCode emc;
    private KeyOutcome.Created made;

    @BeforeEach
    void anEmcWithAKey() {
        clock.now = NOW;
        emc = new EmcCode("EMC-" + NUMBERS.incrementAndGet());
        emcs.add(emc, FakeEmcs.cooking(), YearMonth.of(2026, 1));
        made = create(List.of(), null);
    }

    @AfterEach
    void timeGoesBack() {
        clock.now = NOW;
    }

    private KeyOutcome.Created create(List<String> actors, String replaces) {
        return (KeyOutcome.Created) keys.create(LEAD, emc.value(), actors, "Telemetry", replaces);
    }

    private String body(String value) {
        return "[{\"emc\":\"%s\",\"actor\":\"ME-0001\",\"metric\":\"ovens-sold\",\"period\":\"2026-03\",\"value\":%s,\"source\":\"telemetry\"}]".formatted(emc, value);
    }

    private DeliveryOutcome send(KeyOutcome.Created key, Instant at, String id, String body) {
        var time = String.valueOf(at.getEpochSecond());
        return send(new Delivery(key.key().id(), time, id, Signatures.sign(key.secret(), time, id, body.getBytes(StandardCharsets.UTF_8))), body);
    }

    private DeliveryOutcome send(Delivery delivery, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return deliveries.take(delivery, bytes, "digest", () -> JsonRows.read(bytes, 100));
    }

    private long stored() {
        return facts.list(emc, ReadableMonths.every(), PageRequest.first()).total();
    }

    @Test
    void aSignedDeliveryIsTakenUnderTheKeysName() {
        assertThat(send(made, NOW, "d-1", body("900"))).isInstanceOf(DeliveryOutcome.Taken.class);
        assertThat(facts.list(emc, ReadableMonths.every(), PageRequest.first()).items()).singleElement().satisfies(fact -> {
            assertThat(fact.submittedBy()).isEqualTo("key:" + made.key().id());
            assertThat(fact.submitterPerson()).isEqualTo("owner-1");
            assertThat(fact.channel()).isEqualTo("WEBHOOK");
        });
    }

    @Test
    void aReplayIsRefusedAndChangesNothing() {
        send(made, NOW, "d-1", body("900"));

        assertThat(send(made, NOW, "d-1", body("900"))).isEqualTo(new DeliveryOutcome.Replayed());
        assertThat(send(made, NOW.plusSeconds(5), "d-1", body("950"))).isEqualTo(new DeliveryOutcome.Replayed());
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void ofTwoAtTheSameTimeOneIsTaken() throws Exception {
        Callable<DeliveryOutcome> sending = () -> send(made, NOW, "d-1", body("900"));
        try (var both = Executors.newFixedThreadPool(2)) {
            var outcomes = both.invokeAll(List.of(sending, sending)).stream().map(future -> {
                try {
                    return future.get().getClass().getSimpleName();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).sorted().toList();
            assertThat(outcomes).containsExactly("Replayed", "Taken");
        }
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void aSignatureOverAnotherBodyTimeIdOrKeyDoesNotFit() {
        var time = String.valueOf(NOW.getEpochSecond());
        var bytes = body("900").getBytes(StandardCharsets.UTF_8);
        var good = Signatures.sign(made.secret(), time, "d-1", bytes);
        var other = create(List.of(), null);
        var notProven = new DeliveryOutcome.NotProven();

        assertThat(send(new Delivery(made.key().id(), time, "d-1", good), body("901"))).isEqualTo(notProven);
        assertThat(send(new Delivery(made.key().id(), String.valueOf(NOW.getEpochSecond() + 1), "d-1", good), body("900"))).isEqualTo(notProven);
        assertThat(send(new Delivery(made.key().id(), time, "d-2", good), body("900"))).isEqualTo(notProven);
        assertThat(send(new Delivery(other.key().id(), time, "d-1", good), body("900"))).isEqualTo(notProven);
        assertThat(send(new Delivery("K-unknown", time, "d-1", good), body("900"))).isEqualTo(notProven);
        assertThat(send(new Delivery(made.key().id(), time, "d-1", "sha256=" + "0".repeat(64)), body("900"))).isEqualTo(notProven);
        assertThat(stored()).isZero();
    }

    @ParameterizedTest(name = "signed {0} s from now: taken {1}")
    @CsvSource({"-300, true", "300, true", "-301, false", "301, false"})
    void theTimeMayBeFiveMinutesOff(int seconds, boolean taken) {
        assertThat(send(made, NOW.plusSeconds(seconds), "d-1", body("900"))).isInstanceOf(taken ? DeliveryOutcome.Taken.class : DeliveryOutcome.OutOfTime.class);
        assertThat(stored()).isEqualTo(taken ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-,1,d,sha256=x", "K,-,d,S", "K,1,-,S", "K,1,d,-", "K,now,d,S", "K,1,a b,S", "K,1,d,SHA1=00", "K,99999999999999999999,d,S"})
    void withoutItsHeadersNothingIsLookedAt(String key, String timestamp, String id, String signature) {
        assertThat(send(new Delivery(key, timestamp, id, "S".equals(signature) ? "sha256=" + "0".repeat(64) : signature), body("1"))).isEqualTo(new DeliveryOutcome.Malformed());
    }

    @Test
    void aDeliveryWithAWrongRowStoresNothingAndMayComeAgainMended() {
        var wrong = body("900").replace("]", "," + body("1").replace("[", "").replace("ovens-sold", "unknown"));

        assertThat(send(made, NOW, "d-1", wrong)).isInstanceOf(DeliveryOutcome.Refused.class);
        assertThat(stored()).isZero();
        assertThat(send(made, NOW, "d-1", body("900"))).isInstanceOf(DeliveryOutcome.Taken.class);
    }

    @Test
    void aKeyForOneActorReportsForNoOther() {
        var chefs = create(List.of("chef-li"), null);

        assertThat(send(chefs, NOW, "d-1", body("900"))).isInstanceOfSatisfying(DeliveryOutcome.Refused.class, refused -> assertThat(refused.why().forbidden()).isTrue());
    }

    @Test
    void aRevokedKeyStopsAtOnceAndAReplacedOneAfterItsGrace() {
        var next = create(List.of(), made.key().id());
        clock.now = NOW.plus(Duration.ofHours(23));
        assertThat(send(made, clock.now, "d-1", body("900"))).isInstanceOf(DeliveryOutcome.Taken.class);
        assertThat(send(next, clock.now, "d-2", body("901"))).isInstanceOf(DeliveryOutcome.Taken.class);
        clock.now = NOW.plus(Duration.ofHours(24));
        assertThat(send(made, clock.now, "d-3", body("902"))).isEqualTo(new DeliveryOutcome.NotProven());

        assertThat(keys.revoke(LEAD, next.key().id())).isInstanceOf(KeyOutcome.Revoked.class);
        assertThat(keys.revoke(LEAD, next.key().id())).isInstanceOf(KeyOutcome.Revoked.class);
        assertThat(send(next, clock.now, "d-4", body("903"))).isEqualTo(new DeliveryOutcome.NotProven());
        assertThat(audit.events).filteredOn(event -> event.stream().equals(emc.value()) && event.action().equals("performance.webhookKeyRevoked")).hasSize(1);
    }

    @Test
    void onlyTheLeadsOwnerMakesKeysAndAdministratorsMayRevokeThem() {
        assertThat(keys.create(user("owner-2", "me-owner:ME-0002"), emc.value(), List.of(), "x", null)).isEqualTo(new KeyOutcome.NotAllowed());
        assertThat(keys.revoke(user("owner-2", "me-owner:ME-0002"), made.key().id())).isEqualTo(new KeyOutcome.NotAllowed());
        assertThat(keys.create(user("admin", "administrator"), emc.value(), List.of("ME-0002"), "x", null)).isEqualTo(new KeyOutcome.NotAllowed());
        assertThat(keys.revoke(user("admin", "administrator"), made.key().id())).isInstanceOf(KeyOutcome.Revoked.class);
        assertThat(keys.create(LEAD, "EMC-9998", List.of(), "x", null)).isEqualTo(new KeyOutcome.Unknown());
        assertThat(keys.revoke(LEAD, "K-none")).isEqualTo(new KeyOutcome.Unknown());
    }

    @Test
    void aKeyNeedsANameAndPartiesOfItsEmc() {
        assertThat(keys.create(LEAD, emc.value(), List.of("ME-0099"), " ", "K-none")).isInstanceOfSatisfying(KeyOutcome.Invalid.class, invalid ->
                assertThat(invalid.errors()).extracting("field").containsExactly("label", "actors", "replaces"));
    }

    @Test
    void aMissingPartyOrAnUnreadableNameIsAFaultOfItsField() {
        assertThat(keys.create(LEAD, emc.value(), Arrays.asList((String) null), "Tele\u202Emetry", null)).isInstanceOfSatisfying(KeyOutcome.Invalid.class, invalid ->
                assertThat(invalid.errors()).extracting("field").containsExactly("label", "actors"));
        assertThat(keys.create(LEAD, emc.value(), IntStream.range(1000, 2000).mapToObj(i -> "ME-" + i).toList(), "x", null)).isInstanceOfSatisfying(KeyOutcome.Invalid.class, invalid ->
                assertThat(invalid.errors()).hasSize(20));
    }

    @Test
    void anyNumberOfOldIdsIsForgottenAtOnce() {
        jdbc.sql("insert into performance.delivery (key, delivery, received_at) select ?, 'old-' || n, ? from generate_series(1, 20001) n")
                .params(made.key().id(), NOW.minus(Duration.ofDays(31)).atOffset(ZoneOffset.UTC)).update();
        deliveries.forget();
        assertThat(jdbc.sql("select count(*) from performance.delivery where key = ?").param(made.key().id()).query(Integer.class).single()).isZero();
    }

    @Test
    void noSecretStandsInDatabaseOrHistory() {
        var everything = jdbc.sql("select string_agg(k::text, ' ') from performance.webhook_key k").query(String.class).single() + audit.events;

        assertThat(everything).contains(made.key().id()).doesNotContain(made.secret()).doesNotContain(made.secret().substring(6));
    }

    @Test
    void idsAreForgottenOnlyLongAfterTheirTimeIsPast() {
        var id = "d-" + UUID.randomUUID();
        send(made, NOW, id, body("900"));
        clock.now = NOW.plus(Duration.ofDays(29));
        deliveries.forget();
        assertThat(send(made, clock.now, id, body("950"))).isEqualTo(new DeliveryOutcome.Replayed());
        clock.now = NOW.plus(Duration.ofDays(31));
        deliveries.forget();
        assertThat(jdbc.sql("select count(*) from performance.delivery where delivery = ?").param(id).query(Integer.class).single()).isZero();
    }
}
