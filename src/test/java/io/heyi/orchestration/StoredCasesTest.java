package io.heyi.orchestration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The store is asked by the case's own key; what is no such key is no case. */
class StoredCasesTest {

    private static final Instant BEFORE = Instant.parse("2026-11-20T08:00:00Z");
    private static final Map<Integer, String> STORED = Map.of(1, "waits", 2, "over");

    private final List<String> asked = new ArrayList<>();
    private final StoredCases<Integer, String> cases = new Sample();

    @Test
    void itsCasesAreFoundAndLockedByTheirKey() {
        assertThat(cases.processId()).isEqualTo("sample-case");
        assertThat(cases.waiting("1")).contains("Case waits");
        assertThat(cases.waiting("2")).isEmpty();
        assertThat(cases.waiting(BEFORE, "0", 5)).containsExactly("1");
        cases.close("1", "cancelled by mistake", "operator");
        assertThat(asked).containsExactly("waiting " + BEFORE + " 0 5", "lock 1", "led out waits");
    }

    @Test
    void anotherProcessesKeyIsNoCase() {
        assertThat(cases.waiting("ME-0001")).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> cases.close("ME-0001", "cancelled by mistake", "operator")).withMessageContaining("ME-0001");
        assertThat(asked).isEmpty();
    }

    private final class Sample extends StoredCases<Integer, String> {

        Sample() {
            super("sample-case", key -> key.matches("\\d+") ? Optional.of(Integer.valueOf(key)) : Optional.empty(), new Register<>((before, after, limit) -> {
                asked.add("waiting " + before + " " + after + " " + limit);
                return List.of("1");
            }, key -> Optional.ofNullable(STORED.get(key)), key -> {
                asked.add("lock " + key);
                return STORED.get(key);
            }));
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
        protected Optional<String> leadOut(String waiting, String reason, String actor) {
            asked.add("led out " + waiting);
            return Optional.empty();
        }
    }
}
