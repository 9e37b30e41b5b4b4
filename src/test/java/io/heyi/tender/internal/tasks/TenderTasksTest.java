package io.heyi.tender.internal.tasks;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEntry;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.shared.WorkingDays;
import io.heyi.tender.Addressees;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderTerms;
import io.heyi.tender.internal.TenderRights;
import io.heyi.tender.internal.domain.Bid;
import io.heyi.tender.internal.domain.Judgement;
import io.heyi.tender.internal.domain.OpenedBid;
import io.heyi.tender.internal.domain.Receipt;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.domain.TenderPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What the three human tasks of a tender let through and whom they keep out. */
class TenderTasksTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final PartyId FIRST = new PartyId("ME-0002");
    private static final PartyId SECOND = new PartyId("partner-chef");
    private static final CurrentUser OWNER = user("owner-1", "me-owner:ME-0001");
    private static final CurrentUser WITNESS = user("officer", "settlement-officer");
    private static final CurrentUser BIDDER = user("owner-2", "me-owner:ME-0002");

    private final TenderDesk desk = mock(TenderDesk.class);
    private final TenderRights rights = mock(TenderRights.class);
    private final TenderFacts facts = new TenderFacts(words(), new WorkingDays(ZoneOffset.UTC, Set.of()));
    private final ConfirmOpening confirm = new ConfirmOpening(desk, rights, facts);
    private final JudgeBids judge = new JudgeBids(desk, rights);
    private final AwardTender award = new AwardTender(desk, rights);
    private Tender tender;
    private Instant later;

    @BeforeEach
    void aClosedTender() {
        var owners = new Addressees(List.of("me-owner:ME-0001"), List.of());
        tender = Tender.draft(new TenderCode("T-0001"), "r", new TenderTerms("t", "n", null, new PartyId("ME-0001"), null, "CNY", TenderPolicy.defaults().weights(),
                NOW.plusSeconds(60), NOW.plus(Duration.ofDays(1)), 2, new BigDecimal("2"), true, List.of(), owners, owners, owners, null, List.of()), "owner-1", NOW);
        tender.publish("{}", "owner-1", NOW);
        tender.sealed(new Receipt(FIRST, "owner-2", NOW, "a", "k", true));
        tender.sealed(new Receipt(SECOND, "partner-chef", NOW, "b", "k", true));
        later = tender.bidsUntil();
        tender.close(later, later);
        when(desk.read(any())).thenReturn(tender);
        when(desk.lock(any())).thenReturn(tender);
        when(rights.interested(tender)).thenReturn(Set.of(new Username("owner-2"), new Username("partner-chef")));
        when(rights.hasInterest(BIDDER, tender)).thenReturn(true);
        when(rights.mayJudge(OWNER, tender)).thenReturn(true);
        when(rights.maySeeBids(OWNER, tender)).thenReturn(true);
    }

    private static MessageSource words() {
        var words = new ResourceBundleMessageSource();
        words.setBasenames("messages/tender", "messages/tenderroom", "messages/web");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return words;
    }

    private static AuditEntry entry(String action, Map<String, Object> details) {
        return new AuditEntry(1, "T-0001", 1, NOW, "system", action, details, "", "hash");
    }

    private static TaskContext task(String element) {
        return new TaskContext(UUID.randomUUID(), 1, "open-tender", element, "T-0001", Optional.empty(), List.of(), NOW, Optional.empty(), Map.of());
    }

    private TaskDecision decision(CurrentUser by, String outcome, Map<String, Object> values) {
        return new TaskDecision(by, outcome, Optional.of("because"), values, later);
    }

    private void ranked() {
        tender.confirmOpening("owner-1", later);
        tender.confirmOpening("officer", later);
        tender.open(List.of(opened(FIRST, "a", "10"), opened(SECOND, "b", "20")), later, later);
        tender.judge(Map.of(FIRST, new Judgement(BigDecimal.TEN, BigDecimal.ONE, "r"), SECOND, new Judgement(BigDecimal.TEN, BigDecimal.ONE, "r")), later);
        assertThat(judge.decide(task("userTask_JudgeBids"), decision(OWNER, "confirm", Map.of()))).isInstanceOf(DecisionResult.Recorded.class);
        tender.rank(later, later);
    }

    private static OpenedBid opened(PartyId party, String digest, String price) {
        return new OpenedBid(party, "Name " + party, true, new Bid(new BigDecimal(price), "p", "d", LocalDate.of(2026, 5, 1)), NOW, digest, new BigDecimal("3"), null, null);
    }

    @Test
    void theSecondOpeningIsNotOfferedToTheFirstPersonNorToPeopleOfABidder() {
        assertThat(confirm.excluded(task("userTask_ConfirmOpening"))).containsExactlyInAnyOrder(new Username("owner-2"), new Username("partner-chef"));
        assertThat(confirm.decide(task("userTask_ConfirmOpening"), decision(OWNER, "confirm", Map.of()))).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(confirm.excluded(task("userTask_ConfirmOpeningTogether"))).contains(new Username("owner-1"), new Username("owner-2"));
        assertThat(confirm.decide(task("userTask_ConfirmOpeningTogether"), decision(OWNER, "confirm", Map.of()))).isEqualTo(new DecisionResult.NotAllowed("tenderroom.refusal.samePerson"));
        assertThat(confirm.alreadyDecided(task("userTask_ConfirmOpening"))).isPresent();
        assertThat(confirm.alreadyDecided(task("userTask_ConfirmOpeningTogether"))).isEmpty();
    }

    @Test
    void peopleOfABidderOpenJudgeAndAwardNothing() {
        assertThat(confirm.decide(task("userTask_ConfirmOpening"), decision(BIDDER, "confirm", Map.of()))).isEqualTo(new DecisionResult.NotAllowed("tenderroom.refusal.actsForBidder"));
        verify(desk, never()).save(any());
        ranked();
        assertThat(award.decide(task("userTask_AwardTender"), decision(BIDDER, "award", Map.of("winner", "ME-0002")))).isEqualTo(new DecisionResult.NotAllowed("tenderroom.refusal.actsForBidder"));
        assertThat(judge.excluded(task("userTask_JudgeBids"))).contains(new Username("owner-2"));
        assertThat(award.excluded(task("userTask_AwardTender"))).contains(new Username("partner-chef"));
    }

    @Test
    void theOpeningAndTheJudgementsAreTickedOff() {
        assertThat(confirm.check(task("userTask_ConfirmOpening"), decision(OWNER, "confirm", Map.of()))).extracting(error -> error.field()).containsExactly("receiptsSeen");
        assertThat(confirm.check(task("userTask_ConfirmOpening"), decision(OWNER, "confirm", Map.of("receiptsSeen", true)))).isEmpty();
        assertThat(judge.check(task("userTask_JudgeBids"), decision(OWNER, "confirm", Map.of()))).extracting(error -> error.field()).containsExactly("judgementsFinal");
    }

    @Test
    void theBestBidIsProposedAndAnotherNeedsAReason() {
        ranked();
        var task = task("userTask_AwardTender");
        assertThat(award.formData(task)).containsEntry("winner", "ME-0002");
        assertThat(award.check(task, decision(OWNER, "award", Map.of()))).extracting(error -> error.field()).containsExactly("winner");
        assertThat(award.decide(task, decision(OWNER, "award", Map.of("winner", "partner-chef")))).isInstanceOf(DecisionResult.Refused.class);
        assertThat(award.decide(task, decision(OWNER, "award", Map.of("winner", "ME-0009", "note", "x")))).isInstanceOf(DecisionResult.Refused.class);
        assertThat(award.decide(task, decision(OWNER, "award", Map.of("winner", "partner-chef", "note", "nearer")))).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(award.decide(task, decision(OWNER, "noAward", Map.of()))).isInstanceOf(DecisionResult.TooLate.class);
        assertThat(award.alreadyDecided(task)).hasValueSatisfying(one -> assertThat(one.outcome()).isEqualTo("award"));
        verify(desk, atLeastOnce()).save(eq(tender));
    }

    @Test
    void nobodyIsAwardedWithTheReasonOfTheDecision() {
        ranked();
        assertThat(award.decide(task("userTask_AwardTender"), decision(OWNER, "noAward", Map.of()))).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(tender.decision()).hasValueSatisfying(one -> assertThat(one.reason()).isEqualTo("because"));
    }

    @Test
    void whoOnlyOpensTheBoxIsToldNothingOfWhatWasInIt() {
        ranked();
        var task = task("userTask_ConfirmOpening");
        assertThat(confirm.facts(task, Locale.ENGLISH).sections()).flatExtracting(section -> section.facts()).extracting(fact -> fact.label() + " " + fact.value())
                .contains("Sealed bids received 2").noneMatch(line -> line.contains("CNY") && line.contains("10") || line.contains("Name ME-0002"));
        for (var action : List.of("tender.opened", "tender.judged", "tender.ranked", "tender.awardDecided", "tender.noAwardDecided")) {
            assertThat(confirm.hides(task, entry(action, Map.of()), WITNESS)).as(action).isTrue();
            assertThat(judge.hides(task, entry(action, Map.of()), OWNER)).as(action).isFalse();
        }
        assertThat(confirm.hides(task, entry("inbox.taskCompleted", Map.of("taskType", "tender.awardTender", "values", Map.of("winner", "ME-0002"))), WITNESS)).isTrue();
        assertThat(confirm.hides(task, entry("inbox.taskCompleted", Map.of("taskType", "tender.confirmOpening")), WITNESS)).isFalse();
        assertThat(confirm.hides(task, entry("tender.closed", Map.of()), WITNESS)).isFalse();
    }

    @Test
    void thePublishedOutcomeIsNoSecretButJudgementsStayOne() {
        ranked();
        tender.award(FIRST, "", "owner-1", later);
        tender.publishOutcome(later);
        var task = task("userTask_ConfirmOpening");
        assertThat(confirm.hides(task, entry("tender.ranked", Map.of()), WITNESS)).isFalse();
        assertThat(confirm.hides(task, entry("tender.awardDecided", Map.of()), WITNESS)).isFalse();
        assertThat(confirm.hides(task, entry("tender.judged", Map.of()), WITNESS)).isTrue();
    }
}
