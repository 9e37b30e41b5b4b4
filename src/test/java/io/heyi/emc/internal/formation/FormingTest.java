package io.heyi.emc.internal.formation;

import static io.heyi.emc.ContractFixtures.aContract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.audit.AuditEvent;
import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.emc.ContractFixtures;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcModule;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.emc.KnownMicroenterprises;
import io.heyi.emc.Tier;
import io.heyi.emc.UnsealedContracts;
import io.heyi.emc.internal.chain.ContractChain;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.TermsJson;
import io.heyi.emc.internal.formation.CallView.Mine;
import io.heyi.emc.internal.formation.Review.Decision;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.interest.PlayedInterests;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.TownPeople;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.orchestration.TryLater;
import io.heyi.shared.FieldError;
import io.heyi.shared.WorkingDays;
import io.heyi.web.ApiProblem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** People and steps together on a real database; the engine is played by the test (domain.md P2). */
@EmcModule
@Import(FormingTest.Beans.class)
@TestPropertySource(properties = {"spring.flyway.locations=classpath:db/migration/emc,classpath:db/migration/tender", "heyi.policy.emc.formation.minimum-commitments=1"})
class FormingTest {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"io.heyi.emc.internal.formation", "io.heyi.tender.internal.bids"})
    static class Beans {

        @Bean
        ProcessCommands processCommands() {
            return Mockito.mock(ProcessCommands.class);
        }

        @Bean
        WorkingDays calendar() {
            return new WorkingDays(ZoneId.of("Asia/Shanghai"), Set.of());
        }

        /** ME-0007 keeps its books in euros. */
        @Bean
        Ledger ledger() {
            var ledger = Mockito.mock(Ledger.class);
            Mockito.when(ledger.currencies(ArgumentMatchers.anyCollection())).thenAnswer(call -> call.<Collection<String>>getArgument(0).stream()
                    .filter("ME-0007"::equals).collect(Collectors.toMap(owner -> owner, owner -> Currency.getInstance("EUR"))));
            return ledger;
        }

        @Bean
        Actuals actuals() {
            var actuals = Mockito.mock(Actuals.class);
            Mockito.when(actuals.rating(ArgumentMatchers.any())).thenReturn(new BigDecimal("3.0"));
            Mockito.when(actuals.rating(new ActorId("ME-0009"))).thenReturn(new BigDecimal("1.9"));
            return actuals;
        }
    }

    private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
    private static final Instant DEADLINE = START.plus(Duration.ofDays(10));
    private static final String SECRET = "Only we know how to do it";

    @Autowired FormationCalls starts;
    @Autowired Contracts contracts;
    @Autowired Emcs emcs;
    @Autowired ContractChain chain;
    @Autowired Committing committing;
    @Autowired LeadDesk lead;
    @Autowired UnsealedContracts unsealed;
    @Autowired CallReading calls;
    @Autowired CallSteps steps;
    @Autowired ContractSteps contract;
    @Autowired CancelledFormations cancelled;
    @Autowired ReviewCommitments reviewTask;
    @Autowired SignContract signTask;
    @Autowired ProcessCommands process;
    @Autowired TownPeople people;
    @Autowired KnownMicroenterprises microenterprises;
    @Autowired SetClock clock;
    @Autowired RecordedAudit audit;
    @Autowired PlayedInterests register;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void now() {
        clock.now = START;
        Mockito.clearInvocations(process);
    }

    private <T> T tx(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    private CurrentUser owner(int number) {
        return people.as("entrepreneur-%02d".formatted(number));
    }

    private EmcCode opened(ContractTerms terms, FormationStart.Way way) {
        assertThat(starts.check(way, terms)).isEmpty();
        return tx(() -> {
            var code = contracts.create(terms, owner(1));
            starts.start(code, way);
            return code;
        });
    }

    private EmcCode called() {
        return opened(aContract().onlyTheLead().build(), new FormationStart.Call(DEADLINE, null, null));
    }

    private static Commitment commitment(String actor, String place, String orders, String share) {
        return new Commitment(new ActorId(actor), place, List.of(new Commitment.Promise("orders", new BigDecimal(orders), null)), new BigDecimal(share),
                new Commitment.Plan(SECRET, null, null, null), null, List.of());
    }

    private void commits(EmcCode emc, String person, String actor, String place, String orders, String share) {
        assertThat(committing.commit(people.as(person), emc, commitment(actor, place, orders, share))).isInstanceOf(FormationOutcome.Done.class);
    }

    private EmcState state(EmcCode emc) {
        return emcs.find(emc).map(EmcView::state).orElseThrow();
    }

    private static String refusal(FormationOutcome outcome) {
        return switch (outcome) {
            case FormationOutcome.TooLate late -> late.messageKey();
            case FormationOutcome.NotAllowed not -> not.messageKey();
            case FormationOutcome.Invalid(var errors) -> String.join(",", errors.stream().map(FieldError::code).toList());
            case FormationOutcome.Unknown unknown -> "unknown";
            case FormationOutcome.Done done -> "done";
        };
    }

    private static TaskContext task(EmcCode emc, Map<String, Object> variables) {
        return new TaskContext(UUID.randomUUID(), 1, "emc-formation", "task", emc.value(), Optional.empty(), List.of(), START, Optional.empty(), variables);
    }

    private DecisionResult fixes(EmcCode emc, CurrentUser by) {
        return reviewTask.decide(task(emc, Map.of()), new TaskDecision(by, "fix", Optional.empty(), Map.of(), clock.now));
    }

    private DecisionResult signs(EmcCode emc, String hash, String actor, CurrentUser by, String outcome) {
        return signTask.decide(task(emc, Map.of("signatory", Map.of("actor", actor), "termsHash", hash)), new TaskDecision(by, outcome, Optional.of("why"), Map.of(), clock.now));
    }

    /** Two recipes, one of them by a partner from outside, and a delivery; opened and chosen as proposed. */
    private EmcCode chosen() {
        var emc = called();
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "200", "20");
        commits(emc, "entrepreneur-03", "ME-0003", "recipes", "150", "25");
        commits(emc, "partner-chef", "partner-chef", "recipes", "300", "10");
        commits(emc, "entrepreneur-04", "ME-0004", "delivery", "120", "0");
        clock.now = DEADLINE;
        assertThat(steps.openCommitments(emc).openResult()).isEqualTo("review");
        assertThat(fixes(emc, owner(1))).isInstanceOf(DecisionResult.Recorded.class);
        return emc;
    }

    // --- whoever is dissolved commits to nothing new

    @Test
    void whoIsFrozenCommitsToNoCallAndIsToldWhichCaseHoldsIt() {
        var emc = called();
        microenterprises.dissolve("ME-0021");
        assertThat(committing.commit(owner(21), emc, commitment("ME-0021", "recipes", "200", "20")))
                .isEqualTo(new FormationOutcome.TooLate("microenterprise.freeze.DISSOLVING", List.of("ME-0021", "DC-0001")));
        assertThat(calls.find(owner(21), emc).orElseThrow().mine()).filteredOn(mine -> mine.actor().equals(new ActorId("ME-0021"))).extracting(Mine::obstacle).containsExactly("frozen");
    }

    @Test
    void whoIsFrozenAfterCommittingIsLeftOutOfTheContract() {
        var emc = called();
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "200", "20");
        commits(emc, "entrepreneur-22", "ME-0022", "recipes", "150", "25");
        commits(emc, "entrepreneur-04", "ME-0004", "delivery", "120", "0");
        microenterprises.dissolve("ME-0022");
        clock.now = DEADLINE;
        steps.openCommitments(emc);
        contract.acceptAll(emc);
        contract.draftContract(emc);
        assertThat(tx(() -> contracts.find(emc).orElseThrow()).terms().node(new ActorId("ME-0022"))).isEmpty();
    }

    @Test
    void whoIsFrozenSignsNoContractButMayRefuse() {
        var emc = called();
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "200", "20");
        commits(emc, "entrepreneur-23", "ME-0023", "recipes", "150", "25");
        commits(emc, "entrepreneur-04", "ME-0004", "delivery", "120", "0");
        clock.now = DEADLINE;
        steps.openCommitments(emc);
        contract.acceptAll(emc);
        var hash = contract.draftContract(emc).termsHash();
        microenterprises.dissolve("ME-0023");
        assertThat(signs(emc, hash, "ME-0023", owner(23), "sign")).isInstanceOf(DecisionResult.TooLate.class);
        assertThat(signs(emc, hash, "ME-0023", owner(23), "refuse")).isInstanceOf(DecisionResult.Recorded.class);
    }

    @Test
    void whoIsFrozenOpensNoCall() {
        microenterprises.dissolve("ME-0024");
        var terms = aContract().nodes(ContractFixtures.lead("ME-0024", "40")).build();
        assertThat(tx(() -> contracts.check(terms))).contains(FieldError.of("nodes[0].actor", "microenterprise.freeze.DISSOLVING", "ME-0024", "DC-0001"));
    }

    // --- without its process

    @Test
    void aCallWhoseProcessIsGoneLapsesByAnOperatorsHandOncePastItsDeadline() {
        var emc = called();
        clock.now = DEADLINE;
        assertThat(cancelled.waiting(clock.now, "", 200)).doesNotContain(emc.value());
        clock.now = DEADLINE.plusSeconds(1);
        assertThat(cancelled.waiting(clock.now, "", 200)).contains(emc.value());
        assertThat(cancelled.waiting(clock.now, emc.value(), 200)).doesNotContain(emc.value());
        assertThat(cancelled.waiting(emc.value())).contains(emcs.find(emc).orElseThrow().terms().title());

        assertThat(cancelled.close(emc.value(), "cancelled in the engine", "operator")).isEmpty();
        assertThat(cancelled.close(emc.value(), "again", "operator")).isEmpty();

        assertThat(state(emc)).isEqualTo(EmcState.LAPSED);
        assertThat(cancelled.waiting(emc.value())).isEmpty();
        assertThat(audit.events).filteredOn(event -> event.stream().equals(emc.value()) && event.action().equals("emc.cancelled")).singleElement()
                .satisfies(event -> assertThat(event.actor()).isEqualTo("operator"));
    }

    // --- the call

    @Test
    void aCallStartsItsProcessOnceWithItsDeadlineAndNothingElse() {
        var emc = called();
        Mockito.verify(process).publish("emc.callOpened", emc.value(), Map.of("emc", emc.value(), "mode", "CALL", "joinDeadline", DEADLINE.toString(),
                "escalateAt", DEADLINE.minus(Duration.ofDays(2)).toString(), "reminderCycle", "R/PT24H",
                "answersReminderAt", DEADLINE.minus(Duration.ofDays(3)).toString(), "answersDueAt", DEADLINE.minus(Duration.ofDays(1)).toString()));
        assertThat(state(emc)).isEqualTo(EmcState.JOINING);
        assertThat(starts.call(emc)).hasValueSatisfying(call -> assertThat(call.box()).isEqualTo(emc + "/1"));
    }

    @Test
    void aCallIsCheckedBeforeItIsOpened() {
        var terms = aContract().onlyTheLead().build();
        assertThat(starts.check(new FormationStart.Call(START, START, Map.of("price", new BigDecimal(99))), terms)).extracting(FieldError::field)
                .containsExactly("joinDeadline", "reviewDeadline", "weights");
        assertThat(starts.check(new FormationStart.Call(null, null, Map.of("beauty", BigDecimal.TEN)), aContract().onlyTheLead().places().build())).extracting(FieldError::field)
                .containsExactly("places", "weights.beauty");
        assertThat(starts.check(new FormationStart.Canvas(), terms)).extracting(FieldError::field).containsExactly("nodes", "places[0]");
        assertThat(starts.check(starts.usual(), terms)).isEmpty();
    }

    @Test
    void whoDoesNotActForAnActorCannotCommitForIt() {
        var emc = called();
        assertThat(refusal(committing.commit(owner(3), emc, commitment("ME-0002", "recipes", "200", "20")))).isEqualTo("emcformation.refusal.notYourActor");
        assertThat(refusal(committing.takeBack(owner(3), emc, new ActorId("ME-0002")))).isEqualTo("emcformation.refusal.notYourActor");
        assertThat(refusal(committing.commit(people.as("administrator"), emc, commitment("ME-0002", "recipes", "200", "20")))).isEqualTo("emcformation.refusal.notYourActor");
    }

    @Test
    void whatIsCommittedCannotBeFoundAnywhereInTheDatabaseBeforeTheDeadline() {
        var emc = called();
        var unique = "Nobody else says this " + UUID.randomUUID();
        var commitment = new Commitment(new ActorId("ME-0002"), "recipes", List.of(new Commitment.Promise("orders", new BigDecimal("211.98765"), null)), new BigDecimal("20.4321"),
                new Commitment.Plan(unique, null, null, null), null, List.of());
        assertThat(committing.commit(owner(2), emc, commitment)).isInstanceOf(FormationOutcome.Done.class);
        for (var secret : List.of(unique, "211.98765", "20.4321")) {
            var hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
            for (var table : jdbc.sql("select table_schema || '.' || table_name from information_schema.tables where table_schema in ('emc', 'tender') and table_type = 'BASE TABLE'")
                    .query(String.class).list()) {
                var found = jdbc.sql("select count(*) from " + table + " t where t::text like :text or t::text like :hex").param("text", "%" + secret + "%").param("hex", "%" + hex + "%")
                        .query(Integer.class).single();
                assertThat(found).as("%s in %s", secret, table).isZero();
            }
        }
        assertThat(audit.events.toString()).doesNotContain(unique, "211.98765", "20.4321");
    }

    @Test
    void untilTheBoxIsOpenedNobodyButTheBidderIsToldWhoBidsForWhat() {
        var emc = called();
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "211.125", "20.4321");
        for (var reader : List.of(owner(1), owner(3), people.as("auditor"), people.as("administrator"), people.as("partner-chef"))) {
            var view = calls.find(reader, emc).orElseThrow();
            assertThat(view.commitments()).isEqualTo(1);
            assertThat(view.toString()).as("%s", reader.username()).doesNotContain(SECRET, "211.125", "20.4321", "ME-0002", "entrepreneur-02");
            assertThat(lead.review(reader, emc)).isEmpty();
        }
        assertThat(lead.isSealed(owner(1), emc)).isTrue();
        assertThat(calls.find(owner(2), emc).orElseThrow()).satisfies(own -> {
            assertThat(own.mine()).filteredOn(mine -> mine.receipt() != null).extracting(Mine::actor).containsExactly(new ActorId("ME-0002"));
            assertThat(own.timeline()).extracting(CallView.Happened::fact).containsExactly("callOpened", "committed");
        });
        assertThat(audit.events.stream().filter(event -> event.stream().startsWith(emc.value())).toList().toString()).contains("emc.committed").doesNotContain("ME-0002", "entrepreneur-02");
    }

    @Test
    void whoIsInIsToldToPeopleInsideOnceTheBoxIsOpen() {
        people.hold("partner-recipes", Role.EXTERNAL_PARTNER);
        var emc = called();
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "200", "20");
        commits(emc, "partner-recipes", "partner-recipes", "recipes", "150", "25");
        clock.now = DEADLINE;
        steps.openCommitments(emc);
        assertThat(calls.find(owner(3), emc).orElseThrow()).satisfies(view -> {
            assertThat(view.in()).extracting(CallView.In::placeTitle).containsExactly("Place recipes", "Place recipes");
            assertThat(view.timeline()).filteredOn(row -> row.fact().equals("committed")).extracting(row -> row.arguments().getFirst()).contains("Name of ME-0002");
        });
        var bidder = calls.find(people.as("partner-recipes"), emc).orElseThrow();
        assertThat(bidder.in()).isEmpty();
        assertThat(bidder.mine()).singleElement().satisfies(mine -> assertThat(mine.result()).isNotNull());
        assertThat(bidder.toString()).doesNotContain("ME-0002", "entrepreneur-");
        assertThat(audit.events.stream().filter(event -> event.stream().equals(emc.value()) && event.action().equals("emc.commitmentsOpened")).toList().toString())
                .as("the history now knows whose bids they were").contains("ME-0002, recipes, entrepreneur-02: ");
    }

    @Test
    void aPartnerFromOutsideWhoLooksAtASecondCallLearnsNothingOfTheFirst() {
        people.hold("partner-recipes", Role.EXTERNAL_PARTNER);
        var emc = called();
        commits(emc, "entrepreneur-04", "ME-0004", "delivery", "120", "0");
        clock.now = DEADLINE;
        steps.openCommitments(emc);
        contract.acceptAll(emc);
        contract.draftContract(emc);
        steps.reopenPlaces(emc);
        var view = calls.find(people.as("partner-recipes"), emc).orElseThrow();
        assertThat(view.toString()).doesNotContain("ME-0004", "entrepreneur-");
        assertThat(view.timeline()).extracting(CallView.Happened::fact).containsExactly("callOpened", "commitmentsOpened", "placesReopened");
        assertThat(calls.draft(people.as("partner-recipes"), emc)).isEmpty();
    }

    @Test
    void whoHasBidFromOutsideMayLookAtTheCallAndItsOwnCommitmentForGood() {
        people.hold("partner-baker", Role.EXTERNAL_PARTNER);
        var baker = people.as("partner-baker");
        var emc = called();
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "200", "20");
        commits(emc, "partner-baker", "partner-baker", "recipes", "150", "90");
        commits(emc, "entrepreneur-04", "ME-0004", "delivery", "120", "0");
        clock.now = DEADLINE;
        steps.openCommitments(emc);
        assertThat(calls.find(baker, emc).orElseThrow().mine().getFirst().result()).isNotNull();
        assertThat(lead.draft(owner(1), emc, new Review(List.of(new Review.Choice(new ActorId("partner-baker"), Decision.REJECT, "too dear", null)), new BigDecimal("40"), Split.RATIOS))).isInstanceOf(FormationOutcome.Done.class);
        assertThat(fixes(emc, owner(1))).isInstanceOf(DecisionResult.Recorded.class);
        contract.draftContract(emc);
        var view = calls.find(baker, emc).orElseThrow();
        assertThat(view.readable()).isFalse();
        assertThat(view.mine()).singleElement().satisfies(mine -> assertThat(mine.result().note()).isEqualTo("too dear"));
        assertThat(view.signatures()).isEmpty();
        assertThat(view.timeline()).extracting(CallView.Happened::fact).contains("commitmentsOpened").doesNotContain("reviewFixed", "contractDrafted");
        assertThat(calls.answeredFor(baker, 5)).extracting(CallView::emc).as("its home page says so").containsExactly(emc);
        assertThat(emcs.mayRead(baker, emc)).as("the EMC is the others' now").isFalse();
        assertThat(calls.find(people.as("partner-chef"), emc)).as("who has not bid").isEmpty();
    }

    @Test
    void whoWasNotChosenSeesItsOwnCommitmentWithItsResultAndNothingOfWhatTheOthersAgreeLater() {
        people.hold("partner-miller", Role.EXTERNAL_PARTNER);
        var miller = people.as("partner-miller");
        var emc = called();
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "200", "20");
        commits(emc, "partner-miller", "partner-miller", "recipes", "150", "90");
        commits(emc, "entrepreneur-04", "ME-0004", "delivery", "120", "0");
        clock.now = DEADLINE;
        steps.openCommitments(emc);
        lead.draft(owner(1), emc, new Review(List.of(new Review.Choice(new ActorId("partner-miller"), Decision.REJECT, "too dear", null)), new BigDecimal("40"), Split.RATIOS));
        fixes(emc, owner(1));
        var drafted = contract.draftContract(emc);
        assertThat(calls.find(miller, emc).orElseThrow().signingDueAt()).isNull();
        for (var member : Map.of("ME-0001", owner(1), "ME-0002", owner(2), "ME-0004", owner(4)).entrySet()) {
            assertThat(signs(emc, drafted.termsHash(), member.getKey(), member.getValue(), "sign")).isInstanceOf(DecisionResult.Recorded.class);
        }
        contract.checkSignatures(emc);
        contract.activate(emc);
        renewedWith(emc, "A goal of the parties alone");

        var view = calls.find(miller, emc).orElseThrow();
        assertThat(view.mine()).singleElement().satisfies(mine -> {
            assertThat(mine.result().standing()).isEqualTo(Candidate.Standing.REJECTED);
            assertThat(mine.result().commitment().shareAskedPercent()).isEqualByComparingTo("90");
            assertThat(mine.result().commitment().plan().approach()).isEqualTo(SECRET);
        });
        assertThat(view.in()).isEmpty();
        assertThat(view.toString()).doesNotContain("A goal of the parties alone", "ME-0002", "ME-0004", "entrepreneur-0");
        assertThat(calls.draft(miller, emc)).isEmpty();
        assertThat(emcs.mayRead(miller, emc)).isFalse();
    }

    private void renewedWith(EmcCode emc, String goal) {
        var agreed = contracts.latest(emc).orElseThrow();
        var next = aContract().nodes(agreed.terms().nodes().toArray(ContractTerms.Node[]::new)).goal(goal).build();
        tx(() -> contracts.seal(emc, agreed.period().plusMonths(1), next, "RENEWAL", next.nodes().stream()
                .map(node -> new Contracts.Signature(node.actor(), "p", "SIGNED", "s", TermsJson.hash(next), clock.instant())).toList()));
    }

    @Test
    void aCommitmentAfterTheDeadlineIsRefused() {
        var emc = called();
        clock.now = DEADLINE;
        assertThat(refusal(committing.commit(owner(2), emc, commitment("ME-0002", "recipes", "200", "20")))).isEqualTo("emcformation.refusal.afterDeadline");
        assertThat(refusal(committing.takeBack(owner(2), emc, new ActorId("ME-0002")))).isEqualTo("emcformation.refusal.afterDeadline");
    }

    @Test
    void aCommitmentMayBeReplacedAndTakenBack() {
        var emc = called();
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "200", "20");
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "210", "15");
        commits(emc, "entrepreneur-03", "ME-0003", "recipes", "150", "25");
        assertThat(refusal(committing.takeBack(owner(3), emc, new ActorId("ME-0003")))).isEqualTo("done");
        assertThat(refusal(committing.takeBack(owner(3), emc, new ActorId("ME-0003")))).as("again").isEqualTo("done");
        clock.now = DEADLINE;
        steps.openCommitments(emc);
        assertThat(lead.review(owner(1), emc).orElseThrow().places().getFirst().candidates()).singleElement()
                .satisfies(one -> assertThat(one.shareAskedPercent()).isEqualByComparingTo("15"));
    }

    @Test
    void badCommitmentsAreRefusedFieldByField() {
        var emc = called();
        assertThat(refusal(committing.commit(owner(2), emc, commitment("ME-0002", "recipes", "99", "101")))).isEqualTo("emcformation.error.belowBottom,emcformation.error.percent");
        assertThat(refusal(committing.commit(owner(2), emc, commitment("ME-7777", "recipes", "200", "1")))).isEqualTo("emcformation.error.unknownActor");
        assertThat(refusal(committing.commit(owner(1), emc, commitment("ME-0001", "recipes", "200", "1")))).isEqualTo("emcformation.error.alreadyMember");
        assertThat(refusal(committing.commit(owner(2), new EmcCode("EMC-9999"), commitment("ME-0002", "recipes", "200", "1")))).isEqualTo("unknown");
    }

    @Test
    void theStepWaitsForOurClockWhenTheEnginesIsAhead() {
        var emc = called();
        clock.now = DEADLINE.minusMillis(1);
        assertThatThrownBy(() -> steps.openCommitments(emc)).isInstanceOf(TryLater.class);
    }

    @Test
    void aCommitmentThatIsNotTheReceivedOneKeepsTheBoxUnread() {
        var emc = called();
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "200", "20");
        commits(emc, "entrepreneur-03", "ME-0003", "recipes", "150", "25");
        tx(() -> {
            jdbc.sql("set local session_replication_role = replica").update();
            return jdbc.sql("delete from tender.bid where box = ? and bidder = 'ME-0003'").param(emc + "/1").update();
        });
        clock.now = DEADLINE;
        assertThatThrownBy(() -> steps.openCommitments(emc)).isInstanceOf(IllegalStateException.class).hasMessageContaining("not those that were received");
    }

    @Test
    void anExtendedCallTakesCommitmentsAgain() {
        var emc = called();
        clock.now = DEADLINE;
        assertThat(steps.checkResponse(emc).callResult()).isEqualTo("extend");
        assertThat(steps.extendCall(emc).joinDeadline()).isEqualTo(DEADLINE.plus(Duration.ofDays(5)).toString());
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "200", "20");
        assertThat(steps.checkResponse(emc).callResult()).isEqualTo("open");
    }

    @Test
    void whoNoContractCanHaveCannotCommit() {
        var emc = called();
        assertThat(refusal(committing.commit(owner(7), emc, commitment("ME-0007", "recipes", "200", "20")))).as("books in euros").isEqualTo("emc.error.otherCurrency");
        assertThat(calls.find(owner(7), emc).orElseThrow().mine()).singleElement().satisfies(mine -> assertThat(mine.obstacle()).isEqualTo("currency"));
        assertThat(calls.openCallsFor(owner(7), 50)).as("nor is it offered the call").extracting(CallReading.OpenCallView::emc).doesNotContain(emc);
    }

    @Test
    void everyCommitmentThatWasTakenCanBeDrafted() {
        Stream.of("partner-stays", "partner-leaves", "partner-next").forEach(name -> people.hold(name, Role.EXTERNAL_PARTNER));
        var emc = called();
        var approach = "x".repeat(999) + "\ud83c\udf5c" + "y".repeat(990);
        assertThat(committing.commit(people.as("partner-stays"), emc, new Commitment(new ActorId("partner-stays"), "recipes", List.of(new Commitment.Promise("orders",
                new BigDecimal("999999999999999.99"), null)), new BigDecimal("20.1234"), new Commitment.Plan(approach, "y".repeat(2000), null, null),
                new BigDecimal("999999999999999.99"), List.of("z".repeat(120))))).isInstanceOf(FormationOutcome.Done.class);
        commits(emc, "partner-leaves", "partner-leaves", "recipes", "250", "5");
        commits(emc, "partner-next", "partner-next", "recipes", "150", "25");
        commits(emc, "entrepreneur-04", "ME-0004", "delivery", "120", "0");
        clock.now = DEADLINE;
        steps.openCommitments(emc);
        assertThat(fixes(emc, owner(1))).isInstanceOf(DecisionResult.Recorded.class);
        people.hold("partner-leaves");
        var drafted = contract.draftContract(emc);
        assertThat(drafted.draftResult()).isEqualTo("sign");
        assertThat(drafted.signatories()).extracting(ContractSteps.Signatory::actor).containsExactlyInAnyOrder("ME-0001", "partner-stays", "partner-next", "ME-0004");
        assertThat(emcs.find(emc).orElseThrow().terms().node(new ActorId("partner-stays")).orElseThrow().contribution()).isEqualTo(approach);
        assertThat(lead.review(owner(1), emc).orElseThrow().places().getFirst().candidates()).filteredOn(one -> one.actor().value().equals("partner-leaves"))
                .singleElement().satisfies(one -> assertThat(one.obstacle()).isEqualTo("unknown"));
    }

    @Test
    void whoHasLeftSinceTheOpeningCannotBeChosen() {
        people.hold("partner-left", Role.EXTERNAL_PARTNER);
        var emc = called();
        commits(emc, "partner-left", "partner-left", "recipes", "250", "5");
        clock.now = DEADLINE;
        steps.openCommitments(emc);
        people.hold("partner-left");
        assertThat(fixes(emc, owner(1))).isInstanceOfSatisfying(DecisionResult.Refused.class,
                refused -> assertThat(refused.errors()).extracting(FieldError::field).containsExactly("choices[partner-left].actor"));
        contract.acceptAll(emc);
        assertThat(contract.draftContract(emc).draftResult()).as("nobody is left for the place").isEqualTo("reopen");
    }

    @Test
    void whatTheLeadTellsTheMembersReachesThem() {
        var emc = called();
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "200", "20");
        clock.now = DEADLINE;
        steps.openCommitments(emc);
        var decision = new TaskDecision(owner(1), "fix", Optional.empty(), Map.of("note", " We begin on Monday "), clock.now);
        assertThat(reviewTask.check(task(emc, Map.of()), decision)).isEmpty();
        assertThat(reviewTask.check(task(emc, Map.of()), new TaskDecision(owner(1), "fix", Optional.empty(), Map.of("note", "x".repeat(2001)), clock.now)))
                .extracting(FieldError::field).containsExactly("note");
        assertThat(reviewTask.decide(task(emc, Map.of()), decision)).isInstanceOf(DecisionResult.Recorded.class);
        var hash = contract.draftContract(emc).termsHash();
        assertThat(calls.find(owner(2), emc).orElseThrow().note()).isEqualTo("We begin on Monday");
        var facts = tx(() -> signTask.facts(task(emc, Map.of("signatory", Map.of("actor", "ME-0002"), "termsHash", hash)), Locale.ENGLISH));
        assertThat(facts.toString()).contains("We begin on Monday");
    }

    // --- the lead's choice

    @Test
    void theOpenedCommitmentsAreRankedWithReasonsForTheLeadAlone() {
        var emc = called();
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "200", "20");
        commits(emc, "partner-chef", "partner-chef", "recipes", "300", "10");
        commits(emc, "entrepreneur-09", "ME-0009", "recipes", "300", "1");
        clock.now = DEADLINE;
        assertThat(steps.openCommitments(emc)).satisfies(opened -> {
            assertThat(opened.leadGroups()).containsExactly("me-owner:ME-0001");
            assertThat(opened.reviewDueAt()).isEqualTo(DEADLINE.plus(Duration.ofDays(5)).toString());
        });
        var recipes = lead.review(owner(1), emc).orElseThrow().places().getFirst();
        assertThat(recipes.candidates()).extracting(one -> one.actor().value()).containsExactly("partner-chef", "ME-0002", "ME-0009");
        assertThat(recipes.candidates().getFirst().reasons()).isNotEmpty();
        assertThat(recipes.candidates().getFirst().decision()).isEqualTo(Decision.ACCEPT);
        assertThat(recipes.candidates().getLast().obstacle()).as("below two stars: shown, not eligible").isEqualTo("rating");
        assertThat(lead.review(owner(2), emc)).isEmpty();
        assertThat(lead.review(people.as("auditor"), emc)).hasValueSatisfying(view -> assertThat(view.editable()).isFalse());
        assertThat(refusal(lead.draft(owner(2), emc, new Review(List.of(), BigDecimal.ONE, Split.RATIOS)))).isEqualTo("emcformation.refusal.notTheLead");
        assertThat(calls.find(owner(2), emc).orElseThrow().mine().getFirst().result().rank()).as("each bidder sees its own rank").isEqualTo(2);
    }

    @Test
    void theLeadsChoiceIsKeptAndAFaultyOneIsNot() {
        var emc = called();
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "200", "20");
        clock.now = DEADLINE;
        steps.openCommitments(emc);
        var choice = new Review.Choice(new ActorId("ME-0002"), Decision.ACCEPT, null, new BigDecimal("55"));
        assertThat(refusal(lead.draft(owner(1), emc, new Review(List.of(choice), new BigDecimal("40.01"), Split.RATIOS)))).isEqualTo("emcformation.error.ratioSum");
        assertThat(refusal(lead.draft(owner(1), emc, new Review(List.of(choice), new BigDecimal("40"), Split.RATIOS)))).isEqualTo("done");
        assertThat(lead.review(owner(1), emc).orElseThrow().ratioSum()).isEqualByComparingTo("100");
        fixes(emc, owner(1));
        assertThat(refusal(lead.draft(owner(1), emc, new Review(List.of(), BigDecimal.ONE, Split.RATIOS)))).isEqualTo("emcformation.refusal.reviewClosed");
        assertThat(reviewTask.alreadyDecided(task(emc, Map.of()))).isPresent();
    }

    @Test
    void whoActsForABidderKeepsOutOfTheChoice() {
        var emc = chosen();
        assertThat(tx(() -> reviewTask.excluded(task(emc, Map.of())))).extracting(Object::toString)
                .containsExactlyInAnyOrder("entrepreneur-02", "entrepreneur-03", "entrepreneur-04", "partner-chef");
    }

    @Test
    void whoHasARegisteredInterestInABidderDoesNotChooseAndWithNobodyLeftThatIsReportedAtOnce() {
        var emc = called();
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "200", "20");
        register.hold("entrepreneur-01", "ME-0002");
        try {
            clock.now = DEADLINE;
            steps.openCommitments(emc);

            assertThat(tx(() -> reviewTask.excluded(task(emc, Map.of())))).extracting(Object::toString).contains("entrepreneur-01");
            assertThat(refusal(lead.draft(owner(1), emc, new Review(List.of(), BigDecimal.ONE, Split.RATIOS)))).isEqualTo("emcformation.refusal.notTheLead");
            assertThat(register.reported).containsExactly(emc + " emcformation.panel.choice");
            assertThat(audit.events).extracting(AuditEvent::action).contains("emc.leftOut", "emc.nobodyToChoose");
        } finally {
            register.forget();
        }
    }

    @Test
    void aSilentLeadAcceptsEverybody() {
        var emc = called();
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "200", "20");
        commits(emc, "entrepreneur-03", "ME-0003", "recipes", "200", "20");
        commits(emc, "entrepreneur-05", "ME-0005", "recipes", "200", "20");
        clock.now = DEADLINE;
        steps.openCommitments(emc);
        contract.acceptAll(emc);
        var drafted = contract.draftContract(emc);
        assertThat(drafted.signatories()).extracting(ContractSteps.Signatory::actor).containsExactlyInAnyOrder("ME-0001", "ME-0002", "ME-0003", "ME-0005");
        assertThat(emcs.find(emc).orElseThrow().terms()).satisfies(terms -> {
            assertThat(terms.split()).isEqualTo(Split.EQUAL);
            assertThat(terms.nodes().stream().filter(node -> !node.lead())).extracting(Node::ratioPercent).containsOnlyNulls();
        });
    }

    // --- signatures

    @Test
    void fromTheCallToTheActiveContract() {
        var emc = chosen();
        var drafted = contract.draftContract(emc);
        assertThat(drafted.draftResult()).isEqualTo("sign");
        assertThat(drafted.signatories()).contains(new ContractSteps.Signatory("partner-chef", List.of(), List.of("partner-chef")),
                new ContractSteps.Signatory("ME-0004", List.of("me-owner:ME-0004"), List.of()));
        var hash = drafted.termsHash();
        for (var signature : Map.of("ME-0001", owner(1), "ME-0002", owner(2), "partner-chef", people.as("partner-chef"), "ME-0004", owner(4)).entrySet()) {
            assertThat(signs(emc, hash, signature.getKey(), signature.getValue(), "sign")).isInstanceOf(DecisionResult.Recorded.class);
        }
        assertThat(contract.checkSignatures(emc).signingResult()).isEqualTo("allSigned");
        contract.activate(emc);
        assertThat(state(emc)).isEqualTo(EmcState.ACTIVE);
        var version = contracts.version(emc, YearMonth.of(2026, 11)).orElseThrow();
        assertThat(version.termsHash()).isEqualTo(hash);
        assertThat(version.signatures()).extracting(Contracts.Signature::person).containsExactlyInAnyOrder("entrepreneur-01", "entrepreneur-02", "partner-chef", "entrepreneur-04");
        assertThat(chain.verify(emc)).isEmpty();
    }

    @Test
    void theTextThatIsSignedCanBeReadAndComparedWithTheOneThatWasRefused() {
        var emc = chosen();
        assertThat(calls.draft(owner(1), emc)).as("nothing is drafted yet").isEmpty();
        var first = contract.draftContract(emc).termsHash();
        for (var reader : List.of(owner(2), people.as("partner-chef"), people.as("auditor"))) {
            assertThat(calls.draft(reader, emc).orElseThrow()).satisfies(draft -> {
                assertThat(draft.termsHash()).isEqualTo(first);
                assertThat(draft.earlier()).isEmpty();
            });
        }
        var facts = tx(() -> signTask.facts(task(emc, Map.of("signatory", Map.of("actor", "ME-0002"), "termsHash", first)), Locale.ENGLISH));
        assertThat(facts.caseUrl()).isEqualTo("/emcs/" + emc + "?tab=contract");
        signs(emc, first, "ME-0002", owner(2), "refuse");
        contract.checkSignatures(emc);
        var second = contract.draftContract(emc).termsHash();
        assertThat(calls.draft(owner(1), emc).orElseThrow()).satisfies(draft -> {
            assertThat(draft.termsHash()).isEqualTo(second).isNotEqualTo(first);
            assertThat(draft.earlier().map(TermsJson::hash)).contains(first);
        });
    }

    @Test
    void nobodySignsForAnActorThatIsNotHis() {
        var emc = chosen();
        var hash = contract.draftContract(emc).termsHash();
        assertThatThrownBy(() -> signs(emc, hash, "ME-0002", owner(3), "sign")).isInstanceOfSatisfying(ApiProblem.class,
                problem -> assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.FORBIDDEN));
        assertThatThrownBy(() -> signs(emc, hash, "ME-0002", owner(1), "sign")).as("not even the lead").isInstanceOf(ApiProblem.class);
    }

    @Test
    void aSignatureUnderAnOlderTextIsRefusedAndTheNextBestSignsTheNewOne() {
        var emc = chosen();
        var first = contract.draftContract(emc).termsHash();
        signs(emc, first, "ME-0001", owner(1), "sign");
        signs(emc, first, "ME-0002", owner(2), "refuse");
        assertThat(contract.checkSignatures(emc).signingResult()).isEqualTo("again");
        var second = contract.draftContract(emc);
        assertThat(second.signatories()).extracting(ContractSteps.Signatory::actor).contains("ME-0003").doesNotContain("ME-0002");
        assertThat(second.termsHash()).isNotEqualTo(first);
        assertThat(signs(emc, first, "ME-0001", owner(1), "sign")).isInstanceOf(DecisionResult.TooLate.class);
        assertThat(signs(emc, second.termsHash(), "ME-0001", owner(1), "sign")).isInstanceOf(DecisionResult.Recorded.class);
    }

    @Test
    void anEmptyStrategicPlaceIsCalledAgainInANewBoxAndThenLapses() {
        var emc = called();
        commits(emc, "entrepreneur-04", "ME-0004", "delivery", "120", "0");
        clock.now = DEADLINE;
        steps.openCommitments(emc);
        contract.acceptAll(emc);
        assertThat(contract.draftContract(emc).draftResult()).isEqualTo("reopen");
        var window = steps.reopenPlaces(emc);
        assertThat(window.joinDeadline()).isEqualTo(DEADLINE.plus(Duration.ofDays(3)).toString());
        assertThat(starts.call(emc)).hasValueSatisfying(call -> assertThat(call.box()).isEqualTo(emc + "/2"));
        assertThat(refusal(committing.commit(owner(5), emc, commitment("ME-0005", "delivery", "200", "0")))).as("delivery is taken").isEqualTo("emcformation.error.placeNotCalled");
        clock.now = DEADLINE.plus(Duration.ofDays(3));
        assertThat(steps.checkResponse(emc).callResult()).as("no second extension").isEqualTo("open");
        assertThat(steps.openCommitments(emc).openResult()).isEqualTo("nothingNew");
        assertThat(contract.draftContract(emc).draftResult()).isEqualTo("lapse");
        contract.recordLapse(emc, "placeEmpty");
        assertThat(state(emc)).isEqualTo(EmcState.LAPSED);
    }

    @Test
    void aCanvasIsSignedInOneSitting() {
        var terms = aContract().nodes(ContractFixtures.lead("ME-0001", "40"), ContractFixtures.strategic("ME-0002", "recipes", "25")).build();
        var emc = opened(terms, new FormationStart.Canvas());
        Mockito.verify(process).publish("emc.callOpened", emc.value(), Map.of("emc", emc.value(), "mode", "CANVAS"));
        var hash = contract.draftContract(emc).termsHash();
        assertThat(emcs.find(emc).orElseThrow().terms().places()).as("nobody delivers: the tactical place is dropped").allMatch(place -> place.tier() == Tier.STRATEGIC);
        signs(emc, hash, "ME-0001", owner(1), "sign");
        signs(emc, hash, "ME-0002", owner(2), "sign");
        assertThat(contract.checkSignatures(emc).signingResult()).isEqualTo("allSigned");
        contract.activate(emc);
        assertThat(state(emc)).isEqualTo(EmcState.ACTIVE);
    }

    @Test
    void tasksTellWhatIsBeingDecidedInBothLanguages() {
        var emc = chosen();
        var hash = contract.draftContract(emc).termsHash();
        for (var locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            var facts = tx(() -> signTask.facts(task(emc, Map.of("signatory", Map.of("actor", "ME-0002"), "termsHash", hash)), locale));
            assertThat(facts.sections()).hasSize(3);
            assertThat(facts.title()).isEqualTo("Smart cooking");
        }
        assertThat(tx(() -> signTask.subject(task(emc, Map.of("signatory", Map.of("actor", "ME-0002"), "termsHash", hash))))).isEqualTo("Smart cooking · ME-0002");
        assertThat(signTask.check(task(emc, Map.of()), new TaskDecision(owner(2), "sign", Optional.empty(), Map.of(), START))).extracting(FieldError::field).containsExactly("contractRead");
    }

    // --- withdrawal

    @Test
    void onlyTheLeadWithdrawsAndTheProcessHearsOfItOnce() {
        var emc = called();
        assertThat(refusal(lead.withdraw(owner(2), emc, "no"))).isEqualTo("emcformation.refusal.notTheLead");
        assertThat(refusal(lead.withdraw(owner(1), emc, " "))).isEqualTo("emcformation.error.reason");
        assertThat(refusal(lead.withdraw(owner(1), emc, "the oven is late"))).isEqualTo("done");
        assertThat(refusal(lead.withdraw(owner(1), emc, "the oven is late"))).isEqualTo("done");
        Mockito.verify(process, Mockito.times(1)).publish("emc.callWithdrawn", emc.value(), Map.of("emc", emc.value()));
        assertThat(state(emc)).isEqualTo(EmcState.WITHDRAWN);
        assertThatThrownBy(() -> steps.checkResponse(emc)).as("the message is on its way").isInstanceOf(TryLater.class);
        assertThat(contract.closeWithdrawn(emc).emcState()).isEqualTo("WITHDRAWN");
    }

    @Test
    void whatADissolvedLeadHasNotSealedIsWithdrawnWithTheCaseAsTheReasonAndWhatIsSignedStands() {
        var emc = called();
        var signed = chosen();
        signs(signed, contract.draftContract(signed).termsHash(), "ME-0001", owner(1), "sign");
        for (int i = 0; i < 2; i++) {
            transaction.executeWithoutResult(status -> unsealed.withdraw(new ActorId("ME-0001"), "DC-0007: dinner"));
        }
        assertThat(state(emc)).isEqualTo(EmcState.WITHDRAWN);
        assertThat(state(signed)).as("it is left once it runs").isEqualTo(EmcState.SIGNING);
        Mockito.verify(process, Mockito.times(1)).publish("emc.callWithdrawn", emc.value(), Map.of("emc", emc.value()));
        assertThat(calls.find(owner(1), emc).orElseThrow().timeline()).extracting(CallView.Happened::fact).contains("callWithdrawn");
    }

    @Test
    void afterTheFirstSignatureTheCallStands() {
        var emc = chosen();
        var hash = contract.draftContract(emc).termsHash();
        signs(emc, hash, "ME-0001", owner(1), "sign");
        assertThat(refusal(lead.withdraw(owner(1), emc, "too late"))).isEqualTo("emcformation.refusal.alreadySigned");
    }

    // --- reminders

    @Test
    void remindersLeaveMarksWhileThereIsSomethingToRemindOf() {
        var emc = called();
        steps.remindInvited(emc);
        steps.escalateInvited(emc);
        clock.now = DEADLINE;
        steps.remindInvited(emc);
        assertThat(calls.find(owner(1), emc).orElseThrow().timeline()).extracting(CallView.Happened::fact).containsExactly("callOpened", "invitedReminded", "platformOwnersTold");
    }

    @Test
    void whoIsRemindedSeesIt() {
        var emc = called();
        var food = people.as("platform-owner-food");
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "200", "20");
        assertThat(calls.openCallsFor(owner(3), 50)).filteredOn(call -> call.emc().equals(emc)).extracting(CallReading.OpenCallView::remindedAt).containsOnlyNulls();
        assertThat(calls.closingCallsFor(food, 50)).extracting(CallReading.ClosingCall::emc).doesNotContain(emc);
        steps.remindInvited(emc);
        steps.escalateInvited(emc);
        assertThat(calls.openCallsFor(owner(3), 50)).filteredOn(call -> call.emc().equals(emc)).extracting(CallReading.OpenCallView::remindedAt).containsExactly(START);
        assertThat(calls.closingCallsFor(food, 50)).filteredOn(call -> call.emc().equals(emc)).extracting(CallReading.ClosingCall::missing).as("30 but the lead and ME-0002").containsExactly(28L);
        assertThat(calls.closingCallsFor(people.as("platform-owner-clothing"), 50)).as("has no micro-enterprise").isEmpty();
        clock.now = DEADLINE;
        steps.extendCall(emc);
        assertThat(calls.closingCallsFor(food, 50)).as("there is time again").extracting(CallReading.ClosingCall::emc).doesNotContain(emc);
    }

    @Test
    void openCallsAreOfferedToWhoCouldAnswerAndHasNot() {
        var emc = called();
        assertThat(calls.openCallsFor(owner(2), 50)).extracting(CallReading.OpenCallView::emc).contains(emc);
        assertThat(calls.openCallsFor(owner(1), 50)).as("its own call").extracting(CallReading.OpenCallView::emc).doesNotContain(emc);
        commits(emc, "entrepreneur-02", "ME-0002", "recipes", "200", "20");
        assertThat(calls.openCallsFor(owner(2), 50)).extracting(CallReading.OpenCallView::emc).doesNotContain(emc);
    }
}
