package io.heyi.talent.internal.pool;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Relation;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.ledger.Ledger.Account;
import io.heyi.ledger.Ledger.Side;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.MembershipChanged;
import io.heyi.microenterprise.Memberships.Membership;
import io.heyi.microenterprise.LifecycleChanged;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.OwnerChanged;
import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import io.heyi.shared.PageRequest;
import io.heyi.talent.StayCode;
import io.heyi.talent.TalentPool.Destination;
import io.heyi.talent.TalentPool.EntryCause;
import io.heyi.talent.TalentPool;
import io.heyi.talent.internal.domain.pool.PoolStay;
import io.heyi.talent.internal.domain.pool.StayOutcome;
import io.heyi.talent.internal.people.Employments;
import io.heyi.talent.internal.pool.Offer.State;
import io.heyi.talent.internal.process.pool.StaySteps;
import io.heyi.talent.internal.process.pool.StayVariables;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Stays, openings and offers on a real database: who gets the place, who is paid what, and that nobody is in two places. */
@PoolModule
class PoolTest {

    private static final AtomicInteger NUMBER = new AtomicInteger(1);

    @Autowired
    private TalentPool pool;
    @Autowired
    private StayService stays;
    @Autowired
    private StayStore store;
    @Autowired
    private StaySteps steps;
    @Autowired
    private OpeningService openings;
    @Autowired
    private OfferService offers;
    @Autowired
    private Moves moves;
    @Autowired
    private PoolEvents poolEvents;
    @Autowired
    private WageBooking booking;
    @Autowired
    private Employments employments;
    @Autowired
    private RecordedAudit audit;
    @Autowired
    private PlayedMicroenterprises microenterprises;
    @Autowired
    private FakeAccess access;
    @Autowired
    private PoolModule.Commands commands;
    @Autowired
    private Ledger ledger;
    @Autowired
    private SetClock clock;
    @Autowired
    private PlatformTransactionManager transactions;

    private TransactionTemplate transaction;
    private String me;
    private CurrentUser owner;

    @BeforeEach
    void aRunningMicroenterprise() {
        transaction = new TransactionTemplate(transactions);
        clock.now = Instant.parse("2026-03-02T02:00:00Z");
        me = microenterprise(MicroenterpriseState.RUNNING);
        owner = owner(me);
    }

    private String microenterprise(MicroenterpriseState state) {
        var code = "ME-%04d".formatted(NUMBER.getAndIncrement());
        microenterprises.put(code, state);
        microenterprises.member(code, "owner-" + code.toLowerCase(), true);
        return code;
    }

    private CurrentUser owner(String code) {
        return user("owner-" + code.toLowerCase(), "entrepreneur", "me-owner:" + code);
    }

    private CurrentUser somebody() {
        return user("person-" + NUMBER.getAndIncrement(), "entrepreneur");
    }

    private StayCode enter(CurrentUser person) {
        return transaction.execute(status -> pool.enter(person.username(), EntryCause.DISSOLUTION, "DC-0001", LocalDate.parse("2026-03-02")));
    }

    private Opening opening(int places) {
        var input = new OpeningInput(me, "engineer", List.of(new OpeningInput.Skill("welding", "4", "3", true)), "CN", "16000", "20000", "", "Qingdao", false, "Builds ovens.", "" + places, "", "2026-06-30");
        return done(openings.publish(owner, input, ""));
    }

    private Offer offer(Opening opening, CurrentUser person) {
        return done(offers.offer(owner, opening.code(), new OfferService.Input(null, null, person.username().value(), "18000", "", "Come and weld.")));
    }

    private static <T> T done(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Reply.Done.class);
        return ((Reply.Done<T>) reply).value();
    }

    private static List<FieldError> errors(Reply<?> reply) {
        return reply instanceof Reply.Invalid<?>(var errors) ? errors : List.of();
    }

    private static String tooLate(Reply<?> reply) {
        return reply instanceof Reply.TooLate<?>(var messageKey, var arguments) ? messageKey : reply.toString();
    }

    private List<String> places(CurrentUser person) {
        return microenterprises.of(person.username()).stream().map(Membership::microenterprise).toList();
    }

    private PoolStay stay(StayCode code) {
        return store.find(code).orElseThrow();
    }

    private static StayVariables variables(StayCode code) {
        return new StayVariables(code.value(), null);
    }

    // --- stays

    @Test
    void somebodyIsInThePoolOnceHoweverOftenHeIsBroughtThere() {
        var person = somebody();
        var code = enter(person);
        assertThat(enter(person)).isEqualTo(code);
        assertThat(commands.to(code.value())).containsExactly("talent.stayBegun");
        assertThat(pool.current(person.username())).contains(code);
        assertThat(access.relationsOf(person.username())).contains(new Relation(person.username(), Kind.POOL_MEMBER, Relation.POOL));
    }

    @Test
    void twoWhoBringSomebodyInAtOnceGetTheSameStay() throws Exception {
        var person = somebody();
        var codes = together(() -> enter(person), () -> enter(person));
        assertThat(codes).containsOnly(codes.getFirst());
        assertThat(commands.to(codes.getFirst().value())).containsExactly("talent.stayBegun");
    }

    @Test
    void anEntryThatIsRolledBackLeavesNothing() {
        var person = somebody();
        transaction.executeWithoutResult(status -> {
            pool.enter(person.username(), EntryCause.OWN_WISH, "", LocalDate.parse("2026-03-02"));
            status.setRollbackOnly();
        });
        assertThat(pool.current(person.username())).isEmpty();
    }

    @Test
    void anybodyInsideEntersByOwnWishAndLeavesHisMicroenterpriseWithIt() {
        var person = somebody();
        microenterprises.member(me, person.username().value(), false);
        done(stays.enter(person));
        assertThat(places(person)).isEmpty();
        assertThat(stays.enter(user("chef-01", "external-partner"))).isInstanceOf(Reply.NotAllowed.class);
    }

    @Test
    void anOwnerIsToldToGiveUpTheOfficeFirstAndAPlatformOwnerEntersAtOnce() {
        assertThat(stays.enter(owner)).isEqualTo(Reply.tooLate("talentpool.refusal.ownsAnother", me));
        assertThat(places(owner)).as("nothing has changed").containsExactly(me);
        var platformOwner = user("platform-" + NUMBER.getAndIncrement(), "platform-owner", "platform-owner:food");
        assertThat(stay(done(stays.enter(platformOwner))).cause()).isEqualTo(EntryCause.OWN_WISH);
    }

    @Test
    void anOwnerWhomAnElectionHasReplacedIsInThePoolFromThatDayHoweverLateItIsHeard() {
        var former = somebody();
        clock.now = Instant.parse("2026-03-04T02:00:00Z");
        poolEvents.on(new OwnerChanged(me, new ElectionId("OE-0001"), former.username(), owner.username(), true, false, Instant.parse("2026-03-02T02:00:00Z")));
        assertThat(stay(pool.current(former.username()).orElseThrow()).entered()).isEqualTo("2026-03-02");
    }

    /** Generalist in China: 9,000 a month; the day of joining is the place's. */
    @ParameterizedTest
    @CsvSource({"2026-01-31, 2026-02-28T02:00:00Z, 2026-03-02T02:00:00Z, 2026-01=203.23 2026-02=6075.00", "2028-02-01, 2028-02-29T02:00:00Z, 2028-03-05T02:00:00Z, 2028-02=6082.76",
            "2026-03-02, 2026-04-01T02:00:00Z, 2026-05-02T02:00:00Z, 2026-03=6096.77 2026-04=0.00", "2026-03-28, 2026-03-29T16:30:00Z, 2026-04-02T02:00:00Z, 2026-03=406.45"})
    void aPlaceThatIsHeardOfLateIsPaidByNobodyTwice(String entered, Instant joined, Instant heard, String wages) {
        var person = somebody();
        clock.now = Instant.parse(entered + "T02:00:00Z");
        var code = transaction.execute(status -> pool.enter(person.username(), EntryCause.DISSOLUTION, "DC-0001", LocalDate.parse(entered)));
        clock.now = heard;
        steps.payWage(variables(code));
        microenterprises.member(me, person.username().value(), false);
        poolEvents.on(new MembershipChanged(me, person.username(), true, "elected", joined));
        poolEvents.on(new MembershipChanged(me, person.username(), true, "elected", joined));
        steps.settle(variables(code));
        steps.settle(variables(code));

        assertThat(stay(code).endedOn()).contains(LocalDate.ofInstant(joined, ZoneId.of("Asia/Shanghai")));
        var booked = transaction.execute(status -> booking.booked(code));
        assertThat(booked.entrySet().stream().map(month -> month.getKey() + "=" + month.getValue().plain()).collect(Collectors.joining(" "))).isEqualTo(wages);
        var owed = ledger.entries("POOL-CNY", new PageRequest(0, 200)).items().stream().filter(entry -> entry.entryKey().startsWith(code.value() + "/")).flatMap(entry -> entry.lines().stream())
                .filter(line -> line.account().equals(Account.wagePayable())).map(line -> line.side() == Side.CREDIT ? line.amount() : line.amount().negated()).reduce(Money::plus).orElseThrow();
        assertThat(owed).as("in the books").isEqualTo(booked.values().stream().reduce(Money::plus).orElseThrow());
    }

    @Test
    void theWageOfAMonthIsBookedOnceWhateverIsRepeated() {
        var person = somebody();
        var code = enter(person);
        clock.now = Instant.parse("2026-04-30T17:00:00Z");
        transaction.executeWithoutResult(status -> {
            steps.payWage(variables(code));
            status.setRollbackOnly();
        });
        assertThat(steps.payWage(variables(code)).nextWageAt()).isEqualTo("2026-05-31T16:00:00Z");
        steps.payWage(variables(code));
        var entries = ledger.entries("POOL-CNY", new PageRequest(0, 200)).items().stream().map(Ledger.Entry::entryKey).filter(key -> key.startsWith(code.value())).toList();
        assertThat(entries).containsExactlyInAnyOrder(code + "/2026-03", code + "/2026-04");
    }

    @Test
    void theLastWageIsPaidToTheDayBeforeTheEnd() {
        var person = somebody();
        var code = enter(person);
        clock.now = Instant.parse("2026-03-12T02:00:00Z");
        done(stays.leave(person));
        steps.settle(variables(code));
        // generalist in China: 9,000 × 70 % × 10 of 31 days
        assertThat(stays.mine(person).orElseThrow().wages()).singleElement().satisfies(month -> {
            assertThat(month.booked()).isTrue();
            assertThat(month.total().plain()).isEqualTo("2032.26");
        });
        assertThat(commands.to(code.value())).containsExactly("talent.stayBegun", "talent.stayEnded");
        assertThat(access.relationsOf(person.username())).isEmpty();
    }

    @Test
    void theForecastShowsEachMonthToTheLimit() {
        var person = somebody();
        enter(person);
        var view = stays.mine(person).orElseThrow();
        assertThat(view.limit()).isEqualTo("2026-06-02");
        assertThat(view.daysLeft()).isEqualTo(92);
        assertThat(view.wages()).hasSize(4).noneMatch(StayView.Month::booked);
    }

    @Test
    void theLimitHandsOverToPeopleAndTheStayGoesOn() {
        var code = enter(somebody());
        clock.now = Instant.parse("2026-06-02T00:00:00Z");
        var standing = steps.watchLimit(variables(code));
        assertThat(standing.stayPhase()).isEqualTo("LIMIT_DECISION");
        assertThat(standing.decisionGroups()).containsExactly("pool-coordinator");
        assertThat(steps.escalate(variables(code)).decisionGroups()).containsExactly("pool-coordinator", "administrator");
        assertThat(stay(code).outcome()).isEmpty();
    }

    // --- openings

    @Test
    void anOpeningSaysEverythingThatIsWrongWithItAndStoresNothing() {
        var reply = openings.publish(owner, new OpeningInput(me, "wizard", List.of(), "XX", "1", "x", "5", "", false, "", "0", "", "2020-01-01"), "");
        assertThat(errors(reply)).extracting(FieldError::field).contains("role", "country", "salaryTo", "percent", "text", "places", "skills", "until");
        assertThat(openings.all(me, PageRequest.first()).total()).isZero();
    }

    @Test
    void aSalaryBelowThePoolWageFloorIsRefusedWithTheFigure() {
        var input = new OpeningInput(me, "engineer", List.of(new OpeningInput.Skill("welding", "", "", false)), "CN", "9000", "20000", "", "", false, "Builds ovens.", "", "", "2026-06-30");
        assertThat(errors(openings.publish(owner, input, ""))).extracting(FieldError::field, FieldError::code).containsExactly(tuple("salaryFrom", "talentpool.error.belowFloor"));
    }

    @Test
    void onlyTheOwnerPublishesAndNobodyWhileTheMicroenterpriseIsBeingDissolved() {
        var input = new OpeningInput(me, "engineer", List.of(new OpeningInput.Skill("welding", "", "", false)), "CN", "16000", "20000", "", "", false, "Builds ovens.", "", "", "2026-06-30");
        assertThat(openings.publish(somebody(), input, "")).isInstanceOf(Reply.NotAllowed.class);
        microenterprises.put(me, MicroenterpriseState.DISSOLVING);
        assertThat(tooLate(openings.publish(owner, input, ""))).isEqualTo("talentpool.refusal.frozen");
    }

    @Test
    void aRepeatWithTheSameKeyGivesTheFirstOpening() {
        var input = new OpeningInput(me, "engineer", List.of(new OpeningInput.Skill("welding", "", "", false)), "CN", "16000", "20000", "", "", false, "Builds ovens.", "", "", "2026-06-30");
        var first = done(openings.publish(owner, input, "key-" + me));
        assertThat(done(openings.publish(owner, input, "key-" + me)).code()).isEqualTo(first.code());
    }

    @Test
    void anApplicationStaysOpenUntilTheOwnerAnswersInWords() {
        var opening = opening(1);
        var person = somebody();
        done(openings.apply(person, opening.code(), "I weld."));
        clock.now = clock.now.plus(Duration.ofDays(90));
        assertThat(openings.application(opening.code(), person.username()).orElseThrow().answeredAt()).isNull();
        done(openings.answer(owner, opening.code(), person.username(), "We need somebody in Qingdao."));
        assertThat(openings.application(opening.code(), person.username()).orElseThrow().answer()).isEqualTo("We need somebody in Qingdao.");
    }

    @Test
    void anOpeningWithoutALastDayIsOpenForAsLongAsThePolicyAllows() {
        var input = new OpeningInput(me, "engineer", List.of(new OpeningInput.Skill("welding", "", "", false)), "CN", "16000", "20000", "", "", false, "Builds ovens.", "", "", "");
        assertThat(done(openings.publish(owner, input, "")).until()).isEqualTo(LocalDate.parse("2026-03-02").plusDays(180));
    }

    @Test
    void theOwnerSeesWhichOpeningsHaveInterestWithoutAnAnswer() {
        var opening = opening(1);
        var person = somebody();
        done(openings.apply(person, opening.code(), "I weld."));
        assertThat(openings.waiting(List.of(me))).singleElement().satisfies(one -> assertThat(one).isEqualTo(new ApplicationStore.Waiting(opening.code(), me, "engineer", 1)));
        done(openings.answer(owner, opening.code(), person.username(), "Come by."));
        assertThat(openings.waiting(List.of(me))).isEmpty();
    }

    // --- offers

    @Test
    void anOfferWithoutASalaryIsTheLeastThatOpeningAndFloorAllow() {
        var opening = opening(3);
        assertThat(done(offers.offer(owner, opening.code(), unpriced(somebody()))).salary()).as("the opening's lowest").isEqualTo(Money.of("16000", "CNY"));
        // 70 % of 25,000
        assertThat(done(offers.offer(owner, opening.code(), unpriced(leader()))).salary()).as("the person's floor").isEqualTo(Money.of("17500", "CNY"));
        var low = done(openings.publish(owner, new OpeningInput(me, "engineer", List.of(new OpeningInput.Skill("welding", "", "", false)), "CN", "16000", "17000", "", "", false, "Builds ovens.", "", "", ""), ""));
        assertThat(errors(offers.offer(owner, low.code(), unpriced(leader())))).extracting(FieldError::field, FieldError::code).containsExactly(tuple("salary", "talentpool.error.floorAboveRange"));
    }

    private static OfferService.Input unpriced(CurrentUser person) {
        return new OfferService.Input(null, null, person.username().value(), "", "", "");
    }

    private CurrentUser leader() {
        var person = somebody();
        employments.register(user("coordinator-01", "pool-coordinator"), person.username(), new Employments.Input("me-leader", "CN", ""));
        return person;
    }

    @Test
    void twoClicksOfOnePersonAreOneAcceptance() throws Exception {
        var person = somebody();
        var code = enter(person);
        var offer = offer(opening(1), person);
        var replies = together(() -> offers.accept(person, offer.code()), () -> offers.accept(person, offer.code()));
        assertThat(replies).hasSize(2).allSatisfy(reply -> assertThat(done(reply).state()).isEqualTo(State.JOINED));
        assertThat(places(person)).containsExactly(me);
        assertThat(openings.find(offer.opening()).orElseThrow().placesLeft()).isZero();
        assertThat(commands.to(code.value())).containsExactly("talent.stayBegun", "talent.stayEnded");
    }

    @Test
    void twoClicksOfAMemberElsewhereAreOneMove() throws Exception {
        var person = somebody();
        microenterprises.member(microenterprise(MicroenterpriseState.RUNNING), person.username().value(), false);
        var offer = offer(opening(1), person);
        var replies = together(() -> offers.accept(person, offer.code()), () -> offers.accept(person, offer.code()));
        assertThat(replies).hasSize(2).allSatisfy(reply -> assertThat(done(reply).state()).isEqualTo(State.NOTICE));
        assertThat(commands.to(offer.code())).containsExactly("talent.moveAgreed");
    }

    @Test
    void whoAcceptsAPlaceThatIsFilledIsToldSoAndHasNotRefused() {
        var opening = opening(1);
        var late = somebody();
        var stayOfLate = enter(late);
        var first = somebody();
        enter(first);
        var offer = offer(opening, late);
        done(offers.accept(first, offer(opening, first).code()));
        assertThat(tooLate(offers.accept(late, offer.code()))).isEqualTo("talentpool.refusal.offer.OVERTAKEN");
        assertThat(stay(stayOfLate).refusals()).isZero();
    }

    @Test
    void anAcceptanceMovesMembershipStayAndGroupsAtOnce() {
        var person = somebody();
        var code = enter(person);
        var offer = offer(opening(1), person);
        assertThat(done(offers.accept(person, offer.code())).state()).isEqualTo(State.JOINED);
        assertThat(places(person)).containsExactly(me);
        assertThat(stay(code).outcome()).contains(StayOutcome.JOINED);
        assertThat(commands.to(code.value())).endsWith("talent.stayEnded");
        assertThat(openings.find(offer.opening()).orElseThrow().state()).isEqualTo(Opening.State.FILLED);
        assertThat(done(offers.accept(person, offer.code())).state()).as("a repeat").isEqualTo(State.JOINED);
    }

    @Test
    void ofTwoWhoAcceptOnePlaceAtOnceExactlyOneWinsAndTheOtherHasNotRefused() throws Exception {
        var opening = opening(1);
        var one = somebody();
        var two = somebody();
        var stayOne = enter(one);
        var stayTwo = enter(two);
        var first = offer(opening, one);
        var second = offer(opening, two);
        var replies = together(() -> offers.accept(one, first.code()), () -> offers.accept(two, second.code()));

        assertThat(replies).filteredOn(reply -> reply instanceof Reply.Done).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply instanceof Reply.TooLate).hasSize(1);
        assertThat(List.of(places(one), places(two))).containsExactlyInAnyOrder(List.of(me), List.of());
        assertThat(List.of(stay(stayOne).outcome().isPresent(), stay(stayTwo).outcome().isPresent())).containsExactlyInAnyOrder(true, false);
        assertThat(List.of(stay(stayOne).refusals(), stay(stayTwo).refusals())).containsOnly(0);
        assertThat(openings.find(opening.code()).orElseThrow().placesLeft()).isZero();
    }

    @Test
    void whoAcceptsTwoPlacesAtOnceGetsOne() throws Exception {
        var person = somebody();
        enter(person);
        var here = offer(opening(1), person);
        me = microenterprise(MicroenterpriseState.RUNNING);
        owner = owner(me);
        var there = offer(opening(1), person);
        var replies = together(() -> offers.accept(person, here.code()), () -> offers.accept(person, there.code()));
        assertThat(replies).filteredOn(reply -> reply instanceof Reply.Done).hasSize(1);
        assertThat(places(person)).hasSize(1);
    }

    @Test
    void refusalsAreCountedAndNeedWords() {
        var person = somebody();
        var code = enter(person);
        var offer = offer(opening(1), person);
        assertThat(offers.refuse(person, offer.code(), " ")).isInstanceOf(Reply.Invalid.class);
        assertThat(done(offers.refuse(person, offer.code(), "too far")).state()).isEqualTo(State.REFUSED);
        offers.refuse(person, offer.code(), "too far");
        assertThat(stay(code).refusals()).as("a repeat counts once").isEqualTo(1);
        assertThat(offers.accept(person, offer.code())).isInstanceOf(Reply.TooLate.class);
    }

    @Test
    void anOfferIsTheConcernOfThePersonAndTheOwnerOnly() {
        var person = somebody();
        var offer = offer(opening(1), person);
        assertThat(offers.find(person, offer.code())).isPresent();
        assertThat(offers.find(owner, offer.code())).isPresent();
        assertThat(offers.find(user("coordinator-01", "pool-coordinator"), offer.code())).isEmpty();
        assertThat(offers.find(user("auditor-01", "auditor"), offer.code())).as("reads all but pay").isEmpty();
        assertThat(offers.find(user("officer-01", "settlement-officer"), offer.code())).as("reads pay, and it is noted").isPresent();
        assertThat(audit.events).anyMatch(event -> event.stream().equals(offer.code()) && event.action().equals("talent.offer.read") && event.actor().equals("officer-01"));
        assertThat(offers.accept(somebody(), offer.code())).isInstanceOf(Reply.Unknown.class);
        assertThat(offers.withdraw(somebody(), offer.code(), "no")).isInstanceOf(Reply.NotAllowed.class);
    }

    @Test
    void anOfferThatNobodyAnsweredInTimeIsOver() {
        var person = somebody();
        var offer = offer(opening(1), person);
        clock.now = clock.now.plus(Duration.ofDays(7));
        assertThat(tooLate(offers.accept(person, offer.code()))).isEqualTo("talentpool.refusal.offer.EXPIRED");
        assertThat(offer(openings.find(offer.opening()).orElseThrow(), person).code()).as("a new one can be made").isNotEqualTo(offer.code());
    }

    @Test
    void aMicroenterpriseThatIsBeingDissolvedGetsNobodyAnyMore() {
        var person = somebody();
        enter(person);
        var offer = offer(opening(1), person);
        microenterprises.put(me, MicroenterpriseState.DISSOLVING);
        assertThat(tooLate(offers.accept(person, offer.code()))).isEqualTo("talentpool.refusal.frozen");
        assertThat(places(person)).isEmpty();
        assertThat(openings.find(offer.opening()).orElseThrow().placesLeft()).isEqualTo(1);
    }

    // --- moves

    @Test
    void aMemberOfARunningMicroenterpriseMovesAfterTheNotice() {
        var person = somebody();
        var before = microenterprise(MicroenterpriseState.RUNNING);
        microenterprises.member(before, person.username().value(), false);
        var offer = done(offers.accept(person, offer(opening(1), person).code()));
        assertThat(offer.state()).isEqualTo(State.NOTICE);
        assertThat(offer.moveAt()).isEqualTo(clock.now.plus(Duration.ofDays(14)));
        assertThat(places(person)).containsExactly(before);
        assertThat(commands.to(offer.code())).containsExactly("talent.moveAgreed");

        assertThat(moves.release(owner, offer.code())).as("the new owner").isInstanceOf(Reply.NotAllowed.class);
        done(moves.release(owner(before), offer.code()));
        assertThat(commands.to(offer.code())).endsWith("talent.moveReleased");
        assertThat(moves.carryOut(offer.code())).isTrue();
        assertThat(moves.carryOut(offer.code())).as("a repeat").isTrue();
        assertThat(places(person)).containsExactly(me);
    }

    @Test
    void thePresentOwnerSeesWhoLeavesAndLetsGoWithoutLearningTheSalaryElsewhere() throws Exception {
        var person = somebody();
        var before = microenterprise(MicroenterpriseState.RUNNING);
        microenterprises.member(before, person.username().value(), false);
        var offer = done(offers.accept(person, offer(opening(1), person).code()));
        assertThat(moves.leaving(owner(before), before)).containsExactly(new Moves.Leaving(offer.code(), person.username(), offer.moveAt(), false));
        assertThat(moves.leaving(somebody(), before)).isEmpty();
        assertThat(moves.leaving(owner, me)).as("those who come are no leavers").isEmpty();

        var released = done(moves.release(owner(before), offer.code()));
        assertThat(new ObjectMapper().findAndRegisterModules().writeValueAsString(released)).doesNotContain("18000", "salary");
        assertThat(done(moves.release(owner(before), offer.code()))).as("a repeat").isEqualTo(released);
        assertThat(commands.to(offer.code())).containsExactly("talent.moveAgreed", "talent.moveReleased");
        moves.carryOut(offer.code());
        assertThat(done(moves.release(owner(before), offer.code()))).as("a repeat after the move").isEqualTo(released);
    }

    @Test
    void thePresentOwnerCannotHoldAnybodyBeyondTheNotice() {
        var person = somebody();
        var before = microenterprise(MicroenterpriseState.RUNNING);
        microenterprises.member(before, person.username().value(), false);
        var offer = done(offers.accept(person, offer(opening(1), person).code()));
        assertThat(offers.withdraw(owner(before), offer.code(), "We need him.")).isInstanceOf(Reply.NotAllowed.class);
        clock.now = offer.moveAt();
        assertThat(moves.carryOut(offer.code())).as("without a word of the present owner").isTrue();
        assertThat(places(person)).containsExactly(me);
    }

    @Test
    void aPlaceThatTakesNobodyAnyMoreLeavesThePersonWhereHeIsAndIsFreeAgain() {
        var person = somebody();
        var before = microenterprise(MicroenterpriseState.RUNNING);
        microenterprises.member(before, person.username().value(), false);
        var offer = done(offers.accept(person, offer(opening(1), person).code()));
        microenterprises.put(me, MicroenterpriseState.DISSOLVING);
        assertThat(moves.carryOut(offer.code())).isFalse();
        assertThat(places(person)).containsExactly(before);
        assertThat(offers.find(person, offer.code()).orElseThrow().state()).isEqualTo(State.FAILED);
        microenterprises.put(me, MicroenterpriseState.RUNNING);
        assertThat(openings.find(offer.opening()).orElseThrow().placesLeft()).isEqualTo(1);
    }

    @Test
    void aMemberOfADissolvingMicroenterpriseJoinsAtOnce() {
        var person = somebody();
        microenterprises.member(microenterprise(MicroenterpriseState.DISSOLVING), person.username().value(), false);
        var offer = done(offers.offer(owner, new OfferService.Input(me, "engineer", person.username().value(), "18000", "", "")));
        assertThat(done(offers.accept(person, offer.code())).state()).isEqualTo(State.JOINED);
        assertThat(places(person)).containsExactly(me);
    }

    @Test
    void theOwnerOfADissolvingMicroenterpriseJoinsWhenItCloses() {
        var closing = microenterprise(MicroenterpriseState.DISSOLVING);
        var person = owner(closing);
        var offer = done(offers.offer(owner, new OfferService.Input(me, "engineer", person.username().value(), "18000", "", "")));
        assertThat(done(offers.accept(person, offer.code())).state()).isEqualTo(State.AWAITS_RELEASE);
        microenterprises.close(closing);
        assertThat(release(person)).isEqualTo(new Destination(Destination.Kind.JOINED, me));
        assertThat(places(person)).containsExactly(me);
        assertThat(release(person)).as("a repeat").isEqualTo(new Destination(Destination.Kind.STAYS, me));
    }

    /** The owner of one that is being dissolved, with an acceptance that waits for its closing. */
    private Offer waitingForClosing(String closing) {
        var person = owner(closing);
        var offer = offer(opening(1), person);
        assertThat(done(offers.accept(person, offer.code())).state()).isEqualTo(State.AWAITS_RELEASE);
        return offer;
    }

    private void saved(String code) {
        microenterprises.put(code, MicroenterpriseState.RUNNING);
        transaction.executeWithoutResult(status -> poolEvents.on(new LifecycleChanged(code, MicroenterpriseState.RUNNING, "DC-0001", clock.now)));
    }

    @Test
    void anOwnerWhoseMicroenterpriseIsSavedStaysAndTheAcceptanceLapses() {
        var closing = microenterprise(MicroenterpriseState.DISSOLVING);
        var offer = waitingForClosing(closing);
        saved(closing);
        var person = owner(closing);
        assertThat(offers.find(person, offer.code()).orElseThrow().state()).isEqualTo(State.FAILED);
        assertThat(openings.find(offer.opening()).orElseThrow().placesLeft()).as("the place is free again").isEqualTo(1);
        assertThat(places(person)).containsExactly(closing);
    }

    @Test
    void aFormerOwnerWhoIsAPlainMemberOfTheSavedOneMovesAfterTheNotice() {
        var closing = microenterprise(MicroenterpriseState.DISSOLVING);
        var offer = waitingForClosing(closing);
        microenterprises.close(closing);
        microenterprises.member(closing, owner(closing).username().value(), false);
        saved(closing);
        assertThat(offers.find(owner(closing), offer.code()).orElseThrow()).satisfies(moving -> {
            assertThat(moving.state()).isEqualTo(State.NOTICE);
            assertThat(moving.moveAt()).isEqualTo("2026-03-16T02:00:00Z");
        });
        assertThat(commands.published).anyMatch(one -> one.key().equals(offer.code()));
    }

    @Test
    void aFormerOwnerWhoBelongsNowhereJoinsAtOnceAndWhoseIsStillBeingDissolvedGoesOnWaiting() {
        var closing = microenterprise(MicroenterpriseState.DISSOLVING);
        var another = microenterprise(MicroenterpriseState.DISSOLVING);
        var offer = waitingForClosing(closing);
        var waiting = waitingForClosing(another);
        microenterprises.close(closing);
        saved(closing);
        assertThat(places(owner(closing))).containsExactly(me);
        assertThat(offers.find(owner(closing), offer.code()).orElseThrow().state()).isEqualTo(State.JOINED);
        assertThat(offers.find(owner(another), waiting.code()).orElseThrow().state()).isEqualTo(State.AWAITS_RELEASE);
    }

    @Test
    void whoeverHasNoOtherPlaceIsInThePoolOnTheSameDay() {
        var person = somebody();
        var destination = release(person);
        assertThat(destination.kind()).isEqualTo(Destination.Kind.POOL);
        assertThat(stay(new StayCode(destination.place())).entered()).isEqualTo("2026-03-02");
    }

    @Test
    void directOffersAreForThoseWhoHaveNoPlaceForLong() {
        var settled = somebody();
        microenterprises.member(microenterprise(MicroenterpriseState.RUNNING), settled.username().value(), false);
        assertThat(offers.offer(owner, new OfferService.Input(me, "engineer", settled.username().value(), "18000", "", ""))).isInstanceOf(Reply.Invalid.class);
    }

    @Test
    void changesOutsideATransactionAreRefused() {
        assertThatThrownBy(() -> pool.enter(new Username("nobody"), EntryCause.OWN_WISH, "", LocalDate.parse("2026-03-02"))).isInstanceOf(IllegalTransactionStateException.class);
    }

    private Destination release(CurrentUser person) {
        return transaction.execute(status -> pool.release(person.username(), EntryCause.DISSOLUTION, "DC-0001", LocalDate.parse("2026-03-02")));
    }

    private static <T> List<T> together(Callable<T> one, Callable<T> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = List.of(one, other).stream().<Future<T>>map(call -> threads.submit(() -> {
                start.await();
                return call.call();
            })).toList();
            return List.of(results.getFirst().get(), results.getLast().get());
        }
    }
}
