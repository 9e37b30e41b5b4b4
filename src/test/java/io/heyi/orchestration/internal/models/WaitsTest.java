package io.heyi.orchestration.internal.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.internal.models.Waits.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitsTest {

    private final Waits waits = waits("underperformer-replacement");
    private final Map<String, Visit> visits = new LinkedHashMap<>();
    private long key;

    @Test
    void aCaseThatHasCalledForBidsWaitsForItsTenderAndForAnAppealBesideIt() {
        done("serviceTask_OpenSearch", Map.of("appealUntil", "2026-12-01"));
        done("serviceTask_AskNext", Map.of("nextStep", "tender"));
        assertThat(waits.open(visits)).containsExactly("receiveTask_WaitForAppeal");

        done("serviceTask_CallForBids", Map.of("tender", "T-0001"));
        assertThat(waits.open(visits)).containsExactly("receiveTask_WaitForTender", "receiveTask_WaitForAppeal");

        done("serviceTask_CloseAppealTime", Map.of("appealed", false));
        assertThat(waits.open(visits)).containsExactly("receiveTask_WaitForTender");
    }

    @Test
    void aReminderDoesNotEndTheWait() {
        done("serviceTask_CallForBids", Map.of());
        done("serviceTask_RemindTender", Map.of());

        assertThat(waits.open(visits)).containsExactly("receiveTask_WaitForTender");
    }

    @Test
    void theWaitIsOverWhenTheNextJobHasBegun() {
        done("serviceTask_CallForBids", Map.of());
        visits.put("serviceTask_CloseTender", new Visit(++key, true, Map.of()));

        assertThat(waits.open(visits)).isEmpty();
    }

    @Test
    void aSecondRoundWaitsOnceMore() {
        done("serviceTask_CallForBids", Map.of());
        done("serviceTask_CloseTender", Map.of());
        done("serviceTask_CallForBids", Map.of());

        assertThat(waits.open(visits)).containsExactly("receiveTask_WaitForTender");
    }

    @Test
    void behindAGatewayTheResultTellsWhetherItWaits() {
        done("serviceTask_CarryOut", Map.of("carried", "replaced"));
        assertThat(waits.open(visits)).isEmpty();

        done("serviceTask_CarryOut", Map.of("carried", "covered"));
        assertThat(waits.open(visits)).containsExactly("timerEvent_CoverEnds");
    }

    @Test
    void nothingIsSaidWhereTheResultIsNotKnown() {
        done("serviceTask_ReduceShare", Map.of());
        assertThat(waits.open(visits)).isEmpty();

        done("serviceTask_ReduceShare", Map.of("reduced", true));
        assertThat(waits.open(visits)).containsExactly("receiveTask_WaitForAppeal");
    }

    @Test
    void aWaitInASubprocessEndsWithWhatSurroundsIt() {
        done("serviceTask_OpenCure", Map.of());
        assertThat(waits.open(visits)).containsExactly("timerEvent_CurePassed");

        done("serviceTask_RemindHelp", Map.of());
        assertThat(waits.open(visits)).containsExactly("timerEvent_CurePassed");

        done("serviceTask_CloseCure", Map.of("recovered", true));
        assertThat(waits.open(visits)).isEmpty();
    }

    @Test
    void aCaseThatIsTakenBackWaitsForNothing() {
        done("serviceTask_CallForBids", Map.of());
        done("serviceTask_WithdrawCase", Map.of());

        assertThat(waits.open(visits)).isEmpty();
    }

    @Test
    void aFoundingWaitsForTheElectionOfItsOwnerAndATenderForItsBids() {
        done("serviceTask_AnnounceOwnerElection", Map.of());
        assertThat(waits("me-founding").open(visits)).containsExactly("receiveTask_AwaitOwner");

        done("serviceTask_CloseQuestions", Map.of());
        assertThat(waits("open-tender").open(visits)).containsExactly("timerEvent_BidsDeadline");
    }

    private void done(String element, Map<String, Object> result) {
        visits.put(element, new Visit(++key, false, result));
    }

    private static Waits waits(String process) {
        try {
            return Waits.of(Files.readString(Path.of("bpmn/" + process + ".bpmn")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
