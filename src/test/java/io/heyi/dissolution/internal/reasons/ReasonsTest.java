package io.heyi.dissolution.internal.reasons;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;

import io.heyi.access.CurrentUser;
import io.heyi.dissolution.DissolutionModule;
import io.heyi.dissolution.internal.DissolutionOpening;
import io.heyi.dissolution.internal.DissolutionReply;
import io.heyi.dissolution.internal.domain.ReasonPolicy;
import io.heyi.dissolution.internal.domain.Trigger;
import io.heyi.dissolution.internal.reasons.ReasonsToDissolve.Reason;
import io.heyi.dissolution.Played;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractSealed;
import io.heyi.emc.EmcCode;
import io.heyi.emc.LastContractEnded;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.KillClause;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.performance.FakeEmcs;
import io.heyi.performance.LeadingValuesJudged;
import io.heyi.performance.LeadingValuesJudged.Figure;
import io.heyi.replacement.Neighbours;
import io.heyi.shared.Money;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What speaks for a dissolution is remembered with its rule and figures, read by those who decide, and opens nothing. */
@DissolutionModule
class ReasonsTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(2000);
    private static final CurrentUser PLATFORM = user("wang", "platform-owner:food", "platform-owner");
    private static final PageRequest FIRST = PageRequest.first();

    @Autowired WatchedReasons watched;
    @Autowired ReasonsToDissolve reasons;
    @Autowired ReasonTexts texts;
    @Autowired DissolutionOpening opening;
    @Autowired Microenterprises microenterprises;
    @Autowired Ledger ledger;
    @Autowired FakeEmcs emcs;
    @Autowired Played.Life life;
    @Autowired SetClock clock;
    @Autowired TransactionTemplate transaction;
    private String me;
    private MicroenterpriseState state;
    private Instant founded;

    @BeforeEach
    void aMicroenterpriseBeyondItsShield() {
        me = "ME-%04d".formatted(NUMBERS.incrementAndGet());
        clock.now = Instant.parse("2026-06-02T09:00:00Z");
        founded = Instant.parse("2024-01-01T00:00:00Z");
        state = MicroenterpriseState.RUNNING;
        life.found(me, "owner-" + me.toLowerCase(Locale.ROOT));
        when(microenterprises.find(me)).thenAnswer(call -> Optional.of(view()));
        when(microenterprises.find(anyCollection())).thenAnswer(call -> call.<Collection<String>>getArgument(0).contains(me) ? Map.of(me, summary()) : Map.of());
        when(microenterprises.search(anyString(), any(), any(), any())).thenReturn(PageOf.of(List.of(), 0, FIRST));
        when(microenterprises.search(anyString(), any(), argThat(one -> one == state), eq(new PageRequest(0, PageRequest.LARGEST_SIZE)))).thenAnswer(call -> PageOf.of(List.of(summary()), 1, FIRST));
        cash("1000.00");
    }

    private MicroenterpriseView view() {
        return new MicroenterpriseView(me, "Bakery", state, "food", MicroenterpriseKind.USER, "bread", "fresh", "o", List.of(), List.of(), List.of(), "CNY", new BigDecimal("5000"), 12, founded, null,
                List.of(), List.of());
    }

    private MicroenterpriseSummary summary() {
        return new MicroenterpriseSummary(me, "Bakery", state, "food", MicroenterpriseKind.USER, "o", "bread", 1, founded);
    }

    private void cash(String amount) {
        when(ledger.balances(me)).thenReturn(List.of(new Ledger.Balance(Ledger.Account.cash(), Money.of(amount, "CNY"))));
    }

    private void month(String period, String contract, String percent) {
        var judged = new LeadingValuesJudged(me, contract, YearMonth.parse(period), List.of(new Figure("sales", "Sales", new BigDecimal("800"), new BigDecimal("1000"), new BigDecimal(percent))), clock.now);
        transaction.executeWithoutResult(status -> watched.on(judged));
    }

    private List<Reason> standing(CurrentUser reader) {
        return reasons.standing(reader, me, FIRST).items();
    }

    private List<Trigger> triggers() {
        return standing(PLATFORM).stream().map(Reason::trigger).toList();
    }

    @Test
    void aLeadingValueMissedByMoreThanFifteenPercentInThreeMonthsInARowSpeaksForADissolution() {
        month("2026-03", "EMC-0001", "15.0001");
        month("2026-04", "EMC-0001", "20");
        assertThat(triggers()).isEmpty();
        month("2026-05", "EMC-0001", "100");
        month("2026-05", "EMC-0001", "100");
        assertThat(standing(PLATFORM)).singleElement().satisfies(one -> {
            assertThat(one.trigger()).isEqualTo(Trigger.LEADING_MISSED);
            assertThat(one.rule().clause()).as("an agreement without kill conditions").isEmpty();
            assertThat(one.figures()).extracting("period", "contract").containsExactly(tuple("2026-05", "EMC-0001"), tuple("2026-04", "EMC-0001"), tuple("2026-03", "EMC-0001"));
            assertThat(texts.rule(one, Locale.ENGLISH)).startsWith("Leading value missed by more than 15 % in 3 months in a row");
            assertThat(texts.inFull(one, Locale.ENGLISH)).contains("Sales (EMC-0001)", "2026-03: Sales 800, leading value 1000, missed by 15.0001 % (EMC-0001)");
            assertThat(texts.inFull(one, Locale.CHINESE)).contains("引领值 1000");
        });
        assertThat(opening.openCase(me)).as("a person opens a case").isEmpty();
    }

    @Test
    void whereItsAgreementHasKillConditionsTheyAreCitedWithTheirOwnNumbers() {
        when(microenterprises.killClause(me)).thenReturn(Optional.of(new KillClause("5.7", new BigDecimal("10.0"), 2, 12, 1)));
        founded = Instant.parse("2025-06-02T09:00:01Z");
        month("2026-04", "EMC-0001", "10");
        month("2026-05", "EMC-0001", "11");
        cash("-5000.01");
        watched.lookAtCash();
        assertThat(triggers()).isEmpty();
        month("2026-06", "EMC-0001", "12");
        assertThat(triggers()).as("shielded by the agreement for one more second").isEmpty();
        clock.now = Instant.parse("2026-07-02T09:00:00Z");
        month("2026-06", "EMC-0001", "12");
        watched.lookAtCash();
        assertThat(standing(PLATFORM)).extracting(Reason::trigger, one -> one.rule().clause(), one -> texts.rule(one, Locale.ENGLISH)).containsExactlyInAnyOrder(
                tuple(Trigger.KILL_CONDITION, "5.7 (a)", "Founding agreement 5.7 (a): leading value missed by more than 10 % in 2 months in a row"),
                tuple(Trigger.CASH_ALLOWANCE, "5.7 (b)", "Founding agreement 5.7 (b): cash-flow allowance of 5000 CNY exceeded and not recovered in 1 months"));
        assertThat(standing(PLATFORM)).allSatisfy(one -> assertThat(texts.rule(one, Locale.CHINESE)).contains(one.rule().clause()));
    }

    @Test
    void exactlyFifteenPercentAnotherContractOrAGapAreNotInARow() {
        month("2026-01", "EMC-0001", "16");
        month("2026-02", "EMC-0001", "16");
        month("2026-03", "EMC-0001", "15.0000");
        month("2026-04", "EMC-0001", "16");
        month("2026-05", "EMC-0002", "16");
        assertThat(triggers()).isEmpty();
        month("2026-05", "EMC-0003", "16");
        month("2026-03", "EMC-0003", "16");
        month("2026-02", "EMC-0003", "16");
        assertThat(triggers()).isEmpty();
    }

    @Test
    void aMonthThatReachesItsLeadingValueTakesTheReasonAway() {
        List.of("2026-03", "2026-04", "2026-05").forEach(period -> month(period, "EMC-0001", "30"));
        assertThat(triggers()).containsExactly(Trigger.LEADING_MISSED);
        month("2026-06", "EMC-0001", "0");
        assertThat(triggers()).isEmpty();
    }

    @Test
    void monthsUnderTheShieldAreRememberedAndSpeakWhenItIsOver() {
        founded = Instant.parse("2025-01-01T00:00:00Z");
        List.of("2026-03", "2026-04", "2026-05").forEach(period -> month(period, "EMC-0001", "30"));
        assertThat(triggers()).isEmpty();
        clock.now = Instant.parse("2026-07-02T09:00:00Z");
        month("2026-06", "EMC-0001", "30");
        assertThat(triggers()).containsExactly(Trigger.LEADING_MISSED);
    }

    @Test
    void theLastContractLostIsAReasonUntilAnotherNamesIt() {
        transaction.executeWithoutResult(status -> watched.on(new LastContractEnded(new ActorId(me), new EmcCode("EMC-0009"), clock.now)));
        assertThat(standing(PLATFORM)).singleElement().satisfies(one -> assertThat(texts.details(one, Locale.ENGLISH)).contains("EMC-0009"));
        var emc = new EmcCode("EMC-" + me.substring(3));
        emcs.add(emc, Neighbours.cooking(me), YearMonth.of(2026, 5));
        transaction.executeWithoutResult(status -> watched.on(new ContractSealed(emc, 1, YearMonth.of(2026, 5), clock.now)));
        assertThat(triggers()).isEmpty();
        transaction.executeWithoutResult(status -> watched.on(new LastContractEnded(new ActorId(me), new EmcCode("EMC-0009"), clock.now)));
        assertThat(triggers()).as("heard late: another contract names it").isEmpty();
        emcs.leave(emc, me, YearMonth.of(2026, 6));
    }

    @Test
    void theCashAllowanceExceededForThreeMonthsIsAReasonAndOneGoodNightBeginsTheCountAnew() {
        cash("-5000.01");
        watched.lookAtCash();
        clock.now = Instant.parse("2026-09-01T09:00:00Z");
        watched.lookAtCash();
        assertThat(triggers()).as("a day is missing").isEmpty();
        clock.now = Instant.parse("2026-09-02T09:00:00Z");
        watched.lookAtCash();
        assertThat(standing(PLATFORM)).singleElement().satisfies(one -> {
            assertThat(one.trigger()).isEqualTo(Trigger.CASH_ALLOWANCE);
            assertThat(texts.rule(one, Locale.ENGLISH)).startsWith("Cash allowance of 5000 CNY exceeded and not recovered in 3 months");
            assertThat(texts.inFull(one, Locale.ENGLISH)).contains("2026-06-02", "cash -5000.01, allowed down to -5000");
        });
        cash("-5000.00");
        watched.lookAtCash();
        assertThat(triggers()).isEmpty();
        cash("-5000.01");
        watched.lookAtCash();
        assertThat(triggers()).isEmpty();
    }

    @Test
    void aMicroenterpriseOnWatchIsLookedAtToo() {
        state = MicroenterpriseState.ON_WATCH;
        cash("-6000");
        watched.lookAtCash();
        clock.now = Instant.parse("2026-09-02T09:00:00Z");
        watched.lookAtCash();
        assertThat(triggers()).containsExactly(Trigger.CASH_ALLOWANCE);
    }

    @Test
    void reasonsAreReadByThoseWhoDecideAndByItsOwner() {
        transaction.executeWithoutResult(status -> watched.on(new LastContractEnded(new ActorId(me), new EmcCode("EMC-0009"), clock.now)));
        assertThat(standing(user("zhou", "platform-second-owner:food"))).hasSize(1);
        assertThat(standing(user("admin", "administrator"))).hasSize(1);
        assertThat(standing(user("o", "me-owner:" + me, "entrepreneur"))).hasSize(1);
        assertThat(standing(user("m", "me-member:" + me, "entrepreneur"))).isEmpty();
        assertThat(standing(user("other", "platform-owner:home", "platform-owner"))).isEmpty();
        assertThat(reasons.standing(PLATFORM, me, new PageRequest(1, 1)).total()).isEqualTo(1);
        assertThat(reasons.standing(PLATFORM, me, new PageRequest(1, 1)).items()).isEmpty();
    }

    @Test
    void whereACaseIsOpenItsReasonIsNotShownAnyMore() {
        transaction.executeWithoutResult(status -> watched.on(new LastContractEnded(new ActorId(me), new EmcCode("EMC-0009"), clock.now)));
        assertThat(opening.open(PLATFORM, me, new DissolutionOpening.Request("LAST_CONTRACT", "no contract", "gone", ""))).isInstanceOf(DissolutionReply.Opened.class);
        assertThat(triggers()).isEmpty();
    }

    @Test
    void aPolicyOutOfRangeIsRefusedByName() {
        Assertions.assertThatThrownBy(() -> new ReasonPolicy(new BigDecimal(101), null)).hasMessageContaining("heyi.policy.dissolution-reasons.leading-short-percent");
        Assertions.assertThatThrownBy(() -> new ReasonPolicy(null, 0)).hasMessageContaining("leading-months");
    }
}
