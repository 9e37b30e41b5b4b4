package io.heyi.talent.internal.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.microenterprise.MembershipHistory.Belonging;
import io.heyi.microenterprise.Memberships.Membership;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.matching.RankedPeople.RankedPerson;
import io.heyi.talent.internal.matching.domain.Fits;
import io.heyi.talent.internal.matching.domain.MatchingPolicy;
import io.heyi.talent.internal.matching.domain.Order;
import io.heyi.talent.internal.matching.learning.Trial;
import io.heyi.talent.internal.people.Profile;
import io.heyi.talent.internal.pool.Opening;
import io.heyi.talent.internal.pool.OpeningChanged;
import io.heyi.talent.internal.pool.OpeningCode;
import io.heyi.talent.internal.pool.Placements.Placement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists, objections, learned orders and monthly proposals on a real database. */
@MatchingWeb
class MatchingServiceTest {

    private static final CurrentUser COORDINATOR = FakeNeighbours.user("coordinator", "pool-coordinator");
    private static final CurrentUser LIN = FakeNeighbours.user("lin", "entrepreneur");

    @Autowired
    PlayedTalent talent;
    @Autowired
    PlayedProfiles profiles;
    @Autowired
    RankedOpenings ranking;
    @Autowired
    RankedPeople people;
    @Autowired
    Seeking seeking;
    @Autowired
    Objections objections;
    @Autowired
    Exclusions exclusions;
    @Autowired
    Learning learning;
    @Autowired
    OrderInUse orders;
    @Autowired
    TrialStore trials;
    @Autowired
    Proposals proposals;
    @Autowired
    PastPerformance past;
    @Autowired
    MatchingPolicy policy;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    RecordedAudit audit;
    @Autowired
    SetClock clock;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void twoOpenings() {
        jdbc.sql("truncate talent.matching_snapshot, talent.matching_trial, talent.matching_switch, talent.matching_objection, talent.matching_exclusion, talent.matching_round, talent.matching_proposal cascade").update();
        audit.events.clear();
        talent.forget();
        profiles.forget();
        clock.now = Instant.parse("2025-07-10T02:00:00Z");
        publish(Fits.opening(1, "cook", List.of(Fits.wanted("Cooking"))));
        publish(Fits.opening(2, "welder", List.of(Fits.wanted("Welding"))));
    }

    private void publish(Opening opening) {
        talent.openings.put(opening.code(), opening);
        events.publishEvent(new OpeningChanged(opening.code(), clock.now));
    }

    private List<String> listOf(String person) {
        return ranking.forPerson(new Username(person), PageRequest.first()).items().stream().map(row -> row.opening().code().value()).toList();
    }

    @Test
    void everybodySeesAllOpeningsThoseThatFitFirst() {
        profiles.looks("lin", "烹饪");
        profiles.looks("wang", "焊接");
        assertThat(listOf("lin")).containsExactly("OP-0001", "OP-0002");
        assertThat(listOf("wang")).containsExactly("OP-0002", "OP-0001");
        assertThat(listOf("somebody-without-a-profile")).containsExactly("OP-0001", "OP-0002");
    }

    @Test
    void anOpeningThatIsPublishedLaterIsThereAtOnce() {
        profiles.looks("lin", "Baking");
        assertThat(listOf("lin")).hasSize(2);
        publish(Fits.opening(3, "baker", List.of(Fits.wanted("Baking"))));
        assertThat(listOf("lin")).startsWith("OP-0003").hasSize(3);
    }

    @Test
    void nobodyIsMissingFromThePeopleForAnOpening() {
        profiles.looks("lin", "Cooking");
        profiles.looks("wang", "Welding");
        profiles.looks("zhao");
        assertThat(people.forOpening(talent.openings.get(new OpeningCode("OP-0002")), PageRequest.first()).items()).extracting(RankedPerson::person).containsExactly("wang", "lin", "zhao");
    }

    @Test
    void whoChangesHisProfileOrStopsLookingIsSeenSoInTheNextListAndEverybodyAfterAWhile() {
        profiles.looks("lin", "Cooking");
        profiles.looks("wang", "Welding");
        var opening = talent.openings.get(new OpeningCode("OP-0002"));
        assertThat(people.forOpening(opening, PageRequest.first()).items()).extracting(RankedPerson::person).containsExactly("wang", "lin");
        profiles.forget("wang");
        profiles.looks("lin", "Cooking", "Welding");
        profiles.looks("zhao");
        assertThat(people.forOpening(opening, PageRequest.first()).items()).extracting(RankedPerson::person).containsExactly("lin", "zhao");
        talent.stars.put("ME-0001", Map.of(YearMonth.of(2025, 1), new BigDecimal("5")));
        talent.belongings.add(new Belonging(new Username("zhao"), "ME-0001", Instant.parse("2024-12-05T00:00:00Z"), Optional.empty()));
        var before = people.forOpening(opening, PageRequest.first()).items().getLast().score();
        seeking.readAgain();
        assertThat(people.forOpening(opening, PageRequest.first()).items().getLast().score()).isEqualByComparingTo(before.add(new BigDecimal("12.0")));
    }

    @Test
    void whereSomebodyLivesWhatHeWasAndWhatHeIsCalledChangesNoPoint() {
        profiles.looks("lin", "Cooking");
        var lin = profiles.find(new Username("lin")).orElseThrow();
        profiles.put(new Profile(new Username("abebe"), "Abebe", "clerk", "ET", "Berlin", lin.skills(), lin.wishes(), lin.availability(), 7));
        var list = people.forOpening(talent.openings.get(new OpeningCode("OP-0001")), PageRequest.first()).items();
        assertThat(list).extracting(RankedPerson::score).containsOnly(list.getFirst().score());
        assertThat(list).extracting(RankedPerson::reasons).containsOnly(list.getFirst().reasons());
        assertThat(list).extracting(RankedPerson::person).as("equal ones by their user names").containsExactly("abebe", "lin");
    }

    @Test
    void theMonthsInWhichSomebodyBelongedToAMicroenterpriseCount() {
        talent.stars.put("ME-0001", Map.of(YearMonth.of(2025, 1), new BigDecimal("5"), YearMonth.of(2025, 2), new BigDecimal("4"), YearMonth.of(2025, 3), new BigDecimal("1")));
        talent.belongings.add(new Belonging(new Username("lin"), "ME-0001", Instant.parse("2024-12-05T00:00:00Z"), Optional.of(Instant.parse("2025-02-20T00:00:00Z"))));
        talent.belongings.add(new Belonging(new Username("wang"), "ME-0001", Instant.parse("2025-02-20T00:00:00Z"), Optional.empty()));
        var found = past.of(List.of(new Username("lin"), new Username("wang"), new Username("zhao")));
        assertThat(found.get(new Username("lin")).stars()).isEqualTo(4.5);
        assertThat(found.get(new Username("wang")).stars()).isEqualTo(1);
        assertThat(found.get(new Username("zhao")).stars()).isEqualTo(3.0);
        assertThat(found.get(new Username("zhao")).months()).isZero();
    }

    @Test
    void anObjectionWaitsForOneAnswerAndARepeatChangesNothing() {
        var first = ((Objections.Reply.Stands) objections.object(LIN, new OpeningCode("OP-0001"), "My certificate is missing.")).objection();
        var again = ((Objections.Reply.Stands) objections.object(LIN, new OpeningCode("OP-0001"), "Other words")).objection();
        assertThat(again).isEqualTo(first);
        assertThat(objections.answer(LIN, first.id(), "no")).isInstanceOf(Objections.Reply.NotAllowed.class);
        assertThat(objections.answer(COORDINATOR, first.id(), " ")).isInstanceOf(Objections.Reply.Invalid.class);
        objections.answer(COORDINATOR, first.id(), "It counts now.");
        assertThat(((Objections.Reply.Stands) objections.answer(COORDINATOR, first.id(), "Another word")).objection().answer()).isEqualTo("It counts now.");
        assertThat(audit.events).extracting(event -> event.action()).containsExactly("matching.objected", "matching.objectionAnswered");
        assertThat(objections.list(LIN, PageRequest.first()).items()).hasSize(1);
        assertThat(objections.list(FakeNeighbours.user("wang", "entrepreneur"), PageRequest.first()).items()).isEmpty();
    }

    @Test
    void aCoordinatorDoesNotAnswerHisOwnObjection() {
        var own = ((Objections.Reply.Stands) objections.object(COORDINATOR, new OpeningCode("OP-0001"), "Wrong")).objection();
        assertThat(objections.answer(COORDINATOR, own.id(), "Right")).isInstanceOf(Objections.Reply.NotAllowed.class);
        assertThat(objections.object(LIN, new OpeningCode("OP-9999"), "Wrong")).isInstanceOf(Objections.Reply.Unknown.class);
    }

    @Test
    void whatWasLearnedOrdersListsUntilSomebodySwitchesItOff() {
        assertThat(orders.current()).isEqualTo(Order.ofRules(policy));
        var learned = new Order(new double[] {0, 0, 0, 0, 0, 0, 0, 100, 0});
        trials.add(new TrialStore.Tried(clock.now, "0123456789ab", new Trial(Optional.of(learned), 400, 100, 900, 60, 80, 0.7, 0.9, 5, Trial.Verdict.BETTER)));
        assertThat(orders.current()).isEqualTo(learned);
        orders.allow(false, "People ask why", "coordinator");
        assertThat(orders.current()).isEqualTo(Order.ofRules(policy));
        orders.allow(true, "Explained", "coordinator");
        assertThat(orders.isLearned()).isTrue();
        trials.add(new TrialStore.Tried(clock.now, "0123456789ab", new Trial(Optional.of(learned), 400, 100, 900, 60, 61, 0.7, 0.7, 1, Trial.Verdict.NOT_BETTER)));
        assertThat(orders.isLearned()).isFalse();
    }

    @Test
    void aNightKeepsWhatWasKnownAndTriesOnceWhatCanBeLearned() {
        profiles.looks("lin", "Cooking");
        talent.placements.add(new Placement("OF-0001", new OpeningCode("OP-0001"), new Username("lin"), true, clock.now, LocalDate.of(2025, 3, 1), null));
        talent.placements.add(new Placement("OF-0002", new OpeningCode("OP-0002"), new Username("lin"), false, clock.now, null, null));
        talent.placements.add(new Placement("OF-0003", new OpeningCode("OP-0001"), new Username("lin"), true, clock.now, LocalDate.of(2025, 7, 1), null));
        learning.run();
        profiles.looks("lin", "Welding");
        learning.run();
        assertThat(trials.snapshots()).containsOnlyKeys("OF-0001", "OF-0002", "OF-0003");
        assertThat(trials.snapshots().get("OF-0001")[0]).isEqualTo(1);
        assertThat(trials.trials(10)).singleElement().satisfies(tried -> {
            assertThat(tried.trial().verdict()).isEqualTo(Trial.Verdict.TOO_FEW);
            assertThat(tried.trial().placements()).isEqualTo(2);
        });
    }

    @Test
    void aMonthHasOneProposalThatRespectsRefusalsAndMembers() {
        profiles.looks("lin", "Cooking", "Welding");
        profiles.looks("wang", "Cooking");
        profiles.looks("zhao", "Cooking", "Welding");
        talent.refused.put(new Username("lin"), Set.of(new OpeningCode("OP-0001")));
        talent.memberships.add(new Membership(new Username("zhao"), "ME-0001", "ME 1", MicroenterpriseState.RUNNING, false, clock.now));
        talent.memberships.add(new Membership(new Username("zhao"), "ME-0002", "ME 2", MicroenterpriseState.RUNNING, false, clock.now));
        proposals.makeMissing();
        profiles.looks("new-one", "Cooking", "Welding");
        proposals.makeMissing();
        var month = YearMonth.of(2025, 7);
        assertThat(proposals.places(month, PageRequest.first()).items()).extracting(place -> place.opening() + " " + place.person()).containsExactlyInAnyOrder("OP-0001 wang", "OP-0002 lin");
        clock.now = clock.now.plus(Duration.ofDays(31));
        proposals.makeMissing();
        assertThat(proposals.last(COORDINATOR).orElseThrow().month()).isEqualTo(YearMonth.of(2025, 8));
    }

    private List<String> proposed() {
        proposals.makeMissing();
        return proposals.places(YearMonth.of(2025, 7), PageRequest.first()).items().stream().map(place -> place.opening() + " " + place.person()).sorted().toList();
    }

    @Test
    void nobodyIsProposedForWhatHeHasExcludedAndHisListStaysWhole() {
        profiles.looks("lin", "Cooking", "Welding");
        assertThat(exclusions.exclude(LIN, "OP-0001")).isEqualTo(Exclusions.Reply.DONE);
        assertThat(exclusions.exclude(LIN, "OP-0001")).isEqualTo(Exclusions.Reply.DONE);
        assertThat(exclusions.exclude(LIN, "ME-0009")).isEqualTo(Exclusions.Reply.DONE);
        for (String unknown : List.of("anything", "OP-9999", "ME-9999", "")) {
            assertThat(exclusions.exclude(LIN, unknown)).isEqualTo(Exclusions.Reply.NOT_A_PLACE);
        }
        assertThat(exclusions.of(LIN.username())).containsExactly("ME-0009", "OP-0001");
        assertThat(proposed()).containsExactly("OP-0002 lin");
        assertThat(listOf("lin")).hasSize(2);
    }

    @Test
    void aMonthInWhichNobodyCanBeProposedIsTriedAgain() {
        profiles.looks("lin", "Cooking", "Welding");
        exclusions.exclude(LIN, "ME-0001");
        exclusions.exclude(LIN, "ME-0002");
        assertThat(proposed()).isEmpty();
        assertThat(proposals.last(COORDINATOR)).isEmpty();
        exclusions.allow(LIN, "ME-0001");
        assertThat(proposed()).containsExactly("OP-0001 lin");
        assertThat(proposals.last(COORDINATOR).orElseThrow().ceiling()).isGreaterThanOrEqualTo(proposals.last(COORDINATOR).orElseThrow().fit());
    }

    @Test
    void aPairIsLeftOutWhileAnObjectionWaitsForItsAnswer() {
        profiles.looks("lin", "Cooking");
        objections.object(LIN, new OpeningCode("OP-0001"), "My certificate is missing.");
        assertThat(objections.list(COORDINATOR, PageRequest.first()).items()).hasSize(1);
        assertThat(proposed()).containsExactly("OP-0002 lin");
    }

    @Test
    void anAnsweredObjectionLeavesNothingOut() {
        profiles.looks("lin", "Cooking");
        var objection = ((Objections.Reply.Stands) objections.object(LIN, new OpeningCode("OP-0001"), "My certificate is missing.")).objection();
        objections.answer(COORDINATOR, objection.id(), "It counts now.");
        assertThat(proposed()).containsExactly("OP-0001 lin");
    }

    @Test
    void aCoordinatorDecidesOnAProposalOnce() {
        profiles.looks("lin", "Cooking");
        proposals.makeMissing();
        var month = YearMonth.of(2025, 7);
        assertThat(proposals.publishedFor("OP-0001")).isEmpty();
        assertThat(proposals.decide(LIN, month, true, "")).isInstanceOf(Proposals.Reply.NotAllowed.class);
        assertThat(proposals.decide(COORDINATOR, month, true, "")).isInstanceOf(Proposals.Reply.Done.class);
        assertThat(proposals.decide(COORDINATOR, month, true, "")).isInstanceOf(Proposals.Reply.Done.class);
        assertThat(proposals.decide(COORDINATOR, month, false, "No")).isInstanceOf(Proposals.Reply.TooLate.class);
        assertThat(proposals.publishedFor("OP-0001")).extracting(ProposalStore.Proposed::person).containsExactly("lin");
        assertThat(proposals.last(LIN)).isEmpty();
        assertThat(audit.events).extracting(event -> event.action()).containsExactly("matching.proposalPublished");
    }
}
