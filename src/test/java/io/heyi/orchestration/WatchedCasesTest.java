package io.heyi.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.ProcessCases.WayOut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A case is led out once and only while it waits for its process. */
class WatchedCasesTest {

    private final List<String> led = new ArrayList<>();
    private final WatchedCases<String> cases = new Sample();

    @Test
    void aWaitingCaseHasATitleAndIsLedOut() {
        assertThat(cases.waiting("1")).contains("Case waits");
        assertThat(cases.wayOut("1")).isEqualTo(WayOut.FINISH);
        assertThat(cases.close("1", "cancelled by mistake", "operator")).isEmpty();
        assertThat(led).containsExactly("operator: cancelled by mistake");
    }

    @Test
    void aFinishedCaseIsLeftAlone() {
        assertThat(cases.waiting("2")).isEmpty();
        assertThat(cases.close("2", "cancelled by mistake", "operator")).isEmpty();
        assertThat(led).isEmpty();
    }

    @Test
    void anUnknownCaseWaitsForNothing() {
        assertThat(cases.waiting("3")).isEmpty();
        assertThat(cases.wayOut("3")).isEqualTo(WayOut.CLOSE);
    }

    private final class Sample extends WatchedCases<String> {

        private static final Map<String, String> STORED = Map.of("1", "waits", "2", "over");

        @Override
        public String processId() {
            return "sample-case";
        }

        @Override
        public List<String> waiting(Instant before, String after, int limit) {
            return List.of();
        }

        @Override
        protected Optional<String> find(String businessKey) {
            return Optional.ofNullable(STORED.get(businessKey));
        }

        @Override
        protected String lock(String businessKey) {
            return find(businessKey).orElseThrow();
        }

        @Override
        protected boolean isWaiting(String found) {
            return found.equals("waits");
        }

        @Override
        protected String title(String found) {
            return "Case " + found;
        }

        @Override
        protected WayOut wayOutOf(String waiting) {
            return WayOut.FINISH;
        }

        @Override
        protected Optional<String> leadOut(String waiting, String reason, String actor) {
            led.add(actor + ": " + reason);
            return Optional.empty();
        }
    }
}
