package io.heyi.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through {@code talent-move}. */
class TalentMoveProcessTest {

    private static final Duration NOTICE = Duration.ofDays(14);

    // the coverage looks at the engine's records, so it must be asked before the engine stops: extensions end in reverse order
    @RegisterExtension
    @org.junit.jupiter.api.Order(1)
    static final EngineInJvm ENGINE = new EngineInJvm();

    @RegisterExtension
    @org.junit.jupiter.api.Order(2)
    static final ElementCoverage COVERAGE = new ElementCoverage(ENGINE, Path.of("bpmn/talent-move.bpmn"));

    /** One move whose place is still there. */
    private static final class Move extends Scenario<Move> {

        private static final AtomicInteger NUMBER = new AtomicInteger(1);

        Move() {
            super(ENGINE, "talent-move", "offer", "OF-%04d".formatted(NUMBER.getAndIncrement()), Set.of());
            answer("carryOutMove", () -> Map.of("moved", true));
        }

        @Override
        Move self() {
            return this;
        }

        Move agreed() {
            return started("talent.moveAgreed", Map.of("offer", key(), "moveAt", at(NOTICE)));
        }
    }

    @Test
    void thePersonMovesWhenTheNoticeIsOver() {
        new Move().agreed().timePasses(NOTICE.minus(Duration.ofHours(1))).hasNotPassed("serviceTask_CarryOutMove").timePasses(Duration.ofHours(2)).passes("timerEvent_NoticeOver")
                .endsAt("endEvent_Moved");
    }

    @Test
    void thePresentOwnerCanShortenTheNotice() {
        new Move().agreed().published("talent.moveReleased").endsAt("endEvent_Moved");
    }

    @Test
    void whereThePlaceTakesNobodyAnyMoreThePersonStays() {
        new Move().when("carryOutMove", Map.of("moved", false)).agreed().published("talent.moveReleased").endsAt("endEvent_NotMoved");
    }
}
