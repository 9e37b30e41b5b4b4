package io.heyi.talent.internal.people;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.MembershipChanged;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@PeopleWeb
class PayTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(6100);
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final CurrentUser COORDINATOR = user("coordinator", "pool-coordinator");
    private static final CurrentUser OFFICER = user("officer", "settlement-officer");

    @Autowired Salaries salaries;
    @Autowired Employments employments;
    @Autowired Benchmarks benchmarks;
    @Autowired FakeAccess access;
    @Autowired RecordedAudit audit;
    @Autowired SetClock clock;
    @Autowired Lifecycle lifecycle;
    @Autowired ApplicationEventPublisher events;
    @Autowired JdbcClient jdbc;

    private String oven;
    private CurrentUser owner;
    private CurrentUser member;

    @BeforeEach
    void anOwnerAndAMember() {
        clock.now = Instant.parse("2026-03-02T02:00:00Z");
        reset(lifecycle);
        when(lifecycle.freeze(any(String.class))).thenReturn(Optional.empty());
        var number = NUMBERS.incrementAndGet();
        oven = "ME-" + number;
        owner = user("owner-" + number, "entrepreneur", "me-owner:" + oven);
        member = user("member-" + number, "entrepreneur", "me-member:" + oven);
        access.signIn(member);
        access.signIn(owner);
    }

    private PayReply set(String amount) {
        return salaries.set(owner, oven, member.username(), amount, "");
    }

    private long rows() {
        return jdbc.sql("select count(*) from talent.base_salary where microenterprise = ?").param(oven).query(Long.class).single();
    }

    @Test
    void theOwnerSetsASalaryAndARepeatChangesNothing() {
        assertThat(set("9500")).isEqualTo(new PayReply.Done(true, 0));
        assertThat(set("9500.00")).isEqualTo(new PayReply.Done(false, 0));

        assertThat(rows()).isOne();
        assertThat(salaries.monthlyBase(oven, TODAY)).containsOnly(java.util.Map.entry(member.username(), Money.of("9500", "CNY")));
        assertThat(salaries.monthlyBase(oven, TODAY.minusDays(1))).isEmpty();
    }

    @Test
    void belowThePoolWageItIsRefusedWithTheFigure() {
        assertThat(set("6299.99")).isInstanceOfSatisfying(PayReply.Invalid.class, refused -> assertThat(refused.errors()).singleElement()
                .satisfies(error -> assertThat(error.field() + " " + error.arguments().getFirst()).isEqualTo("amount 6300.00 CNY")));
        assertThat(set("6300.00")).isEqualTo(new PayReply.Done(true, 0));
        assertThat(rows()).isOne();
    }

    @Test
    void nobodyButTheOwnerOfThatMicroenterpriseSetsIt() {
        assertThat(salaries.set(member, oven, member.username(), "9500", "")).isInstanceOf(PayReply.NotAllowed.class);
        assertThat(salaries.set(user("other", "me-owner:ME-1"), oven, member.username(), "9500", "")).isInstanceOf(PayReply.NotAllowed.class);
        assertThat(salaries.set(OFFICER, oven, member.username(), "9500", "")).isInstanceOf(PayReply.NotAllowed.class);
        assertThat(salaries.set(owner, oven, new Username("stranger"), "9500", "")).isInstanceOf(PayReply.NotAllowed.class);
        assertThat(rows()).isZero();
    }

    @Test
    void aMicroenterpriseThatIsBeingDissolvedRaisesNobodysPay() {
        set("9500");
        when(lifecycle.freeze(oven)).thenReturn(Optional.of(new Lifecycle.Freeze(oven, MicroenterpriseState.RUNNING, "DC-0001", clock.instant())));

        assertThat(set("9900")).isInstanceOf(PayReply.Conflict.class);
        assertThat(set("9500")).isEqualTo(new PayReply.Done(false, 0));
        assertThat(rows()).isOne();
    }

    @Test
    void whatIsAgreedByAnOfferIsRaisedToTheFloor() {
        assertThat(salaries.agree(oven, member.username(), Money.of("5000", "CNY"), TODAY, "owner")).isEqualTo(Money.of("6300", "CNY"));
        assertThat(salaries.agree(oven, member.username(), Money.of("5000", "CNY"), TODAY, "owner")).isEqualTo(Money.of("6300", "CNY"));
        assertThat(rows()).isOne();
    }

    @Test
    void theSalaryEndsOnTheCompanysDayOfLeaving() {
        set("9500");
        // four in the afternoon of the 4th in UTC is the 5th in Shanghai
        var left = new MembershipChanged(oven, member.username(), false, "left", Instant.parse("2026-03-04T16:00:00Z"));
        events.publishEvent(left);
        events.publishEvent(left);

        assertThat(salaries.monthlyBase(oven, LocalDate.parse("2026-03-04"))).hasSize(1);
        assertThat(salaries.monthlyBase(oven, LocalDate.parse("2026-03-05"))).isEmpty();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void aRaiseAgreedForLaterDoesNotKeepTheSalaryOfWhoHasLeftAlive() {
        set("9500");
        salaries.agree(oven, member.username(), Money.of("9900", "CNY"), LocalDate.parse("2026-06-01"), "owner");
        var left = new MembershipChanged(oven, member.username(), false, "left", Instant.parse("2026-03-04T16:00:00Z"));
        events.publishEvent(left);
        events.publishEvent(left);

        assertThat(salaries.monthlyBase(oven, LocalDate.parse("2026-03-04"))).hasSize(1);
        for (var day : List.of("2026-03-05", "2026-05-31", "2026-06-01", "2026-12-31")) {
            assertThat(salaries.monthlyBase(oven, LocalDate.parse(day))).as(day).isEmpty();
        }
        assertThat(rows()).as("two salaries and their ends").isEqualTo(4);
    }

    @Test
    void theCoordinatorRegistersRoleAndCountryAndTheBenchmarkFollows() {
        var input = new Employments.Input("software-developer", "DE", "");

        assertThat(salaries.benchmark(member.username(), TODAY)).contains(Money.of("9000", "CNY"));
        assertThat(employments.register(COORDINATOR, member.username(), input)).isEqualTo(new PayReply.Done(true, 0));
        assertThat(employments.register(COORDINATOR, member.username(), input)).isEqualTo(new PayReply.Done(false, 0));
        assertThat(salaries.benchmark(member.username(), TODAY)).contains(Money.of("5600", "EUR"));
        assertThat(salaries.floor(member.username(), TODAY)).contains(Money.of("3920", "EUR"));
        assertThat(salaries.benchmark(member.username(), TODAY.minusDays(1))).contains(Money.of("9000", "CNY"));
    }

    @Test
    void nobodyRegistersHimself() {
        assertThat(employments.register(COORDINATOR, COORDINATOR.username(), new Employments.Input("engineer", "CN", ""))).isInstanceOf(PayReply.NotAllowed.class);
        assertThat(employments.register(owner, member.username(), new Employments.Input("engineer", "CN", ""))).isInstanceOf(PayReply.NotAllowed.class);
        assertThat(employments.register(COORDINATOR, member.username(), new Employments.Input("pirate", null, "yesterday")))
                .isInstanceOfSatisfying(PayReply.Invalid.class, refused -> assertThat(refused.errors()).extracting(error -> error.field()).containsExactlyInAnyOrder("role", "country", "validFrom"));
    }

    @Test
    void aBenchmarkCountsOnceSomebodyElseHasConfirmedIt() {
        var both = user("both", "pool-coordinator", "settlement-officer");
        var input = new Benchmarks.Input("technician", "US", "2026-03-01", "5100", "Survey of the trade 2026");
        var proposed = (PayReply.Done) benchmarks.propose(both, input);

        assertThat(benchmarks.propose(both, input)).isEqualTo(new PayReply.Done(false, proposed.id()));
        assertThat(benchmarks.propose(COORDINATOR, new Benchmarks.Input("technician", "US", "2026-03-01", "5200", "Another"))).isInstanceOf(PayReply.Conflict.class);
        assertThat(benchmarks.inForce("technician", "US", TODAY)).contains(Money.of("4900", "USD"));
        assertThat(benchmarks.decide(both, proposed.id(), true)).isInstanceOf(PayReply.NotAllowed.class);
        assertThat(benchmarks.decide(COORDINATOR, proposed.id(), true)).isInstanceOf(PayReply.NotAllowed.class);
        assertThat(benchmarks.decide(OFFICER, proposed.id(), true)).isEqualTo(new PayReply.Done(true, proposed.id()));
        assertThat(benchmarks.decide(OFFICER, proposed.id(), true)).isEqualTo(new PayReply.Done(false, proposed.id()));
        assertThat(benchmarks.decide(OFFICER, proposed.id(), false)).isInstanceOf(PayReply.Conflict.class);
        assertThat(benchmarks.inForce("technician", "US", TODAY)).contains(Money.of("5100", "USD"));
        assertThat(benchmarks.inForce("technician", "US", LocalDate.parse("2026-02-28"))).contains(Money.of("4900", "USD"));
    }

    @Test
    void aRejectedBenchmarkNeverCounts() {
        var proposed = (PayReply.Done) benchmarks.propose(COORDINATOR, new Benchmarks.Input("purchaser", "DE", "2026-03-01", "1", "A slip"));

        assertThat(benchmarks.decide(OFFICER, proposed.id(), false)).isEqualTo(new PayReply.Done(true, proposed.id()));
        assertThat(benchmarks.inForce("purchaser", "DE", TODAY)).contains(Money.of("4200", "EUR"));
        assertThat(benchmarks.decide(OFFICER, 999_999, true)).isInstanceOf(PayReply.Unknown.class);
    }

    @Test
    void aRaisedBenchmarkLiftsSalariesThatWouldLieBelow() {
        employments.register(COORDINATOR, member.username(), new Employments.Input("marketer", "CN", ""));
        set("8400");
        var proposed = (PayReply.Done) benchmarks.propose(COORDINATOR, new Benchmarks.Input("marketer", "CN", "2026-04-01", "13000", "Survey"));
        benchmarks.decide(OFFICER, proposed.id(), true);

        assertThat(salaries.monthlyBase(oven, LocalDate.parse("2026-03-31"))).containsValue(Money.of("8400", "CNY"));
        assertThat(salaries.monthlyBase(oven, LocalDate.parse("2026-04-01"))).containsValue(Money.of("9100", "CNY"));
    }

    @Test
    void theHistorySaysThatASalaryWasSetAndNeverHowMuch() {
        set("9876.54");

        assertThat(audit.events).filteredOn(event -> event.action().equals("people.salarySet") && event.stream().equals(member.username().value())).singleElement()
                .satisfies(event -> assertThat(event.details().toString()).doesNotContain("9876"));
    }
}
