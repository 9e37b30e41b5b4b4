package io.heyi.studio.internal.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.ModelChecker.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessFactsTest {

    private static String text(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    @Test
    void startsWaitsNamesAndEnds() throws IOException {
        var facts = ProcessFacts.of(text("bpmn/me-founding.bpmn"));

        assertThat(facts.startMessages).containsExactly("microenterprise.proposalSubmitted");
        assertThat(facts.caughtMessages).contains("microenterprise.ownerSettled").doesNotContain("microenterprise.proposalSubmitted");
        assertThat(facts.startTimer()).isEmpty();
        assertThat(facts.isWorkersTask("serviceTask_CheckProposal")).isTrue();
        assertThat(facts.isWorkersTask("userTask_DecideSponsorship")).isFalse();
        assertThat(facts.worker("serviceTask_CheckProposal", "microenterprise.checkProposal")).isEqualTo("microenterprise.checkProposal");
        assertThat(facts.name("userTask_DecideSponsorship")).doesNotContain("userTask");
        assertThat(facts.name("unheardOf")).isEqualTo("unheardOf");
    }

    @Test
    void aJobTypeOfSeveralElementsIsToldByElement() throws IOException {
        var facts = ProcessFacts.of(text("bpmn/me-founding.bpmn"));
        assertThat(facts.worker("serviceTask_RemindSponsor", "microenterprise.sendReminder")).isIn("serviceTask_RemindSponsor", "microenterprise.sendReminder");
        assertThat(facts.endAfter("userTask_DecideSponsorship")).isEmpty();
    }

    @Test
    void wordsAreCodesAndNamesOfExpressionsTablesAndForms() throws IOException {
        var words = ModelWords.of(new Models(Map.of("p", text("bpmn/me-founding.bpmn")), Map.of("d", text("bpmn/founding-route.dmn")),
                Map.of("f", "{\"components\":[{\"key\":\"k\",\"values\":[{\"label\":\"Yes\",\"value\":\"yes\"}],\"conditional\":{\"hide\":\"=mood = \\\"bad\\\"\"}}]}", "broken",
                "{")));

        assertThat(words.codes).contains("sponsor", "yes", "bad").doesNotContain("Yes");
        assertThat(words.read).contains("sponsorshipOutcome", "fundingAsked", "mood").doesNotContain("sponsor");
    }
}
