package io.heyi.studio.internal.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.inbox.PastTasks.PastTask;
import io.heyi.orchestration.PastCases.CaseRecord;
import io.heyi.orchestration.PastCases.PastCase;
import io.heyi.orchestration.PastCases.Sent;
import io.heyi.orchestration.PastCases.Visit;
import io.heyi.orchestration.PastCases.Work;
import io.heyi.orchestration.Rehearsal.Answer;
import io.heyi.orchestration.Rehearsal.Event;
import io.heyi.studio.internal.recording.Recorded.Gap;
import io.heyi.studio.internal.scenario.Script.Asks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of what is kept of a case, and what is said of that which is not (product-bar E6). */
class CaseRecorderTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T02:00:00Z");
    private static final Instant END = BEGIN.plus(Duration.ofDays(5));

    private final List<Visit> visits = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<PastTask> tasks = new ArrayList<>();
    private Optional<Map<String, Object>> startedWith = Optional.empty();
    private Instant keptSince = Instant.EPOCH;
    private Optional<Instant> end = Optional.of(END);

    private static Instant after(int hours) {
        return BEGIN.plus(Duration.ofHours(hours));
    }

    private void worked(long key, String element, String type, Map<String, Object> result, int hours) {
        visits.add(new Visit(key, element, key, false, after(hours), Optional.of(new Work(type, result, after(hours)))));
    }

    private void decides(long key, String outcome, int hours) {
        visits.add(new Visit(key, "userTask_DecideSponsorship", key, false, after(1), Optional.empty()));
        tasks.add(new PastTask(key, "userTask_DecideSponsorship", "microenterprise.decideSponsorship", Optional.empty(), List.of("platform-owner:food"), Optional.of("anna"),
                Optional.of("anna"), Optional.of(outcome), after(1),
                Optional.of(after(hours))));
    }

    private Recorded recorded() {
        try {
            var record = new CaseRecord(new PastCase(1, "me-founding", 2, 7, "MEP-0007", Optional.of(BEGIN), end), startedWith, visits, sent);
            var masking = new Masking(new Masking.Allowed(Set.of("sponsor", "decline", "platform-owner"), Set.of("rivals"), Set.of()), "MEP-0007", Set.of("anna"));
            return new CaseRecorder(record, tasks, ProcessFacts.of(Files.readString(Path.of("bpmn/me-founding.bpmn"))), masking,
                    Map.of("microenterprise.decideSponsorship", "sponsorshipOutcome"), keptSince).recorded();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> gaps(Recorded recorded) {
        return recorded.gaps().stream().map(Gap::messageKey).map(key -> key.substring(key.lastIndexOf('.') + 1)).toList();
    }

    @Test
    void startAnswersDecisionsMessagesAndTimeInTheirOrder() {
        sent.add(new Sent(1, "microenterprise.proposalSubmitted", null, "MEP-0007", Map.of("proposalId", "MEP-0007", "proposer", "anna"), BEGIN));
        worked(11, "serviceTask_CheckProposal", "microenterprise.checkProposal", Map.of("rivals", 2), 0);
        decides(12, "decline", 100);
        sent.add(new Sent(3, null, 12L, "MEP-0007", Map.of("sponsorshipOutcome", "decline", "note", "I do not trust anna"), after(100)));
        sent.add(new Sent(2, "microenterprise.ownerSettled", null, "MEP-0007", Map.of(), after(99)));
        sent.add(new Sent(4, "elsewhere.happened", null, "MEP-0007", Map.of(), after(50)));

        var script = recorded().script();

        assertThat(script.given().message()).isEqualTo("microenterprise.proposalSubmitted");
        assertThat(script.given().key()).isEqualTo("case-1");
        assertThat(script.given().variables()).isEqualTo(Map.of("proposalId", "case-1", "proposer", "person-1"));
        assertThat(script.workers()).isEqualTo(Map.of("microenterprise.checkProposal", List.of(new Answer(Map.of("rivals", 2), null, null))));
        assertThat(script.when()).containsExactly(new Event(null, null, "PT99H", null, null, null, null),
                new Event(null, null, null, null, "microenterprise.ownerSettled", null, Map.of()),
                new Event(null, null, "PT1H", null, null, null, null),
                new Event("userTask_DecideSponsorship", null, null, null, null, null, Map.of("sponsorshipOutcome", "decline", "note", "text-1")),
                        new Event(null, null, "PT20H", null, null, null, null));
        assertThat(script.then().passes()).containsExactly("serviceTask_CheckProposal", "userTask_DecideSponsorship");
        assertThat(script.then().asks()).containsExactly(new Asks("userTask_DecideSponsorship", null, "platform-owner:text-2"));
    }

    @Test
    void ofADecisionThatIsForgottenItsOutcomeIsStillKnown() {
        startedWith = Optional.of(Map.of("proposalId", "MEP-0007"));
        keptSince = END;
        decides(12, "decline", 100);

        var recorded = recorded();

        assertThat(recorded.script().given().variables()).isEqualTo(Map.of("proposalId", "case-1"));
        assertThat(recorded.script().when()).contains(new Event("userTask_DecideSponsorship", null, null, null, null, null, Map.of("sponsorshipOutcome", "decline")));
        assertThat(gaps(recorded)).contains("decisions", "messages").doesNotContain("start");
    }

    @Test
    void whatIsForgottenIsTold() {
        visits.add(new Visit(11, "serviceTask_CheckProposal", 11, false, BEGIN, Optional.empty()));

        var recorded = recorded();

        assertThat(gaps(recorded)).containsExactlyInAnyOrder("start", "answers", "end");
        assertThat(recorded.gaps()).filteredOn(Gap::fatal).hasSize(1);
    }

    @Test
    void aCaseThatRunsIsRecordedAsFarAsItCame() {
        end = Optional.empty();
        startedWith = Optional.of(Map.of("proposalId", "MEP-0007"));

        assertThat(gaps(recorded())).containsExactly("running");
    }
}
