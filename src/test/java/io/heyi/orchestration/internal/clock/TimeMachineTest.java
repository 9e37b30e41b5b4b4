package io.heyi.orchestration.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.heyi.orchestration.OrchestrationTestApplication.RememberingAudit;
import io.heyi.orchestration.OrchestrationTestWithoutEngine;
import io.heyi.orchestration.internal.OrchestrationProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Both clocks together, with a stand-in for the engine's management port. */
@OrchestrationTestWithoutEngine
class TimeMachineTest {

    private static final Pattern OFFSET = Pattern.compile("\"offsetMilli\"\\s*:\\s*(\\d+)");

    @Autowired ClockStore store;
    @Autowired TransactionTemplate transaction;
    @Autowired RememberingAudit audit;

    private final HeyiClock clock = new HeyiClock();
    private final AtomicLong engineOffset = new AtomicLong();
    private HttpServer engine;
    /** Where two that ask for the time wait for each other, a moment at most. */
    private CyclicBarrier meeting;

    @BeforeEach
    void startEngine() throws IOException {
        transaction.executeWithoutResult(status -> store.setOffset(Duration.ZERO));
        engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        engine.createContext("/actuator/clock", this::answer);
        engine.start();
    }

    @AfterEach
    void stopEngine() {
        engine.stop(0);
    }

    @Test
    void productAndEngineMoveTogetherAndARestartKeepsTheTime() {
        var before = clock.instant();

        assertThat(machine().advance("P1M", "adam")).isInstanceOf(MoveOutcome.Moved.class);

        assertThat(clock.instant()).isCloseTo(before.atZone(ZoneId.of("Asia/Shanghai")).plusMonths(1).toInstant(), within(5, ChronoUnit.SECONDS));
        assertThat(engineTime()).isCloseTo(clock.instant(), within(3, ChronoUnit.SECONDS));
        assertThat(store.offset()).isEqualTo(clock.offset());
        assertThat(audit.events).anySatisfy(event -> assertThat(event.details()).containsEntry("by", "P1M"));
    }

    @Test
    void movesAddUp() {
        var machine = machine();
        machine.advance("P1D", "adam");
        machine.advance("PT6H", "adam");

        assertThat(clock.offset()).isEqualTo(Duration.ofHours(30));
        assertThat(engineTime()).isCloseTo(clock.instant(), within(4, ChronoUnit.SECONDS));
    }

    @Test
    void anEngineThatForgotItsTimeIsBroughtUpAgain() {
        var machine = machine();
        machine.advance("P10D", "adam");
        engineOffset.set(0);

        machine.follow();

        assertThat(engineTime()).isCloseTo(clock.instant(), within(3, ChronoUnit.SECONDS));
    }

    /** The request that moves time and the regular look at the engine may meet. */
    @Test
    void twoThatFollowAtTheSameTimeMoveTheEngineOnce() throws Exception {
        transaction.executeWithoutResult(status -> store.setOffset(Duration.ofDays(10)));
        var machine = machine();
        meeting = new CyclicBarrier(2);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(List.of(Executors.callable(machine::follow), Executors.callable(machine::follow)))) {
                done.get();
            }
        }

        assertThat(Duration.ofMillis(engineOffset.get())).isCloseTo(Duration.ofDays(10), Duration.ofSeconds(5));
    }

    @Test
    void aProductWithNewDataFollowsAnEngineThatIsAhead() {
        engineOffset.set(Duration.ofDays(3).toMillis());

        machine().follow();

        assertThat(clock.offset()).isCloseTo(Duration.ofDays(3), Duration.ofSeconds(5));
        assertThat(store.offset()).isEqualTo(clock.offset());
    }

    @Test
    void nothingMovesWhileTheEngineIsAway() {
        engine.stop(0);

        assertThat(machine().advance("P1D", "adam")).isInstanceOf(MoveOutcome.EngineAway.class);
        assertThat(clock.offset()).isZero();
        assertThat(store.offset()).isZero();
    }

    @Test
    void aRefusedMoveChangesNothing() {
        assertThat(machine().advance("P6Y", "adam")).isInstanceOf(MoveOutcome.Refused.class);
        assertThat(machine().advance("nonsense", "adam")).isInstanceOf(MoveOutcome.Refused.class);
        assertThat(store.offset()).isZero();
        assertThat(engineOffset).hasValue(0);
    }

    private TimeMachine machine() {
        var address = URI.create("http://127.0.0.1:" + engine.getAddress().getPort());
        return new TimeMachine(clock, store, new EngineClock(new OrchestrationProperties.Engine(address)), audit, transaction, ZoneId.of("Asia/Shanghai"));
    }

    private Instant engineTime() {
        return Instant.now().plusMillis(engineOffset.get());
    }

    private void meet() {
        try {
            if (meeting != null) {
                meeting.await(500, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            // the other one does not come while this one is at work, as it should be
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var offset = OFFSET.matcher(body);
        if (exchange.getRequestMethod().equals("POST") && offset.find()) {
            engineOffset.addAndGet(Long.parseLong(offset.group(1)));
        }
        if (exchange.getRequestMethod().equals("GET")) {
            meet();
        }
        var answer = "{\"epochMilli\":%d,\"instant\":\"%s\"}".formatted(engineTime().toEpochMilli(), engineTime()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
