package io.heyi.performance.internal.intake;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.heyi.access.CurrentUser;
import io.heyi.emc.Actuals;
import io.heyi.emc.EmcCode;
import io.heyi.emc.ReadableMonths;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.performance.FakeEmcs;
import io.heyi.performance.PerformanceModule;
import io.heyi.performance.internal.intake.IntakeOutcome.Refused;
import io.heyi.performance.internal.intake.IntakeOutcome.Stored;
import io.heyi.shared.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PerformanceModule
class IntakeTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(5000);
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final CurrentUser OWNER = user("owner-2", "me-owner:ME-0002");

    @Autowired Intake intake;
    @Autowired IntakeRights rights;
    @Autowired Facts facts;
    @Autowired FakeEmcs emcs;
    @Autowired Actuals actuals;
    @Autowired SetClock clock;
    @Autowired RecordedAudit audit;
    private EmcCode emc;

    @BeforeEach
    void anEmc() {
        emc = new EmcCode("EMC-" + NUMBERS.incrementAndGet());
        emcs.add(emc, FakeEmcs.cooking(), JANUARY);
    }

    private Reading reading(String rows) {
        var csv = "emc,actor,metric,period,value,source,sampleSize\n" + rows.replace("E,", emc + ",").replace(";", "\n");
        return CsvRows.read(csv.getBytes(StandardCharsets.UTF_8), 100);
    }

    private IntakeOutcome submit(CurrentUser user, String rows) {
        return intake.submit(new Submitter.Human(user, false), reading(rows), null, "digest");
    }

    private static String faults(IntakeOutcome outcome) {
        return ((Refused) outcome).errors().stream().map(error -> error.row() + " " + error.field() + " " + error.code().substring(RowError.PREFIX.length())).collect(Collectors.joining(", "));
    }

    private long stored() {
        return facts.list(emc, ReadableMonths.every(), PageRequest.first()).total();
    }

    @Test
    void aPartyReportsForAnyPartyAndForTheGoalsOfItsEmc() {
        var outcome = submit(OWNER, "E,ME-0001,ovens-sold,2026-03,900,till,;E,E,profit,2026-02,1000000.50,books,;E,chef-li,recipes,2026-03,12,site,3".replace("E,E", "E," + emc));

        assertThat(outcome).isInstanceOfSatisfying(Stored.class, stored -> assertThat(stored.stored()).isEqualTo(3));
        assertThat(facts.list(emc, ReadableMonths.of(List.of(YearMonth.of(2026, 3))), PageRequest.first()).items()).hasSize(2)
                .allSatisfy(fact -> assertThat(fact.submittedBy()).isEqualTo("owner-2")).anySatisfy(fact -> assertThat(fact.sampleSize()).isEqualTo(3));
        assertThat(audit.events).filteredOn(event -> event.stream().equals(emc.value())).singleElement()
                .satisfies(event -> assertThat(event.details()).containsEntry("rows", 3).containsEntry("periods", "2026-02, 2026-03"));
    }

    @ParameterizedTest(name = "{0} {1} may report: {2}")
    @CsvSource({"owner-1, me-owner:ME-0001, true", "member-2, me-member:ME-0002, true", "chef-li, external-partner, true", "sponsor, platform-owner:food, true", "second, platform-second-owner:food, true",
        "officer, settlement-officer, true", "other-sponsor, platform-owner:clothing, false", "stranger, entrepreneur, false", "admin, administrator, false", "auditor, auditor, false"})
    void onlyThoseWhoHaveToDoWithTheEmcReport(String name, String group, boolean allowed) {
        var outcome = submit(user(name, group), "E,ME-0001,ovens-sold,2026-03,900,till,");

        assertThat(outcome instanceof Stored).isEqualTo(allowed);
        assertThat(stored()).isEqualTo(allowed ? 1 : 0);
        if (!allowed) {
            assertThat(((Refused) outcome).forbidden()).isTrue();
        }
    }

    @Test
    void aPartnerOfAnotherEmcDoesNotEvenLearnThatThisOneExists() {
        assertThat(faults(submit(user("partner-x", "external-partner"), "E,ME-0001,ovens-sold,2026-03,900,till,"))).isEqualTo("2 emc unknownEmc");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', value = {
        "EMC-9999,ME-0001,ovens-sold,2026-03,900,till,|2 emc unknownEmc", "nothing,ME-0001,ovens-sold,2026-03,900,till,|2 emc unknownEmc",
        "E,ME-0099,ovens-sold,2026-03,900,till,|2 actor stranger", "E,no one,ovens-sold,2026-03,900,till,|2 actor actorForm",
        "E,ME-0001,orders,2026-03,900,till,|2 metric unknownMetric", "E,ME-0001,Ovens Sold,2026-03,900,till,|2 metric metricForm",
        "E,ME-0001,ovens-sold,2026-04,900,till,|2 period future", "E,ME-0001,ovens-sold,2025-12,900,till,|2 period noContract", "E,ME-0001,ovens-sold,2026-13,900,till,|2 period period",
        "E,ME-0001,ovens-sold,March,900,till,|2 period period", "E,ME-0001,ovens-sold,2026-03,,till,|2 value required", "E,ME-0001,ovens-sold,2026-03,900,,|2 source required",
        "E,ME-0001,ovens-sold,2026-03,NaN,till,|2 value notANumber", "E,ME-0001,ovens-sold,2026-03,1e5,till,|2 value notANumber", "E,ME-0001,ovens-sold,2026-03,1.2.3,till,|2 value notANumber",
        "E,ME-0001,ovens-sold,2026-03,9999999999999999,till,|2 value numberRange", "E,ME-0001,ovens-sold,2026-03,0.1234567,till,|2 value numberRange",
        "E,ME-0001,ovens-sold,2026-03,=1+1,till,|2 value formula", "E,ME-0001,ovens-sold,2026-03,+5,till,|2 value formula", "E,ME-0001,ovens-sold,2026-03,900,=cmd|2 source formula",
        "E,ME-0001,ovens-sold,2026-03,900,-till,|2 source formula", "E,ME-0001,ovens-sold,2026-03,900,@till,|2 source formula", "E,ME-0001,ovens-sold,2026-03,900, =till,|2 source formula",
        "E,=ME-0001,ovens-sold,2026-03,900,till,|2 actor formula", "E,ME-0001,ovens-sold,2026-03,900,till,-1|2 sampleSize sampleSize", "E,ME-0001,ovens-sold,2026-03,900,till,2.5|2 sampleSize sampleSize",
        "E,ME-0001,ovens-sold,2026-03,900,till,;E,ME-0001,ovens-sold,2026-03,901,till,|3  duplicate"})
    void aBadRowIsRefusedByItsCellAndNothingIsStored(String rows, String expected) {
        var complete = rows.endsWith("=cmd") ? rows + "," : rows;
        var outcome = submit(OWNER, "E,chef-li,recipes,2026-03,12,site,;" + complete);

        assertThat(faults(outcome)).isEqualTo(expected.replaceFirst("^3", "4").replaceFirst("^2", "3"));
        assertThat(stored()).isZero();
    }

    @ParameterizedTest(name = "profit {0} is taken: {1}")
    @CsvSource({"-250000.25, true", "0.100000, true", "999999999999.99, true", "-999999999999.99, true", "0.001, false", "1000000000000, false", "-999999999999999, false"})
    void moneyHasTwoDecimalsAndStaysFarBelowTheLargestAmount(String value, boolean taken) {
        var outcome = submit(OWNER, "E," + emc + ",profit,2026-03," + value + ",books,");

        assertThat(outcome instanceof Stored).isEqualTo(taken);
        if (!taken) {
            assertThat(faults(outcome)).isEqualTo("2 value amount");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"t\uFFFDll", "t\u202Ell", "t\u0007ll", "t\uD800ll"})
    void aSourceThatCannotBeReadIsRefused(String source) {
        var row = new RawRow(1, emc.value(), "ME-0001", "ovens-sold", "2026-03", "900", source, "");

        assertThat(faults(intake.submit(new Submitter.Human(OWNER, true), Reading.of(row), null, "digest"))).isEqualTo("1 source control");
    }

    @Test
    void aPartnerThatLeftSeesItsPastAndAnOpenCallShowsNone() {
        var chef = user("chef-li", "external-partner");
        assertThat(rights.mayRead(chef, emc)).isTrue();
        emcs.leave(emc, "chef-li", YearMonth.of(2026, 3));
        assertThat(rights.mayRead(chef, emc)).isTrue();

        var stranger = user("partner-x", "external-partner");
        emcs.call(emc);
        assertThat(emcs.mayRead(stranger, emc)).isTrue();
        assertThat(rights.mayRead(stranger, emc)).isFalse();
    }

    @Test
    void negativeNumbersAreFine() {
        assertThat(submit(OWNER, "E," + emc + ",profit,2026-03,-250000.25,books,")).isInstanceOf(Stored.class);
        assertThat(facts.list(emc, ReadableMonths.every(), PageRequest.first()).items().getFirst().value()).isEqualByComparingTo("-250000.25");
    }

    @Test
    void aCorrectionIsANewFactAndTheOldValueStays() {
        submit(OWNER, "E,ME-0001,ovens-sold,2026-03,900,till,");
        var outcome = submit(user("owner-1", "me-owner:ME-0001"), "E,ME-0001,ovens-sold,2026-03,950,till,");

        assertThat(outcome).isInstanceOfSatisfying(Stored.class, stored -> assertThat(stored.corrections()).isEqualTo(1));
        assertThat(facts.list(emc, ReadableMonths.every(), PageRequest.first()).items()).satisfiesExactly(
                fact -> {
                    assertThat(fact.oldValue()).isEqualByComparingTo("900");
                    assertThat(fact.current()).isTrue();
                    assertThat(fact.submittedBy()).isEqualTo("owner-1");
                },
                fact -> {
                    assertThat(fact.value()).isEqualByComparingTo("900");
                    assertThat(fact.current()).isFalse();
                });
    }

    @Test
    void sendingTheSameAgainAddsNothing() {
        submit(OWNER, "E,ME-0001,ovens-sold,2026-03,900,till,");

        assertThat(submit(OWNER, "E,ME-0001,ovens-sold,2026-03,900.00,till,")).isInstanceOfSatisfying(Stored.class, stored -> assertThat(stored.stored()).isZero());
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void aRepeatUnderTheSameKeyAnswersWithTheFirstResult() {
        var rows = reading("E,ME-0001,ovens-sold,2026-03,900,till,");
        var me = new Submitter.Human(OWNER, false);
        var first = (Stored) intake.submit(me, rows, "key-" + emc, "digest");
        submit(OWNER, "E,ME-0001,ovens-sold,2026-03,950,till,");

        assertThat(intake.submit(me, rows, "key-" + emc, "digest")).isEqualTo(new Stored(first.intake(), 1, 1, 0, 0, 0, true));
        assertThat(faults(intake.submit(me, reading("E,ME-0001,ovens-sold,2026-03,1,till,"), "key-" + emc, "other"))).isEqualTo("0 Idempotency-Key keyReused");
        assertThat(faults(intake.submit(me, rows, "a b", "digest"))).isEqualTo("0 Idempotency-Key keyForm");
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void afterTheCutOffARowIsLateAndAfterTheMonthIsClosedItIsRefused() {
        var march = YearMonth.of(2026, 3);
        actuals.freeze(emc, march, FakeEmcs.cooking(), clock.instant().minus(Duration.ofHours(1)));
        assertThat(submit(OWNER, "E,ME-0001,ovens-sold,2026-03,900,till,;E,chef-li,recipes,2026-03,12,site,;E,ME-0002,complaints,2026-03,4,desk,")).isInstanceOfSatisfying(Stored.class, stored -> {
            assertThat(stored.carried()).isEqualTo(2);
            assertThat(stored.recordedOnly()).isEqualTo(1);
        });
        assertThat(facts.list(emc, ReadableMonths.of(List.of(march)), PageRequest.first()).items()).allMatch(FactView::late).extracting(FactView::metric, FactView::carried)
                .containsExactlyInAnyOrder(tuple("ovens-sold", true), tuple("recipes", true), tuple("complaints", false));

        actuals.conclude(emc, march, clock.instant());
        assertThat(faults(submit(OWNER, "E,ME-0001,ovens-sold,2026-03,950,till,"))).isEqualTo("2 period closed");
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void aKeyReportsOnlyForItsEmcAndItsActors() {
        var key = new Submitter.Webhook("K1", emc, Set.of("ME-0001"));

        assertThat(intake.submit(key, reading("E,ME-0001,ovens-sold,2026-03,900,till,"), null, "d")).isInstanceOf(Stored.class);
        assertThat(faults(intake.submit(key, reading("E,ME-0002,orders,2026-03,900,till,"), null, "d"))).isEqualTo("2 actor outOfScope");
        assertThat(faults(intake.submit(new Submitter.Webhook("K1", new EmcCode("EMC-4999"), Set.of()), reading("E,ME-0001,ovens-sold,2026-03,900,till,"), null, "d")))
                .isEqualTo("2 emc outOfScope");
    }

    @Test
    void aPlanTellsWhatWouldHappenAndStoresNothing() {
        submit(OWNER, "E,ME-0001,ovens-sold,2026-03,900,till,");
        var plan = intake.plan(new Submitter.Human(OWNER, true), reading("E,ME-0001,ovens-sold,2026-03,950,till,;E,chef-li,recipes,2026-03,12,site,"));

        assertThat(plan.steps()).extracting(Plan.Step::effect).containsExactly(Plan.Effect.CORRECTION, Plan.Effect.NEW);
        assertThat(plan.steps().getFirst().oldValue()).isEqualByComparingTo("900");
        assertThat(stored()).isEqualTo(1);
    }
}
