package io.heyi.emc.internal.renewal.tasks;

import static io.heyi.emc.ContractFixtures.aContract;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.Relation;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals.FigureId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcState;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.TermsJson;
import io.heyi.emc.internal.party.SharedServices;
import io.heyi.emc.internal.process.renewal.CycleSteps;
import io.heyi.emc.internal.process.renewal.FigureSteps;
import io.heyi.emc.internal.process.renewal.RenewalVariables;
import io.heyi.emc.internal.process.renewal.TermsSteps;
import io.heyi.emc.internal.renewal.RenewalId;
import io.heyi.emc.internal.renewal.RenewalModule;
import io.heyi.emc.internal.renewal.RenewalReply;
import io.heyi.emc.internal.renewal.RenewalService;
import io.heyi.emc.internal.renewal.RenewalStore;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskType;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.microenterprise.TownPeople;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** What the four tasks of a renewal take, refuse and show, on a real database. */
@RenewalModule
@Import({RenewalDesk.class, RenewalFacts.class, AnswerDispute.class, ConfirmTerms.class, MediateDispute.class, ProposeTerms.class})
class RenewalTasksTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 3);
    private static final ActorId FOOD = new ActorId("ME-0002");
    private static final ActorId CHEF = new ActorId("partner-chef");
    private static final String MEDIATORS = "platform-owner:food";

    @Autowired Contracts contracts;
    @Autowired SharedServices sharedServices;
    @Autowired TownPeople people;
    @Autowired TransactionTemplate transaction;
    @Autowired SetClock clock;
    @Autowired RenewalStore store;
    @Autowired RenewalService service;
    @Autowired CycleSteps cycle;
    @Autowired FigureSteps figures;
    @Autowired TermsSteps terms;
    @Autowired AnswerDispute answerDispute;
    @Autowired MediateDispute mediateDispute;
    @Autowired ProposeTerms proposeTerms;
    @Autowired ConfirmTerms confirmTerms;

    private RenewalId id;
    private final ContractTerms present = aContract().build();

    @BeforeEach
    void figuresArePublished() {
        sharedServices.register(people.as("administrator"), "SSP-LOGISTICS", "Logistics", List.of("entrepreneur-40"));
        clockAt(10);
        transaction.executeWithoutResult(status -> {
            var code = contracts.create(present, people.as("entrepreneur-01"));
            contracts.enter(code, EmcState.SIGNING, "partiesNamed", Map.of());
            contracts.seal(code, MONTH, present, "FORMATION", present.nodes().stream().map(node -> new Contracts.Signature(node.actor(), "p", "SIGNED", "s", TermsJson.hash(present),
                    clock.instant())).toList());
            contracts.enter(code, EmcState.ACTIVE, "allSigned", Map.of());
            id = new RenewalId(code, MONTH);
        });
        clockAt(23);
        transaction.executeWithoutResult(status -> cycle.findDue());
        clockAt(25);
        figures.freeze(in());
        figures.publish(in());
    }

    private void clockAt(int day) {
        clock.now = MONTH.atDay(day).atTime(12, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    private RenewalVariables in() {
        return new RenewalVariables(id.toString(), null, null);
    }

    private void disputed(ActorId party, String person, FigureId figure) {
        assertThat(service.dispute(people.as(person), id, party, figure, "too low", new BigDecimal("210"))).isEqualTo(new RenewalReply.Done());
        figures.closeDisputeWindow(in());
    }

    private void proposing() {
        figures.closeDisputeWindow(in());
    }

    private void drafted() {
        var next = new ContractTerms(present.title(), present.userScenario(), "Dinner in ten minutes", present.type(), present.platform(), present.parent(), present.currency(),
                present.governance(), present.goals(), present.shareSpace(), BigDecimal.ONE, present.split(), present.places(), present.nodes(), present.terminationConditions());
        assertThat(service.draft(people.as("entrepreneur-01"), id, next)).isEqualTo(new RenewalReply.Done());
    }

    @Test
    void theNextTermsAreAskedOfWhoLeadsWhenTheTaskIsOffered() {
        proposing();
        transaction.executeWithoutResult(status -> assertThat(proposeTerms.offeredTo(task()).orElseThrow().groups()).containsExactly("me-owner:ME-0001"));
    }

    private void confirming(String outcome) {
        assertThat(decide(proposeTerms, task(), "entrepreneur-01", outcome, "a note")).isInstanceOf(DecisionResult.Recorded.class);
        terms.publishProposal(in());
    }

    private TaskContext task(Object... variables) {
        var all = new HashMap<String, Object>();
        for (int i = 0; i < variables.length; i += 2) {
            all.put((String) variables[i], variables[i + 1]);
        }
        return new TaskContext(UUID.randomUUID(), 1, "emc-contract-renewal", "task", id.toString(), Optional.empty(), List.of(MEDIATORS), clock.instant(),
                Optional.of(clock.instant()), all);
    }

    private TaskContext aboutDispute() {
        return task("dispute", Map.of("id", "1"));
    }

    private TaskContext asking(ActorId member) {
        return task("confirmer", Map.of("actor", member.value()));
    }

    private TaskDecision decision(String person, String outcome, String reason, String value) {
        return new TaskDecision(people.as(person), outcome, Optional.ofNullable(reason), value == null ? Map.of() : Map.of("correctedValue", value), clock.instant());
    }

    private DecisionResult decide(TaskType type, TaskContext task, String person, String outcome, String reason) {
        return type.decide(task, decision(person, outcome, reason, null));
    }

    private static List<String> codes(List<FieldError> errors) {
        return errors.stream().map(error -> error.field() + " " + error.code()).toList();
    }

    private static String text(TaskFacts facts) {
        return facts.sections().stream().flatMap(section -> section.facts().stream()).map(fact -> fact.label() + ": " + fact.value()).collect(Collectors.joining("\n"));
    }

    // --- disputes

    @Test
    void aCorrectionNamesTheRightValueAndNothingElseDoes() {
        disputed(FOOD, "entrepreneur-02", new FigureId("ME-0002", "orders"));
        assertThat(codes(answerDispute.check(aboutDispute(), decision("entrepreneur-01", "accept", null, null)))).containsExactly("correctedValue emcrenewal.error.valueMissing");
        assertThat(codes(answerDispute.check(aboutDispute(), decision("entrepreneur-01", "reject", "no", "210")))).containsExactly("correctedValue emcrenewal.error.valueNotWanted");
        assertThat(answerDispute.check(aboutDispute(), decision("entrepreneur-01", "accept", null, "210.123456"))).as("orders are no money").isEmpty();
    }

    @Test
    void moneyIsCorrectedToTheCentAndWithinReason() {
        disputed(FOOD, "entrepreneur-02", new FigureId(id.emc().value(), "profit"));
        assertThat(codes(mediateDispute.check(aboutDispute(), decision("platform-owner-food", "correct", "seen", "210.123")))).containsExactly("correctedValue emcrenewal.error.amount");
        assertThat(codes(mediateDispute.check(aboutDispute(), decision("platform-owner-food", "correct", "seen", "-1000000000000")))).containsExactly("correctedValue emcrenewal.error.amount");
        assertThat(mediateDispute.check(aboutDispute(), decision("platform-owner-food", "correct", "seen", "-210.12"))).isEmpty();
    }

    @Test
    void theLeadAnswersOnce() {
        disputed(FOOD, "entrepreneur-02", new FigureId("ME-0002", "orders"));
        assertThat(answerDispute.alreadyDecided(aboutDispute())).isEmpty();
        assertThat(answerDispute.decide(aboutDispute(), decision("entrepreneur-01", "accept", null, "210"))).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(answerDispute.alreadyDecided(aboutDispute()).orElseThrow().outcome()).isEqualTo("accept");
        assertThat(decide(answerDispute, aboutDispute(), "entrepreneur-01", "reject", "no")).isInstanceOf(DecisionResult.TooLate.class);
    }

    @Test
    void aRejectedDisputeIsRuledOnByTheGroupThatIsAsked() {
        disputed(FOOD, "entrepreneur-02", new FigureId("ME-0002", "orders"));
        assertThat(decide(answerDispute, aboutDispute(), "entrepreneur-01", "reject", "it is right")).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(decide(mediateDispute, aboutDispute(), "platform-owner-food", "uphold", "early")).as("not asked yet").isInstanceOf(DecisionResult.TooLate.class);
        figures.askMediator(new RenewalVariables(id.toString(), new RenewalVariables.DisputeRef("1", true), null));
        assertThat(mediateDispute.alreadyDecided(aboutDispute())).isEmpty();
        assertThat(decide(mediateDispute, aboutDispute(), "platform-owner-food", "uphold", "as told")).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(mediateDispute.alreadyDecided(aboutDispute()).orElseThrow().outcome()).isEqualTo("uphold");
    }

    @Test
    void whoActsForAPartyDoesNotMediate() {
        var owner = new Relation(new Username("platform-owner-food"), Relation.Kind.ME_OWNER, "ME-0002");
        disputed(FOOD, "entrepreneur-02", new FigureId("ME-0001", "orders"));
        assertThat(mediateDispute.excluded(aboutDispute())).contains(new Username("entrepreneur-01"), new Username("entrepreneur-02"), new Username("partner-chef"))
                .doesNotContain(new Username("platform-owner-food"));
        people.grant(List.of(owner));
        try {
            assertThat(mediateDispute.excluded(aboutDispute())).contains(new Username("platform-owner-food"));
        } finally {
            people.revoke(List.of(owner));
        }
    }

    // --- terms

    @Test
    void onlyAnOtherDraftCanBeProposed() {
        proposing();
        assertThat(codes(proposeTerms.check(task(), decision("entrepreneur-01", "propose", null, null)))).containsExactly("outcome emcrenewal.error.nothingDrafted");
        assertThat(service.draft(people.as("entrepreneur-01"), id, present)).isEqualTo(new RenewalReply.Done());
        assertThat(codes(proposeTerms.check(task(), decision("entrepreneur-01", "propose", null, null)))).containsExactly("outcome emcrenewal.error.nothingDrafted");
        assertThat(proposeTerms.check(task(), decision("entrepreneur-01", "noChange", null, null))).isEmpty();
        drafted();
        assertThat(proposeTerms.check(task(), decision("entrepreneur-01", "propose", null, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"noChange", "propose"})
    void theLeadProposesOnceAndItsNoteIsKept(String outcome) {
        proposing();
        drafted();
        assertThat(proposeTerms.alreadyDecided(task())).isEmpty();
        confirming(outcome);
        assertThat(proposeTerms.alreadyDecided(task()).orElseThrow().outcome()).isEqualTo(outcome);
        assertThat(store.find(id).orElseThrow().proposal().orElseThrow().note()).isEqualTo("a note");
        assertThat(decide(proposeTerms, task(), "entrepreneur-01", outcome, null)).isInstanceOf(DecisionResult.TooLate.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm", "object", "leave"})
    void aMemberThatIsAskedAnswersOnce(String outcome) {
        proposing();
        confirming("noChange");
        assertThat(confirmTerms.alreadyDecided(asking(FOOD))).isEmpty();
        assertThat(decide(confirmTerms, asking(FOOD), "entrepreneur-02", outcome, "why")).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(confirmTerms.alreadyDecided(asking(FOOD)).orElseThrow().outcome()).isEqualTo(outcome);
        assertThat(decide(confirmTerms, asking(FOOD), "entrepreneur-02", "confirm", null)).isInstanceOf(DecisionResult.TooLate.class);
        assertThat(decide(confirmTerms, asking(new ActorId("ME-0001")), "entrepreneur-01", "confirm", null)).as("the lead has proposed").isInstanceOf(DecisionResult.Refused.class);
    }

    // --- what is shown

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyTaskTellsWhatItIsAbout(String language) {
        var locale = Locale.forLanguageTag(language);
        service.wish(people.as("partner-chef"), id, CHEF, "more, please", new BigDecimal("12"), false);
        disputed(FOOD, "entrepreneur-02", new FigureId("ME-0002", "orders"));
        assertThat(text(answerDispute.facts(aboutDispute(), locale))).contains("too low", "210");
        decide(answerDispute, aboutDispute(), "entrepreneur-01", "reject", "it is right");
        figures.askMediator(new RenewalVariables(id.toString(), new RenewalVariables.DisputeRef("1", true), null));
        assertThat(text(mediateDispute.facts(aboutDispute(), locale))).contains("it is right");
        decide(mediateDispute, aboutDispute(), "platform-owner-food", "uphold", "as told");
        figures.applyRulings(in());
        drafted();
        assertThat(text(proposeTerms.facts(task(), locale))).contains("Dinner in ten minutes", "more, please");
        confirming("propose");
        assertThat(text(confirmTerms.facts(asking(FOOD), locale))).contains("Dinner in ten minutes", "a note").doesNotContain(confirmsBySilence(locale));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void onlyUnchangedTermsAreConfirmedBySilence(String language) {
        var locale = Locale.forLanguageTag(language);
        proposing();
        confirming("noChange");
        assertThat(text(confirmTerms.facts(asking(FOOD), locale))).contains(confirmsBySilence(locale), "a note");
    }

    private static String confirmsBySilence(Locale locale) {
        return locale.equals(Locale.ENGLISH) ? "Silence confirms" : "沉默视为确认";
    }
}
