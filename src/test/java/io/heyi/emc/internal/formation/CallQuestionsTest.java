package io.heyi.emc.internal.formation;

import static io.heyi.emc.ContractFixtures.aContract;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcModule;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.microenterprise.TownPeople;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Questions about a call on a real database: who asks and answers, until when, and who sees what (issue 4, part 3). */
@EmcModule
@Import(FormingTest.Beans.class)
@TestPropertySource(properties = {"spring.flyway.locations=classpath:db/migration/emc,classpath:db/migration/tender", "heyi.policy.emc.formation.minimum-commitments=1"})
class CallQuestionsTest {

    private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
    private static final Instant DEADLINE = START.plus(Duration.ofDays(10));
    private static final ActorId ASKER = new ActorId("ME-0002");

    @Autowired CallQuestions questions;
    @Autowired CallReading calls;
    @Autowired CallSteps steps;
    @Autowired Committing committing;
    @Autowired LeadDesk desk;
    @Autowired FormationCalls starts;
    @Autowired Contracts contracts;
    @Autowired TownPeople people;
    @Autowired SetClock clock;
    @Autowired RecordedAudit audit;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private EmcCode emc;

    @BeforeEach
    void aCall() {
        clock.now = START;
        emc = called(DEADLINE);
    }

    private EmcCode called(Instant deadline) {
        return transaction.execute(status -> {
            var code = contracts.create(aContract().onlyTheLead().build(), owner(1));
            starts.start(code, new FormationStart.Call(deadline, null, null));
            return code;
        });
    }

    private CurrentUser owner(int number) {
        return people.as("entrepreneur-%02d".formatted(number));
    }

    private String asks(CurrentUser person, String actor, String text) {
        return told(questions.ask(person, emc, new ActorId(actor), text, UUID.randomUUID().toString()));
    }

    private String answers(CurrentUser person, int number, String text) {
        return told(questions.answer(person, emc, number, text));
    }

    private CallView.Asked seenBy(CurrentUser reader) {
        return calls.find(reader, emc).orElseThrow().questions();
    }

    private static String told(FormationOutcome outcome) {
        return switch (outcome) {
            case FormationOutcome.TooLate late -> late.messageKey();
            case FormationOutcome.NotAllowed not -> not.messageKey();
            case FormationOutcome.Invalid(var errors) -> String.join(",", errors.stream().map(FieldError::code).toList());
            case FormationOutcome.Unknown unknown -> "unknown";
            case FormationOutcome.Done done -> "done";
        };
    }

    @Test
    void everybodyWhoSeesTheCallSeesQuestionsAndAnswersButNotWhoAsked() {
        assertThat(asks(owner(2), "ME-0002", "How many families?")).isEqualTo("done");
        assertThat(answers(owner(1), 1, "Four hundred.")).isEqualTo("done");
        for (var reader : List.of(owner(1), owner(3), people.as("auditor"), people.as("administrator"), people.as("partner-chef"))) {
            var view = calls.find(reader, emc).orElseThrow();
            assertThat(view.questions().asked()).singleElement().satisfies(question -> {
                assertThat(question.text()).isEqualTo("How many families?");
                assertThat(question.answer()).isEqualTo("Four hundred.");
                assertThat(question.mine()).isFalse();
            });
            assertThat(view.timeline()).extracting(CallView.Happened::fact).containsExactly("callOpened", "questionAsked", "questionAnswered");
            assertThat(view.toString()).doesNotContain("ME-0002", "entrepreneur-02");
        }
        assertThat(seenBy(owner(2)).asked().getFirst().mine()).isTrue();
        assertThat(audit.events).filteredOn(event -> event.stream().equals(emc.value())).extracting(event -> event.action()).contains("emc.questionAsked", "emc.questionAnswered");
        assertThat(audit.events.stream().filter(event -> event.stream().equals(emc.value())).toList().toString()).doesNotContain("entrepreneur-02", "ME-0002");
    }

    @Test
    void whoCouldCommitAsksAndTheLeadAnswers() {
        assertThat(seenBy(owner(2))).satisfies(asked -> {
            assertThat(asked.mayAsk()).isTrue();
            assertThat(asked.mayAnswer()).isFalse();
        });
        assertThat(seenBy(owner(1)).mayAsk()).as("the lead").isFalse();
        assertThat(asks(owner(3), "ME-0002", "?")).isEqualTo("emcformation.refusal.notYourActor");
        assertThat(asks(owner(1), "ME-0001", "?")).isEqualTo("emcformation.obstacle.conflict");
        assertThat(asks(owner(7), "ME-0007", "In euros?")).as("whom no contract could have").isEqualTo("emcformation.obstacle.currency");
        assertThat(asks(owner(2), "nobody", "?")).isEqualTo("emcformation.error.unknownActor");
        assertThat(asks(owner(2), "ME-0002", " ")).isEqualTo("tenderroom.error.text");
        assertThat(asks(owner(2), "ME-0002", "How many?")).isEqualTo("done");
        assertThat(seenBy(owner(1)).mayAnswer()).isTrue();
        assertThat(answers(owner(2), 1, "Many")).isEqualTo("emcformation.refusal.answersByTheLead");
        assertThat(answers(owner(1), 2, "Many")).isEqualTo("tenderroom.error.noQuestion");
        assertThat(told(questions.ask(owner(2), new EmcCode("EMC-9999"), ASKER, "?", "k"))).isEqualTo("unknown");
        assertThat(told(questions.answer(owner(1), new EmcCode("EMC-9999"), 1, "?"))).isEqualTo("unknown");
    }

    @Test
    void theSameRequestAsksOnceEvenAtTheSameTime() throws Exception {
        Callable<String> ask = () -> told(questions.ask(owner(2), emc, ASKER, "How many?", "once"));
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var one : pool.invokeAll(List.of(ask, ask, ask, ask))) {
                assertThat(one.get()).isEqualTo("done");
            }
        }
        assertThat(seenBy(owner(2)).asked()).hasSize(1);
        assertThat(answers(owner(1), 1, "Many")).isEqualTo("done");
        assertThat(answers(owner(1), 1, "Many")).isEqualTo("done");
        assertThat(answers(owner(1), 1, "Few")).isEqualTo("tenderroom.refusal.answered");
    }

    @Test
    void theSameRequestHasTheSameResultWhateverHasComeInItsWaySince() {
        assertThat(told(questions.ask(owner(2), emc, ASKER, "How many?", "once"))).isEqualTo("done");
        jdbc.sql("update emc.formation set lead = 'ME-0002', state = jsonb_set(state, '{lead}', '\"ME-0002\"') where emc = ?").param(emc.value()).update();
        assertThat(asks(owner(2), "ME-0002", "How many?")).isEqualTo("emcformation.obstacle.conflict");
        assertThat(told(questions.ask(owner(2), emc, ASKER, "How many?", "once"))).isEqualTo("done");
        assertThat(seenBy(owner(2)).asked()).hasSize(1);
    }

    @Test
    void questionsEndBeforeTheJoinDeadlineAndAnswersWithIt() {
        asks(owner(2), "ME-0002", "How many?");
        asks(owner(2), "ME-0002", "How often?");
        clock.now = DEADLINE.minus(Duration.ofDays(2));
        assertThat(seenBy(owner(2)).until()).isEqualTo(clock.now);
        assertThat(seenBy(owner(2)).mayAsk()).isFalse();
        assertThat(asks(owner(2), "ME-0002", "Too late?")).isEqualTo("tenderroom.refusal.questionsOver");
        assertThat(answers(owner(1), 1, "Many")).isEqualTo("done");
        clock.now = DEADLINE;
        assertThat(seenBy(owner(1)).mayAnswer()).isFalse();
        assertThat(answers(owner(1), 2, "Often")).isEqualTo("emcformation.refusal.answersOver");
    }

    @Test
    void theExtensionOfTheCallExtendsTheTimeForQuestions() {
        clock.now = DEADLINE;
        steps.extendCall(emc);
        assertThat(seenBy(owner(2)).until()).isEqualTo(DEADLINE.plus(Duration.ofDays(3)));
        assertThat(asks(owner(2), "ME-0002", "Still open?")).isEqualTo("done");
    }

    @Test
    void aShortCallTakesQuestionsForHalfOfItsTime() {
        emc = called(START.plus(Duration.ofHours(10)));
        assertThat(seenBy(owner(2)).until()).isEqualTo(START.plus(Duration.ofHours(5)));
    }

    @Test
    void theLeadIsRemindedUntilEverythingIsAnswered() {
        assertThat(waiting(owner(1))).isEmpty();
        asks(owner(2), "ME-0002", "How many?");
        asks(owner(2), "ME-0002", "How often?");
        assertThat(waiting(owner(1))).singleElement().satisfies(one -> {
            assertThat(one.unanswered()).isEqualTo(2);
            assertThat(one.due()).isFalse();
        });
        steps.remindAnswers(emc);
        steps.remindAnswers(emc);
        assertThat(waiting(owner(1))).singleElement().satisfies(one -> assertThat(one.due()).isTrue());
        assertThat(facts()).containsOnlyOnce("questionsReminded");
        assertThat(waiting(owner(2))).isEmpty();
        clock.now = DEADLINE.minus(Duration.ofDays(2));
        assertThat(waiting(owner(1))).singleElement().satisfies(one -> assertThat(one.due()).isTrue());
        answers(owner(1), 1, "Many");
        answers(owner(1), 2, "Often");
        assertThat(waiting(owner(1))).isEmpty();
    }

    private List<String> facts() {
        return calls.find(owner(1), emc).orElseThrow().timeline().stream().map(CallView.Happened::fact).toList();
    }

    @Test
    void standInsAnswerWhatTheLeadHasLeftOpen() {
        var standIn = new CurrentUser(new Username("process-owner"), "Mx Process", Set.of(Role.PROCESS_OWNER), Set.of(), Set.of("process-owner"), "session");
        steps.escalateQuestions(emc);
        assertThat(facts()).as("nothing is open").doesNotContain("questionsEscalated");
        asks(owner(2), "ME-0002", "How many?");
        assertThat(answers(standIn, 1, "Many")).isEqualTo("emcformation.refusal.answersByTheLead");
        assertThat(waiting(standIn)).isEmpty();
        steps.escalateQuestions(emc);
        steps.escalateQuestions(emc);
        assertThat(facts()).containsOnlyOnce("questionsEscalated");
        assertThat(waiting(standIn)).hasSize(1);
        assertThat(seenBy(standIn).mayAnswer()).isTrue();
        assertThat(answers(owner(3), 1, "Many")).as("no stand-in").isEqualTo("emcformation.refusal.answersByTheLead");
        assertThat(answers(standIn, 1, "Many")).isEqualTo("done");
        assertThat(waiting(standIn)).isEmpty();
    }

    @Test
    void noStandInAnswersARivalOfItsOwnActor() {
        var owner = owner(2);
        var rival = new CurrentUser(owner.username(), owner.displayName(), Set.of(Role.ENTREPRENEUR, Role.PROCESS_OWNER), owner.relations(), owner.groups(), owner.sessionId());
        asks(owner(3), "ME-0003", "How many?");
        steps.escalateQuestions(emc);
        assertThat(seenBy(rival).mayAnswer()).isTrue();
        committing.commit(owner(2), emc, commitment());
        assertThat(seenBy(rival).mayAnswer()).isFalse();
        assertThat(answers(rival, 1, "None")).isEqualTo("emcformation.refusal.answersByTheLead");
        assertThat(waiting(rival)).isEmpty();
    }

    @Test
    void afterTheDeadlineNobodyIsPressedAnyMoreAndAnExtensionPressesAnew() {
        asks(owner(2), "ME-0002", "How many?");
        clock.now = DEADLINE;
        steps.remindAnswers(emc);
        steps.escalateQuestions(emc);
        assertThat(facts()).doesNotContain("questionsReminded", "questionsEscalated");
        var window = steps.extendCall(emc);
        assertThat(window.answersReminderAt()).isEqualTo(DEADLINE.plus(Duration.ofDays(2)).toString());
        assertThat(window.answersDueAt()).isEqualTo(DEADLINE.plus(Duration.ofDays(4)).toString());
        steps.remindAnswers(emc);
        assertThat(facts()).contains("questionsReminded");
    }

    private static Commitment commitment() {
        return new Commitment(ASKER, "recipes", List.of(new Commitment.Promise("orders", new BigDecimal(200), null)), BigDecimal.TEN, new Commitment.Plan("x", null, null, null), null,
                List.of());
    }

    private List<CallQuestions.Waiting> waiting(CurrentUser reader) {
        return questions.waitingFor(reader, 1000).stream().filter(one -> one.emc().equals(emc)).toList();
    }

    @Test
    void aWithdrawnCallTakesNeitherQuestionsNorAnswers() {
        asks(owner(2), "ME-0002", "How many?");
        assertThat(told(desk.withdraw(owner(1), emc, "the oven is late"))).isEqualTo("done");
        assertThat(asks(owner(3), "ME-0003", "Why?")).isEqualTo("tenderroom.refusal.questionsOver");
        assertThat(answers(owner(1), 1, "Many")).isEqualTo("emcformation.refusal.answersOver");
        assertThat(waiting(owner(1))).isEmpty();
        assertThat(seenBy(owner(2)).asked()).hasSize(1);
    }

    @Test
    void aCallFromBeforeThereWereQuestionsTakesThemUntilItsDeadline() {
        jdbc.sql("update emc.formation set state = jsonb_set(state - 'questions', '{rounds,0}', (state -> 'rounds' -> 0) - 'questionsUntil') where emc = ?").param(emc.value()).update();
        assertThat(seenBy(owner(2)).until()).isEqualTo(DEADLINE);
        assertThat(waiting(owner(1))).isEmpty();
        assertThat(asks(owner(2), "ME-0002", "How many?")).isEqualTo("done");
        assertThat(waiting(owner(1))).hasSize(1);
    }

    @Test
    void whoHasBidMayAskOnAndReplaceItsCommitment() {
        var commitment = commitment();
        assertThat(told(committing.commit(owner(2), emc, commitment))).isEqualTo("done");
        assertThat(asks(owner(2), "ME-0002", "And on Sundays?")).isEqualTo("done");
        answers(owner(1), 1, "Yes");
        assertThat(told(committing.commit(owner(2), emc, commitment))).isEqualTo("done");
    }
}
