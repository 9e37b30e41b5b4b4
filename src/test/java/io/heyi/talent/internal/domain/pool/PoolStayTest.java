package io.heyi.talent.internal.domain.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.access.Username;
import io.heyi.shared.Ruling;
import io.heyi.talent.StayCode;
import io.heyi.talent.TalentPool.EntryCause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolStayTest {

    private static final PoolPolicy POLICY = PoolPolicy.defaults();
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static PoolStay stay(String entered, String zone) {
        return PoolStay.begin(new StayCode("PS-0001"), new Username("entrepreneur-01"), EntryCause.DISSOLUTION, "DC-0001", LocalDate.parse(entered), ZoneId.of(zone), POLICY, "system");
    }

    private static PoolStay stay(String entered) {
        return stay(entered, "Asia/Shanghai");
    }

    private static Instant at(String day) {
        return LocalDate.parse(day).atStartOfDay(SHANGHAI).toInstant();
    }

    private static PoolStay atItsLimit() {
        var stay = stay("2025-06-11");
        assertThat(stay.reachLimit(at("2025-09-11"))).isTrue();
        return stay;
    }

    @ParameterizedTest
    @CsvSource({"2025-06-11, 2025-09-11", "2025-11-30, 2026-02-28", "2023-11-30, 2024-02-29", "2024-02-29, 2024-05-29", "2025-01-31, 2025-04-30"})
    void theTimeAllowedIsThreeMonthsAndEndsOnTheLastDayOfAShorterMonth(String entered, String limit) {
        assertThat(stay(entered).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, 2025-12-30, 2026-03-29T22:00:00Z", "Europe/Berlin, 2025-12-29, 2026-03-28T23:00:00Z", "America/New_York, 2025-12-08, 2026-03-08T05:00:00Z",
            "America/New_York, 2025-12-09, 2026-03-09T04:00:00Z", "Asia/Shanghai, 2025-06-11, 2025-09-10T16:00:00Z"})
    void theLimitComesAtTheBeginOfItsDayAlsoWhereClocksChange(String zone, String entered, String limit) {
        assertThat(stay(entered, zone).limitAt()).isEqualTo(limit);
    }

    @Test
    void aDayThatBeginsLateBecauseClocksChangeAtMidnightBeginsWithItsFirstHour() {
        assertThat(stay("2018-08-04", "America/Sao_Paulo").limitAt()).isEqualTo("2018-11-04T03:00:00Z");
    }

    @Test
    void theWageOfAMonthIsBookedAtTheBeginOfTheNext() {
        assertThat(stay("2025-06-11").nextWageAt()).isEqualTo(at("2025-07-01"));
        assertThat(stay("2024-02-29").nextWageAt()).isEqualTo(at("2024-03-01"));
    }

    @Test
    void monthsThatTimeHasJumpedOverAreAllDueAndEachIsBookedOnce() {
        var stay = stay("2025-06-11");
        assertThat(stay.wagesDue(at("2025-06-30"))).isEmpty();
        assertThat(stay.wagesDue(at("2025-08-15"))).containsExactly(YearMonth.of(2025, 6), YearMonth.of(2025, 7));

        stay.wageBooked(YearMonth.of(2025, 6));
        assertThat(stay.wagesDue(at("2025-08-15"))).containsExactly(YearMonth.of(2025, 7));
    }

    @Test
    void theEndOfAStayMakesItsLastMonthDueAtOnce() {
        var stay = stay("2025-06-11");
        stay.end(StayOutcome.JOINED, "ME-0001", LocalDate.parse("2025-07-05"), "entrepreneur-01");
        assertThat(stay.wagesDue(at("2025-07-05"))).containsExactly(YearMonth.of(2025, 6), YearMonth.of(2025, 7));
    }

    @Test
    void aStayThatEndsOnTheFirstOfAMonthOwesNothingForIt() {
        var stay = stay("2025-06-11");
        stay.end(StayOutcome.LEFT, null, LocalDate.parse("2025-07-01"), "entrepreneur-01");
        assertThat(stay.wagesDue(at("2025-07-01"))).containsExactly(YearMonth.of(2025, 6));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-28T22:59:59Z, 2026-03-28", "2026-03-28T23:00:00Z, 2026-03-29", "2026-03-29T21:59:59Z, 2026-03-29", "2026-03-29T22:00:00Z, 2026-03-30", "2026-10-25T22:59:59Z, 2026-10-25",
            "2026-10-25T23:00:00Z, 2026-10-26"})
    void theDayOfAFactIsThatOfTheZoneAlsoWhereClocksChange(Instant at, LocalDate day) {
        assertThat(stay("2026-03-01", "Europe/Berlin").day(at)).isEqualTo(day);
    }

    @Test
    void monthsWithAChangeOfClocksAreBookedAtTheBeginOfTheNext() {
        assertThat(stay("2026-03-10", "Europe/Berlin").nextWageAt()).isEqualTo("2026-03-31T22:00:00Z");
        assertThat(stay("2026-10-10", "Europe/Berlin").nextWageAt()).isEqualTo("2026-10-31T23:00:00Z");
    }

    @Test
    void remindersComeOnTheDaysOfThePolicyAndThenTheLimit() {
        var stay = stay("2025-06-11");
        assertThat(stay.nextNoticeAt(POLICY)).isEqualTo(at("2025-08-12"));
        assertThat(stay.giveNotice(at("2025-08-11"), POLICY)).isFalse();
        assertThat(stay.giveNotice(at("2025-08-12"), POLICY)).isTrue();
        assertThat(stay.giveNotice(at("2025-08-12"), POLICY)).as("a repeat").isFalse();
        assertThat(stay.nextNoticeAt(POLICY)).isEqualTo(at("2025-08-28"));
        stay.giveNotice(at("2025-09-09"), POLICY);
        assertThat(stay.nextNoticeAt(POLICY)).isEqualTo(at("2025-09-11"));
    }

    @Test
    void theLimitAloneEndsNothing() {
        var stay = atItsLimit();
        stay.escalate();
        stay.escalate();
        assertThat(stay.phase()).isEqualTo(StayPhase.LIMIT_DECISION);
        assertThat(stay.outcome()).isEmpty();
        assertThat(stay.wagesDue(at("2025-12-01"))).as("the wage goes on").contains(YearMonth.of(2025, 10), YearMonth.of(2025, 11));
    }

    @Test
    void anExtensionIsGivenOnceAndCountsFromTheEntry() {
        var stay = stay("2025-11-30");
        stay.reachLimit(at("2026-02-28"));
        assertThat(stay.extend(true, POLICY, "coordinator", "an offer is near")).isEqualTo(Ruling.accepted());
        assertThat(stay.limit()).as("not from 28 February").isEqualTo("2026-03-30");
        stay.reachLimit(at("2026-03-30"));
        assertThat(stay.extensionHindered(true, POLICY)).contains("talentpool.extension.once");
        assertThat(stay.extend(true, POLICY, "coordinator", "again")).isInstanceOf(Ruling.Refused.class);
    }

    @Test
    void withoutAPendingOfferNothingIsExtended() {
        assertThat(atItsLimit().extensionHindered(false, POLICY)).contains("talentpool.extension.noOffer");
    }

    @Test
    void twoRefusalsHaveNoEffectAndTheThirdEndsTheExtension() {
        var stay = atItsLimit();
        stay.refused("OF-0001");
        stay.refused("OF-0002");
        assertThat(stay.extensionHindered(true, POLICY)).isEmpty();
        stay.refused("OF-0003");
        assertThat(stay.extensionHindered(true, POLICY)).contains("talentpool.extension.refusals");
        assertThat(stay.outcome()).as("nothing else follows").isEmpty();
    }

    @Test
    void anEmploymentEndsOnlyWithTwoPeopleOfWhomNeitherIsThePerson() {
        var stay = atItsLimit();
        var now = at("2025-09-12");
        assertThat(stay.proposeEnd("entrepreneur-01", "no", now)).isInstanceOf(Ruling.NotAllowed.class);
        assertThat(stay.proposeEnd("coordinator", "no place was found", now)).isEqualTo(Ruling.accepted());
        assertThat(stay.checkLegally(true, "coordinator", "fine", now, LocalDate.parse("2025-09-13"))).isInstanceOf(Ruling.NotAllowed.class);
        assertThat(stay.checkLegally(true, "entrepreneur-01", "fine", now, LocalDate.parse("2025-09-13"))).isInstanceOf(Ruling.NotAllowed.class);
        assertThat(stay.outcome()).isEmpty();
        assertThat(stay.checkLegally(true, "officer", "notice is given", now, LocalDate.parse("2025-09-13"))).isEqualTo(Ruling.accepted());
        assertThat(stay.outcome()).contains(StayOutcome.EMPLOYMENT_ENDED);
    }

    @Test
    void anObjectionGivesTheDecisionBackToTheCoordinator() {
        var stay = atItsLimit();
        stay.proposeEnd("coordinator", "no place was found", at("2025-09-12"));
        stay.checkLegally(false, "officer", "parental leave", at("2025-09-13"), LocalDate.parse("2025-09-14"));
        assertThat(stay.phase()).isEqualTo(StayPhase.LIMIT_DECISION);
        assertThat(stay.proposals()).singleElement().satisfies(one -> assertThat(one.check()).isEqualTo("parental leave"));
    }

    @Test
    void decisionsBeforeTheLimitAndAfterTheEndComeTooLate() {
        assertThat(stay("2025-06-11").proposeEnd("coordinator", "early", at("2025-07-01"))).isInstanceOf(Ruling.TooLate.class);
        var over = atItsLimit();
        assertThat(over.findOtherPlace("the city's museum", "coordinator", LocalDate.parse("2025-09-12"))).isEqualTo(Ruling.accepted());
        assertThat(over.extend(true, POLICY, "coordinator", "late")).isInstanceOf(Ruling.TooLate.class);
        assertThat(over.end(StayOutcome.LEFT, null, LocalDate.parse("2025-09-20"), "entrepreneur-01")).isFalse();
        assertThat(over.outcome()).contains(StayOutcome.OTHER_PLACE);
    }

    @Test
    void aPolicyOutsideItsRangeStopsTheStart() {
        assertThatThrownBy(() -> new PoolPolicy(0, null, null, null, null, null, null, null, null, null, null)).hasMessageContaining("heyi.policy.pool.months-allowed must be 1 to 24");
        assertThatThrownBy(() -> new PoolPolicy(null, null, null, List.of(14, 0), null, null, null, null, null, null, null)).hasMessageContaining("notice-days");
        assertThatThrownBy(() -> new PoolPolicy(null, null, null, null, null, null, null, Duration.ofDays(6), null, null, null)).hasMessageContaining("reminder-before");
    }
}
