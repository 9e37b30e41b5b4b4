package io.heyi.emc.internal.delivery;

import static io.heyi.emc.ContractFixtures.aContract;
import static io.heyi.emc.ContractFixtures.lead;
import static io.heyi.emc.ContractFixtures.strategic;
import static io.heyi.emc.ContractFixtures.tactical;
import static io.heyi.emc.ContractFixtures.withDeliverables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Deliverable;
import io.heyi.emc.Delivery;
import io.heyi.emc.DueDeliverable.Standing;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcModule;
import io.heyi.emc.EmcState;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.Contracts.Signature;
import io.heyi.emc.internal.contract.TermsJson;
import io.heyi.emc.internal.party.SharedServices;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.microenterprise.TownPeople;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the parties say of their deliverables, on a real database: one side delivers, another confirms, nothing is overwritten. */
@EmcModule
@Import(DeliveringTest.Beans.class)
class DeliveringTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final LocalDate DUE = APRIL.atDay(10);
    private static final ActorId CHEF = new ActorId("partner-chef");
    private static final String OWES = "entrepreneur-02";
    private static final String WAITS = "partner-chef";
    private static final String ALSO_WAITS = "entrepreneur-01";

    @Configuration(proxyBeanMethods = false)
    @Import({DeliveryBook.class, DeliveryService.class, DeliveryStore.class})
    static class Beans {

        @Bean
        WorkingDays calendar() {
            return new WorkingDays(ZONE, Set.of());
        }
    }

    @Autowired DeliveryService deliveries;
    @Autowired DeliveryBook book;
    @Autowired Contracts contracts;
    @Autowired SharedServices sharedServices;
    @Autowired TownPeople people;
    @Autowired RecordedAudit audit;
    @Autowired SetClock clock;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    private EmcCode emc;

    @BeforeEach
    void aContractWhoseRecipesAreDueOnTheTenth() {
        sharedServices.register(people.as("administrator"), "SSP-LOGISTICS", "Logistics", List.of("entrepreneur-40"));
        today(1);
        emc = transaction.execute(status -> {
            var code = contracts.create(terms(DUE), people.as("entrepreneur-01"));
            contracts.enter(code, EmcState.SIGNING, "partiesNamed", Map.of());
            return code;
        });
        seal(APRIL, terms(DUE), "FORMATION");
        transaction.executeWithoutResult(status -> contracts.enter(emc, EmcState.ACTIVE, "allSigned", Map.of()));
        today(12);
    }

    private static ContractTerms terms(LocalDate due) {
        return aContract().nodes(withDeliverables(lead("ME-0001", "40"), new Deliverable("launch", "Launch", APRIL.atDay(28), List.of("recipes"))),
                withDeliverables(strategic("ME-0002", "recipes", "25"), new Deliverable("recipes", "Recipes", due, List.of())),
                withDeliverables(strategic("partner-chef", "recipes", "10"), new Deliverable("menu", "Menu", APRIL.atDay(20), List.of("recipes"))), tactical("SSP-LOGISTICS", "delivery")).build();
    }

    private void seal(YearMonth period, ContractTerms terms, String origin) {
        transaction.executeWithoutResult(status -> contracts.seal(emc, period, terms, origin,
                terms.nodes().stream().map(node -> new Signature(node.actor(), "entrepreneur-01", "SIGNED", "session", TermsJson.hash(terms), clock.instant())).toList()));
    }

    private void today(int day) {
        clock.now = APRIL.atDay(1).plusDays(day - 1L).atTime(12, 0).atZone(ZONE).toInstant();
    }

    private DeliveryReply deliver(String person, LocalDate on) {
        return deliver(person, on, "in the shared folder");
    }

    private DeliveryReply deliver(String person, LocalDate on, String proof) {
        return deliveries.deliver(people.as(person), emc, "recipes", DUE, on, proof, "");
    }

    private DeliveryReply answer(String person, boolean confirmed, String reason) {
        var record = recipes().item().delivery().id();
        return confirmed ? deliveries.confirm(people.as(person), emc, "recipes", record, "") : dispute(person, new Dispute(reason, "a picture of the folder", ""));
    }

    private DeliveryReply dispute(String person, Dispute dispute) {
        return deliveries.dispute(people.as(person), emc, "recipes", recipes().item().delivery().id(), "", dispute);
    }

    private DeliverableRow recipes() {
        return row("recipes", OWES);
    }

    private DeliverableRow row(String id, String reader) {
        return book.rows(people.as(reader), emc, PageRequest.first()).orElseThrow().items().stream().filter(one -> one.item().id().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> fields(DeliveryReply reply) {
        return ((DeliveryReply.Invalid) reply).errors().stream().map(FieldError::field).toList();
    }

    @Test
    void whatNobodyHasDeliveredIsMissedTheDayAfterItWasDue() {
        today(10);
        assertThat(recipes().standing()).isEqualTo(Standing.NOT_DUE);
        today(11);
        assertThat(recipes().standing()).isEqualTo(Standing.MISSED);
    }

    @Test
    void whatWasWrittenDownInTimeIsOnTimeThoughNobodyHasAnswered() {
        today(10);
        assertThat(deliver(OWES, DUE.minusDays(2))).isInstanceOf(DeliveryReply.Done.class);
        today(30);
        assertThat(recipes().standing()).isEqualTo(Standing.ON_TIME);
        assertThat(audit.events).anySatisfy(event -> {
            assertThat(event.stream()).isEqualTo(emc.value());
            assertThat(event.action()).isEqualTo("emc.delivered");
            assertThat(event.details()).containsEntry("deliveredOn", "2026-04-08").containsEntry("due", "2026-04-10");
        });
    }

    @Test
    void anEarlierDayThatNobodyConfirmsCountsFromTheDayOnWhichItWasWrittenDown() {
        deliver(OWES, DUE);
        assertThat(recipes().standing()).isEqualTo(Standing.LATE);
        assertThat(recipes().daysLate()).isEqualTo(2);
        assertThat(answer(WAITS, true, "")).isInstanceOf(DeliveryReply.Done.class);
        assertThat(recipes().standing()).isEqualTo(Standing.ON_TIME);
        assertThat(recipes().item().delivery().state()).isEqualTo(Delivery.State.CONFIRMED);
    }

    @Test
    void aDisputedDeliveryCountsForNothingUntilWhoDisputedItConfirms() {
        deliver(OWES, DUE);
        answer(ALSO_WAITS, true, "");
        assertThat(answer(WAITS, false, "the folder is empty")).isInstanceOf(DeliveryReply.Done.class);
        assertThat(recipes().standing()).isEqualTo(Standing.MISSED);
        answer(WAITS, true, "");
        assertThat(recipes().standing()).isEqualTo(Standing.ON_TIME);
        assertThat(answer(WAITS, false, "it is empty after all")).isEqualTo(new DeliveryReply.TooLate("emcdelivery.refusal.youConfirmed"));
    }

    @Test
    void aDisputeWantsAReasonAndAProofAsADeliveryDoes() {
        deliver(OWES, DUE);
        assertThat(fields(dispute(WAITS, new Dispute("no", "a picture of the folder", "")))).containsExactly("reason");
        assertThat(fields(dispute(WAITS, new Dispute("the folder is empty", " ", "ftp://example.org")))).containsExactly("proof", "link");
        assertThat(recipes().item().delivery().state()).isEqualTo(Delivery.State.RECORDED);

        var dispute = new Dispute("the folder is empty", "a picture of the folder", "https://example.org/picture");
        for (int i = 0; i < 2; i++) {
            assertThat(dispute(WAITS, dispute)).isInstanceOf(DeliveryReply.Done.class);
        }
        assertThat(recipes().item().delivery().disputes()).singleElement().satisfies(word -> {
            assertThat(word.party()).isEqualTo(CHEF);
            assertThat(word.reason()).isEqualTo(dispute.reason());
            assertThat(word.proof()).isEqualTo(dispute.proof());
            assertThat(word.link()).isEqualTo(dispute.link());
        });
        answer(WAITS, true, "");
        assertThat(recipes().item().delivery().disputes()).isEmpty();
    }

    @Test
    void nobodyConfirmsHisOwnAndWhoDoesNotWaitSaysNothing() {
        assertThat(deliver(WAITS, DUE)).isEqualTo(new DeliveryReply.NotAllowed("emcdelivery.refusal.notYours"));
        deliver(OWES, DUE);
        assertThat(answer(OWES, true, "")).isEqualTo(new DeliveryReply.NotAllowed("emcdelivery.refusal.own"));
        assertThat(answer("entrepreneur-40", true, "")).isEqualTo(new DeliveryReply.NotAllowed("emcdelivery.refusal.notWaiting"));
        assertThat(row("recipes", OWES).mayAnswer()).isEmpty();
        assertThat(row("recipes", WAITS).mayAnswer()).containsExactly(CHEF);
        assertThat(row("recipes", WAITS).mayDeliver()).isFalse();
    }

    @Test
    void badInputIsNamedAndLeavesNothing() {
        assertThat(fields(deliver(OWES, APRIL.atDay(13)))).as("in the future").containsExactly("deliveredOn");
        assertThat(fields(deliver(OWES, APRIL.atDay(1).minusDays(1)))).as("before the contract").containsExactly("deliveredOn");
        assertThat(fields(deliveries.deliver(people.as(OWES), emc, "recipes", DUE, null, " ", "javascript:alert(1)"))).containsExactly("deliveredOn", "proof", "link");
        assertThat(fields(deliveries.deliver(people.as(OWES), emc, "recipes", DUE.plusDays(1), DUE, "x", ""))).containsExactly("due");
        assertThat(recipes().item().delivery()).isNull();
        deliver(OWES, DUE);
        assertThat(fields(answer(WAITS, false, " "))).containsExactly("reason");
        assertThat(recipes().item().delivery().words()).isEmpty();
    }

    @Test
    void aStrangerLearnsNothingAndUnknownThingsAreUnknown() {
        people.hold("partner-recipes", io.heyi.access.Role.EXTERNAL_PARTNER);
        assertThat(deliver("partner-recipes", DUE)).isEqualTo(new DeliveryReply.Unknown());
        assertThat(book.rows(people.as("partner-recipes"), emc, PageRequest.first())).isEmpty();
        assertThat(book.history(people.as("partner-recipes"), emc, "recipes", PageRequest.first())).isEmpty();
        assertThat(deliveries.deliver(people.as(OWES), emc, "no-such", DUE, DUE, "x", "")).isEqualTo(new DeliveryReply.Unknown());
        assertThat(deliveries.confirm(people.as(WAITS), emc, "recipes", 1, "")).isEqualTo(new DeliveryReply.Unknown());
    }

    @Test
    void theSameAgainChangesNothingSomethingElseIsKeptBesideItAndWhatIsConfirmedStands() {
        deliver(OWES, DUE);
        deliver(OWES, DUE);
        var first = recipes().item().delivery().id();
        deliver(OWES, DUE, "in the new folder");
        assertThat(deliveries.confirm(people.as(WAITS), emc, "recipes", first, "")).as("read before the correction").isEqualTo(new DeliveryReply.TooLate("emcdelivery.refusal.replaced"));
        answer(WAITS, true, "");
        answer(WAITS, true, "");
        assertThat(deliver(OWES, DUE, "in the new folder")).isInstanceOf(DeliveryReply.Done.class);
        assertThat(deliver(OWES, DUE.minusDays(3), "earlier")).isEqualTo(new DeliveryReply.TooLate("emcdelivery.refusal.confirmed"));
        var history = book.history(people.as(OWES), emc, "recipes", PageRequest.first()).orElseThrow();
        assertThat(history.items()).extracting(Delivery::proof).containsExactly("in the new folder", "in the shared folder");
        assertThat(history.items().getFirst().words()).hasSize(1);
        assertThat(book.history(people.as(OWES), emc, "recipes", new PageRequest(1, 1)).orElseThrow().items()).extracting(Delivery::id).containsExactly(first);
    }

    @Test
    void manyAtOnceWriteItDownOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<DeliveryReply> once = () -> deliver(OWES, DUE);
            for (var one : threads.invokeAll(java.util.Collections.nCopies(6, once))) {
                assertThat(one.get()).isInstanceOf(DeliveryReply.Done.class);
            }
        }
        assertThat(book.history(people.as(OWES), emc, "recipes", PageRequest.first()).orElseThrow().total()).isEqualTo(1);
    }

    @Test
    void recordsCannotBeChangedEvenBySql() {
        deliver(OWES, DUE);
        answer(WAITS, true, "");
        assertThatThrownBy(() -> jdbc.sql("update emc.delivery set delivered_on = '2026-04-01' where emc = ?").param(emc.value()).update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from emc.delivery_word").update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aVersionThatNamesAnotherDayMakesItDueAgainAndADayThatItTakesBackInTimeIsNone() {
        deliver(OWES, DUE);
        seal(APRIL.plusMonths(1), terms(APRIL.plusMonths(1).atDay(20)), "RENEWAL");
        seal(APRIL.plusMonths(2), terms(APRIL.plusMonths(2).atDay(5)), "RENEWAL");
        var days = book.of(emc).stream().filter(one -> one.id().equals("recipes")).toList();
        assertThat(days).extracting(one -> one.due().toString()).containsExactly("2026-06-05", "2026-05-20", "2026-04-10");
        assertThat(days.getLast().delivery()).isNotNull();
        assertThat(days.getFirst().delivery()).isNull();
        assertThat(fields(deliveries.deliver(people.as(OWES), emc, "recipes", null, DUE, "x", ""))).as("which of its days").containsExactly("due");

        seal(APRIL.plusMonths(3), terms(APRIL.plusMonths(3).atDay(31)), "RENEWAL");
        seal(APRIL.plusMonths(4), terms(APRIL.plusMonths(5).atDay(1)), "RENEWAL");
        seal(APRIL.plusMonths(5), terms(APRIL.plusMonths(5).atDay(9)), "RENEWAL");
        assertThat(book.of(emc)).extracting(one -> one.due().toString()).contains("2026-09-09", "2026-07-31").doesNotContain("2026-09-01");
    }

    @Test
    void pagesHoldWhatTheReaderMaySeeAndCountNothingElse() {
        seal(APRIL.plusMonths(1), terms(APRIL.plusMonths(1).atDay(20)), "RENEWAL");
        var without = terms(APRIL.plusMonths(2).atDay(5)).without(List.of(CHEF));
        seal(APRIL.plusMonths(2), without, "RENEWAL");

        var all = book.of(emc).stream().map(one -> one.id() + " " + one.due()).toList();
        assertThat(all).containsExactly("recipes 2026-06-05", "recipes 2026-05-20", "launch 2026-04-28", "menu 2026-04-20", "recipes 2026-04-10");
        assertThat(page(OWES, 0)).isEqualTo("5 " + all.subList(0, 2));
        assertThat(page(OWES, 1)).isEqualTo("5 " + all.subList(2, 4));
        assertThat(page(OWES, 2)).isEqualTo("5 " + all.subList(4, 5));
        assertThat(page(OWES, 3)).isEqualTo("5 []");
        assertThat(page(WAITS, 0)).as("of the months in which the partner was a party").isEqualTo("3 [recipes 2026-05-20, menu 2026-04-20]");
        assertThat(page(WAITS, 1)).isEqualTo("3 [recipes 2026-04-10]");
    }

    private String page(String reader, int page) {
        var rows = book.rows(people.as(reader), emc, new PageRequest(page, 2)).orElseThrow();
        return rows.total() + " " + rows.items().stream().map(row -> row.item().id() + " " + row.item().due()).toList();
    }

    @Test
    void contractsSealedBeforeTheListWasKeptAreInItAsWell() throws IOException {
        seal(APRIL.plusMonths(1), terms(APRIL.plusMonths(1).atDay(20)), "RENEWAL");
        var migration = new ClassPathResource("db/migration/emc/V1773__due_deliverables.sql").getContentAsString(StandardCharsets.UTF_8);
        var start = migration.indexOf("select version.code");
        var found = jdbc.sql(migration.substring(start, migration.indexOf(';', start))).query().listOfRows().stream().map(row -> List.copyOf(row.values()).toString()).toList();
        var kept = jdbc.sql("select code, number, place, deliverable, due from emc.version_deliverable").query().listOfRows().stream().map(row -> List.copyOf(row.values()).toString()).toList();
        assertThat(kept).filteredOn(row -> row.contains(emc.value())).hasSize(6);
        assertThat(found).containsExactlyInAnyOrderElementsOf(kept);
    }

    @Test
    void aDeliveryOfBeforeIsTakenOverConfirmedOnce() {
        for (int i = 0; i < 2; i++) {
            transaction.executeWithoutResult(status -> deliveries.takeOver(emc, "recipes", DUE, "sent to all", actor -> "person-of-" + actor));
        }
        assertThat(recipes().item().delivery().state()).isEqualTo(Delivery.State.CONFIRMED);
        assertThat(recipes().daysLate()).isEqualTo(2);
        assertThat(recipes().item().delivery().words()).hasSize(2);
    }
}
