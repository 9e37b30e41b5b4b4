package io.heyi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.heyi.localstack.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Short words for tests that play people on the running product. */
@ExtendWith(E2eStack.class)
abstract class OnTheRealStack {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private E2e e2e;

    @BeforeEach
    void use(E2e running) {
        e2e = running;
    }

    E2e e2e() {
        return e2e;
    }

    String base() {
        return e2e.baseUrl();
    }

    Api as(String user) {
        return e2e.api(user);
    }

    Api anonymous() {
        return e2e.anonymousApi();
    }

    /** People's tasks. */
    TaskDesk desk() {
        return new TaskDesk(this::as);
    }

    Founding submit(String proposer, ProposalBody body) {
        return Founding.submitted(this::as, proposer, body);
    }

    Contracts contracts() {
        return new Contracts(this::as);
    }

    /** The code of the micro-enterprise of exactly this name; others may have it as a part of theirs. */
    String microenterprise(String name) {
        return Await.value(name, () -> {
            for (int page = 0; ; page++) {
                JsonNode found = as("auditor").get("/microenterprises?size=100&page=%d&query=%s".formatted(page, Api.encoded(name))).expect(200).body().path("items");
                for (JsonNode one : found) {
                    if (one.path("name").asText().equals(name)) {
                        return one.path("code").asText();
                    }
                }
                if (found.isEmpty()) {
                    return null;
                }
            }
        });
    }

    /** A signed-in browser in English. */
    Screen screen(String user) {
        return new Screen(e2e.page(user), base());
    }

    Operate operate() {
        return e2e.operate();
    }

    /** Key of the process instance of a case, which the product learns with its first job. */
    long instanceOf(String businessKey) {
        return Long.parseLong(Await.value("the instance of " + businessKey, () -> {
            String key = database().query("select process_instance_key from orchestration.process_instance where business_key = ?", businessKey);
            return key.isEmpty() ? null : key;
        }));
    }

    /** The instance of this case has ended so in Operate, and the operator comes there from the page of the case. */
    void isSeenInOperate(String page, String businessKey, String endEvent) {
        long instance = instanceOf(businessKey);
        operate().awaitEndWithoutIncident(instance, endEvent);
        try (Screen screen = screen("operator")) {
            screen.open(page);
            Page operate = screen.page().waitForPopup(() -> screen.click("a[href*='/operate/']"));
            operate.locator("input[name=username]").fill("demo");
            operate.locator("input[name=password]").fill("demo");
            operate.locator("button[type=submit]").click();
            assertThat(operate.locator("body")).containsText(Long.toString(instance));
            screen.hasNoComplaints();
        }
    }

    KeycloakConsole keycloak() {
        return e2e.keycloak();
    }

    Database database() {
        return e2e.database();
    }

    /** Everybody has the stars of a newcomer again: stories let months pass for which nobody reports, which costs stars. */
    void allAreNewcomers() {
        database().update("delete from performance.rating");
    }

    /** Keeps parties at five stars until it is closed. */
    interface WellRated extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Months without figures are judged in the background, at any moment after time has moved: none of them takes these parties below what a tender asks for while a story
     * comes to the opening of its bids.
     */
    WellRated wellRated(String... parties) {
        for (String party : parties) {
            database().update("insert into performance.rating (actor, stars) values (?, 5) on conflict (actor) do update set stars = 5", party);
        }
        var names = Arrays.stream(parties).map(party -> "'" + party + "'").collect(Collectors.joining(", "));
        database().update("create or replace function performance.well_rated() returns trigger language plpgsql as 'begin new.stars := 5; return new; end'");
        database().update("create trigger well_rated before update on performance.rating for each row when (new.actor in (" + names + ")) execute function performance.well_rated()");
        return () -> database().update("drop trigger well_rated on performance.rating");
    }

    /** By the product's clock. */
    Instant now() {
        return Instant.parse(as("administrator").get("/local/clock").expect(200).at("/now"));
    }

    /** Never back. */
    void advanceTo(Instant target) {
        var left = Duration.between(now(), target);
        if (left.isPositive()) {
            e2e.advanceClock(left.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).toString());
        }
    }

    /** The month of the product's clock. */
    YearMonth month() {
        return YearMonth.from(now().atZone(ZONE));
    }

    static Instant end(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant();
    }

    /** Time enough to form contracts before their renewal begins. */
    YearMonth atTheBeginningOfAMonth() {
        if (now().atZone(ZONE).getDayOfMonth() > 15) {
            advanceTo(end(month()).plus(Duration.ofHours(30)));
        }
        return month();
    }

    void advance(Period period) {
        e2e.advanceClock(period.toString());
    }

    /**
     * The longest that a job waits, for its next try or because a dead product has it, is a minute on the engine's clock, and a command that a dead product has taken
     * waits for less on ours. It is moved, as nothing else is meant to happen in it.
     */
    void aMinutePasses() {
        e2e.advanceClock("PT1M1S");
    }

    void kill(Part part) {
        e2e.kill(part);
    }

    void start(Part part) {
        e2e.start(part);
    }

    /** After a crash of the whole machine, where neither waits for the other. */
    void startBoth(Part one, Part other) {
        AtOnce.both(Executors.callable(() -> start(one)), Executors.callable(() -> start(other)));
    }
}
