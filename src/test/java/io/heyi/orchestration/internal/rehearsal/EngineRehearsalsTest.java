package io.heyi.orchestration.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.orchestration.ModelChecker.Models;
import io.heyi.orchestration.Rehearsal.Answer;
import io.heyi.orchestration.Rehearsal.Event;
import io.heyi.orchestration.Rehearsal.Outcome;
import io.heyi.orchestration.Rehearsal.Play;
import io.heyi.orchestration.Rehearsal.Played;
import io.heyi.orchestration.Rehearsal.Start;
import io.heyi.orchestration.Rehearsal.Step;
import io.heyi.testing.BaselineModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The program that the product starts for rehearsals, as it is: another process, with an engine (product-bar E6, ADR 41). */
class EngineRehearsalsTest {

    private static final Models BASELINE = BaselineModels.all();
    private static final Map<String, List<Answer>> WORKERS = Map.of(
            "microenterprise.checkProposal", List.of(answers(Map.of("rivals", 0, "fundingAsked", "250000.00", "kind", "USER"))),
            "microenterprise.askSponsor", List.of(answers(asked("platform-owner:food"))),
            "microenterprise.escalateSponsorship", List.of(answers(asked("administrator", "decidersLeft", true)), answers(Map.of("decidersLeft", false))));

    private static Answer answers(Map<String, Object> set) {
        return new Answer(set, null, null);
    }

    private static Map<String, Object> asked(String group, Object... more) {
        var set = new HashMap<String, Object>(Map.of("sponsorGroup", group, "sendBackAllowed", true, "sponsorshipDueAt", "{now+P5D}", "sponsorshipReminderAt", "{now+P4D}"));
        if (more.length > 0) {
            set.put((String) more[0], more[1]);
        }
        return set;
    }

    private static EngineRehearsals rehearsals() {
        return rehearsals(Duration.ofMinutes(2), Duration.ofMinutes(1));
    }

    private static EngineRehearsals rehearsals(Duration start, Duration play) {
        return RehearsalPrograms.built(start, play);
    }

    private static Play founding(String id, Event... events) {
        return new Play(id, new Start("me-founding", "microenterprise.proposalSubmitted", null, "proposal-1",
                Map.of("proposalId", "proposal-1", "platform", "food", "proposer", "entrepreneur-01", "kind", "USER", "fundingAsked", "250000.00", "rivals", 0)), WORKERS, List.of(events));
    }

    private static Event done(String element, String outcome) {
        return new Event(element, null, null, null, null, null, Map.of("sponsorshipOutcome", outcome, "note", "n"));
    }

    private static Event passes(String time) {
        return new Event(null, null, time, null, null, null, null);
    }

    private static List<String> elements(Played played) {
        return played.path().stream().map(Step::element).toList();
    }

    @Test
    void aCaseIsPlayedThroughPeopleWorkersDecisionsAndTime() {
        var played = rehearsals().play(BASELINE, List.of(founding("declined", done("userTask_DecideSponsorship", "decline")), founding("silent", passes("P12D")),
                founding("astray", done("userTask_DecideSponsorship", "perhaps"))));

        assertThat(played).extracting(Played::id).containsExactly("declined", "silent", "astray");
        assertThat(played).extracting(Played::outcome).containsExactly(Outcome.ENDED, Outcome.ENDED, Outcome.STUCK);
        assertThat(elements(played.get(0))).endsWith("endEvent_DeclinedByPlatformOwner").contains("businessRuleTask_ChooseRoute", "flow_SponsorshipDecision_RecordDeclineByPlatformOwner");
        assertThat(played.get(0).asked()).singleElement().satisfies(task -> {
            assertThat(task.groups()).containsExactly("platform-owner:food");
            assertThat(task.headers()).containsEntry("taskType", "microenterprise.decideSponsorship");
            assertThat(task.dueAt()).isNotNull();
        });
        assertThat(elements(played.get(1))).contains("endEvent_SponsorReminded", "endEvent_LapsedSponsorshipOverdue").doesNotContain("startEvent_EveryDay");
        assertThat(played.get(1).asked()).extracting(task -> task.groups().getFirst()).containsExactly("platform-owner:food", "administrator");
        assertThat(played.get(2).incidents()).singleElement().satisfies(stop -> assertThat(stop.element()).isEqualTo("gateway_SponsorshipDecision"));
        assertThat(played.get(2).waitsAt()).containsExactly("gateway_SponsorshipDecision");
    }

    @Test
    void whatCannotHappenIsTold() {
        var played = rehearsals().play(BASELINE, List.of(founding("none", done("userTask_ReworkProposal", "resubmit")))).getFirst();

        assertThat(played.undone()).containsExactly(0);
        assertThat(played.outcome()).isEqualTo(Outcome.WAITING);
        assertThat(played.waitsAt()).contains("userTask_DecideSponsorship");
    }

    @Test
    void modelsThatTheEngineRefusesAreToldWithItsReason() {
        var broken = BaselineModels.with("me-founding.bpmn", text -> text.replace("<zeebe:taskDefinition type=\"microenterprise.checkProposal\" retries=\"5\" />", ""));

        assertThat(rehearsals().refusals(BASELINE)).isEmpty();
        assertThat(rehearsals().refusals(broken)).singleElement().asString().contains("serviceTask_CheckProposal");
    }

    @Test
    void aCaseThatTurnsInCirclesIsAborted() {
        var circling = BaselineModels.with("me-founding.bpmn", text -> text.replace("id=\"flow_CheckProposal_ChooseRoute\" sourceRef=\"serviceTask_CheckProposal\" targetRef=\"businessRuleTask_ChooseRoute\"",
                "id=\"flow_CheckProposal_ChooseRoute\" sourceRef=\"serviceTask_CheckProposal\" targetRef=\"serviceTask_CheckProposal\"")
                .replace("<bpmn:incoming>flow_CheckProposal_ChooseRoute</bpmn:incoming>", ""));

        assertThat(rehearsals().play(circling, List.of(founding("round"))).getFirst().problem()).contains("circles");
    }

    @Test
    void anExpressionThatNeverEndsIsGivenUp() {
        var endless = BaselineModels.with("me-founding.bpmn", text -> text.replace("=number(fundingAsked)", "=count(for a in 1..100000, b in 1..100000, c in 1..100000 return a)"));

        assertThat(rehearsals().play(endless, List.of(founding("endless"))).getFirst().outcome()).isIn(Outcome.STUCK, Outcome.ABORTED);
    }

    @Test
    void aProgramThatTakesTooLongIsEndedByForce() {
        var impatient = rehearsals(Duration.ofMillis(300), Duration.ofMillis(1));

        assertThat(impatient.play(BASELINE, List.of(founding("late"))).getFirst().outcome()).isEqualTo(Outcome.ABORTED);
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive).filter(child -> child.info().arguments().stream().flatMap(Arrays::stream).anyMatch("io.heyi.rehearsal.RehearsalEngine"::equals))).isEmpty();
    }

    @Test
    void withoutTheProgramTheOperatorIsToldWhatToDo() {
        var settings = new RehearsalProperties(Path.of("target/nowhere"), "512m", Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 100_000);

        assertThatThrownBy(() -> new EngineRehearsals(new RehearsalProgram(settings), settings).refusals(BASELINE)).hasMessageContaining("heyi.rehearsal.folder");
    }
}
