package io.heyi.studio.internal.recording;

import static io.heyi.studio.internal.recording.AsItWent.BEGIN;

import io.heyi.orchestration.PastCases.CaseRecord;
import io.heyi.orchestration.PastCases.PastCase;
import io.heyi.orchestration.PastCases.Sent;
import io.heyi.orchestration.PastCases.Visit;
import io.heyi.orchestration.PastCases.Work;
import io.heyi.studio.internal.recording.AsItWent.Kept;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody who was released early and moved. */
public final class FinishedMove {

    private FinishedMove() {}

    public static Kept of(long instance, String offer) {
        var released = BEGIN.plus(Duration.ofDays(3));
        var sent = List.of(new Sent(1, "talent.moveAgreed", null, offer, Map.of("offer", offer, "moveAt", BEGIN.plus(Duration.ofDays(14)).toString(), "note",
                "Lin Wang asked for it", "who", "lin.wang"), BEGIN),
                new Sent(2, "talent.moveReleased", null, offer, Map.of(), released));
        var visits = List.of(new Visit(instance + 1, "serviceTask_CarryOutMove", instance + 2, false, released,
                Optional.of(new Work("talent.carryOutMove", Map.of("moved", true), released))));
        return new Kept(new CaseRecord(new PastCase(instance, "talent-move", 1, 7, offer, Optional.of(BEGIN), Optional.of(released)), Optional.empty(), visits, sent), List.of());
    }
}
