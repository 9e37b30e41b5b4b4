package io.heyi.orchestration.internal.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.LinkEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.heyi.orchestration.internal.models.Waits.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WaitsTest {

    /** The engine tells nobody when an instance comes here: right behind the start, a person's task or another wait. */
    private static final Set<String> BEHIND_NO_JOB = Set.of("timerEvent_CutOff", "receiveTask_CollectSignatures", "receiveTask_WaitForRelease");

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

    @Test
    void behindTheDefaultOfAGatewayItWaitsWhereTheResultRulesEveryOtherWayOut() {
        var dissolution = waits("me-dissolution");
        done("serviceTask_OpenCase", Map.of("voluntary", true));
        assertThat(dissolution.open(visits)).isEmpty();

        done("serviceTask_OpenCase", Map.of());
        assertThat(dissolution.open(visits)).as("who has asked for it is not known").isEmpty();

        done("serviceTask_OpenCase", Map.of("voluntary", false));
        assertThat(dissolution.open(visits)).containsExactly("receiveTask_WaitForObjection");

        done("serviceTask_CloseObjection", Map.of("wronglyOpened", false));
        assertThat(dissolution.open(visits)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyWaitOfEveryModelCanBeTold(String process) throws IOException {
        var model = Bpmn.readModelFromFile(Path.of("bpmn", process + ".bpmn").toFile());
        var drawn = Stream.concat(model.getModelElementsByType(ReceiveTask.class).stream(), model.getModelElementsByType(IntermediateCatchEvent.class).stream()
                .filter(event -> event.getEventDefinitions().stream().noneMatch(LinkEventDefinition.class::isInstance))).map(FlowNode::getId);

        assertThat(waits(process).known()).containsAll(drawn.filter(wait -> !BEHIND_NO_JOB.contains(wait)).toList());
    }

    static Stream<String> models() throws IOException {
        try (var files = Files.list(Path.of("bpmn"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".bpmn")).map(name -> name.substring(0, name.length() - 5)).sorted().toList().stream();
        }
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
