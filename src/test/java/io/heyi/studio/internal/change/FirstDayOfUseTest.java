package io.heyi.studio.internal.change;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.RecordedNotices;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.orchestration.BundleListener;
import io.heyi.orchestration.ModelBundles.InUse;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.FieldError;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.StudioWeb.Baseline;
import io.heyi.studio.StudioWeb.HandedOver;
import io.heyi.studio.StudioWeb.SetChecker;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.rehearsal.RehearsedNow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An approved change waits for its first day of use, and is looked at once more when it has come (product-bar E13). */
@StudioWeb
class FirstDayOfUseTest {

    private static final ModelRef MOVE = new ModelRef(ModelKind.PROCESS, "talent-move");
    /** 10 o'clock in Shanghai on the second of March. */
    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    @Autowired
    Changes changes;
    @Autowired
    Editing editing;
    @Autowired
    Reviews reviews;
    @Autowired
    HeldChanges held;
    @Autowired
    FirstDay firstDay;
    @Autowired
    RehearsedNow rehearsed;
    @Autowired
    HandedOver engine;
    @Autowired
    SetChecker checker;
    @Autowired
    Baseline live;
    @Autowired
    SetClock clock;
    @Autowired
    RecordedNotices notices;
    @Autowired
    BundleListener listener;
    @Autowired
    TransactionTemplate transaction;

    private final CurrentUser maker = user("maker-" + UUID.randomUUID(), "process-owner");
    private final CurrentUser approver = user("approver-" + UUID.randomUUID(), "process-owner");
    private final CurrentUser stranger = user("stranger-" + UUID.randomUUID(), "process-owner");
    private String code;
    private String text;

    @BeforeEach
    void aChange() throws Exception {
        checker.findings.clear();
        engine.bundles.clear();
        notices.told.clear();
        text = Files.readString(Path.of("bpmn/talent-move.bpmn")).replaceFirst("name=\"[^\"]*\"", "name=\"Another\"");
        code = ((ChangeOutcome.Done) changes.begin(UUID.randomUUID(), maker, "Renames it", "People asked")).change().code();
        changes.take(code, maker, MOVE);
        editing.save(code, maker, MOVE, new Editing.Edited(1, null, text));
        rehearsed.of(code, maker);
    }

    @AfterEach
    void leaveNothing() {
        if (change().held()) {
            held.callOff(code, maker, "The test is over");
        }
        if (change().isOpen()) {
            changes.withdraw(code, maker);
        }
        live.newer.clear();
        checker.findings.clear();
        clock.now = NOW;
    }

    private Change change() {
        return changes.find(code).orElseThrow();
    }

    private void approvedFor(LocalDate day) {
        assertThat(reviews.submit(code, maker, Optional.of(day))).isInstanceOf(ChangeOutcome.Done.class);
        assertThat(reviews.approve(code, approver, change().review().orElseThrow().contentHash(), "")).isInstanceOf(ChangeOutcome.Done.class);
    }

    /** Half past eight in the morning by UTC, which is the afternoon of that day in Shanghai. */
    private void itIs(LocalDate day) {
        clock.now = day.atTime(8, 30).toInstant(java.time.ZoneOffset.UTC);
    }

    @Test
    void theNextMonthBeginsByTheCalendarOfTheCompany() {
        assertThat(firstDay.ofNextMonth()).isEqualTo(DAY);
        clock.now = Instant.parse("2026-03-31T17:00:00Z");
        assertThat(firstDay.today()).as("midnight has passed in Shanghai").isEqualTo(DAY);
        assertThat(firstDay.ofNextMonth()).isEqualTo(LocalDate.of(2026, 5, 1));
    }

    @Test
    void itMustLieAheadButNotTooFar() {
        for (var day : List.of(LocalDate.of(2026, 3, 2), LocalDate.of(2020, 1, 1), LocalDate.of(2028, 1, 1))) {
            assertThat(reviews.submit(code, maker, Optional.of(day))).isInstanceOfSatisfying(ChangeOutcome.Invalid.class,
                    invalid -> assertThat(invalid.errors()).extracting(FieldError::code).containsExactly("studio.error.firstDay"));
        }
    }

    @Test
    void theEngineGetsItOnTheDayAndNotBeforeAndOnce() {
        approvedFor(DAY);
        assertThat(change().held()).isTrue();
        itIs(DAY.minusDays(1));
        held.round();
        assertThat(engine.bundles).isEmpty();

        clock.now = Instant.parse("2026-03-31T16:00:00Z");
        held.round();
        held.round();

        assertThat(engine.bundles).as("its day begins at midnight in Shanghai").hasSize(1);
        assertThat(engine.bundles.values().iterator().next()).singleElement().satisfies(file -> assertThat(file.source()).isEqualTo(text));
        assertThat(change().held()).isFalse();
        assertThat(change().state()).isEqualTo(ChangeState.APPROVED);
        var bundle = engine.bundles.keySet().iterator().next();
        transaction.executeWithoutResult(status -> listener.inUse(bundle, List.of(new InUse(ModelKind.PROCESS, "talent-move", 2, 77))));
        assertThat(change().state()).isEqualTo(ChangeState.LIVE);
    }

    @Test
    void theApprovalCoversTheDay() {
        reviews.submit(code, maker, Optional.of(DAY));
        var hash = change().review().orElseThrow().contentHash();
        assertThat(hash).isNotEqualTo(reviews.contentHash(change())).isEqualTo(CanonicalJson.sha256(reviews.contentHash(change()) + " from 2026-04-01"));
        assertThat(reviews.approve(code, approver, reviews.contentHash(change()), "")).isInstanceOf(ChangeOutcome.Overtaken.class);
        reviews.reject(code, approver, hash, "Later");
        reviews.submit(code, maker, Optional.of(DAY.plusMonths(1)));
        assertThat(reviews.approve(code, approver, hash, "")).as("he has seen another day").isInstanceOf(ChangeOutcome.Overtaken.class);
    }

    @Test
    void whatWasOvertakenByThenGoesBackAndItsMakerAndItsApproverAreTold() {
        approvedFor(DAY);
        live.newer.put("talent-move.bpmn", text.replace("Another", "A third"));
        itIs(DAY);
        held.round();

        assertThat(engine.bundles).isEmpty();
        assertThat(change().state()).isEqualTo(ChangeState.DRAFT);
        assertThat(change().refusal()).contains("studio.error.outdated|talent-move.bpmn");
        assertThat(notices.told).singleElement().satisfies(notice -> {
            assertThat(notice.to()).containsExactlyInAnyOrder(maker.username(), approver.username());
            assertThat(notice.messageKey()).isEqualTo("studio.notice.overtaken");
        });
    }

    @Test
    void whatNoLongerPassesTheChecksOnItsDayDoesNotComeIntoUse() {
        approvedFor(DAY);
        checker.findings.add(new io.heyi.orchestration.ModelChecker.Finding("talent-move.bpmn", "x", io.heyi.orchestration.ModelChecker.Severity.ERROR, "orchestration.model.noLiveWorker", List.of("x"), "no worker"));
        itIs(DAY);
        held.round();
        assertThat(engine.bundles).isEmpty();
        assertThat(change().state()).isEqualTo(ChangeState.DRAFT);
    }

    @Test
    void whoBeganItOrApprovedItMayBringItForward() {
        approvedFor(DAY);
        assertThat(held.bringForward(code, stranger)).isInstanceOf(ChangeOutcome.NotAllowed.class);
        assertThat(held.bringForward(code, user("auditor-" + UUID.randomUUID(), "auditor"))).isInstanceOf(ChangeOutcome.NotAllowed.class);
        assertThat(held.bringForward(code, approver)).isInstanceOf(ChangeOutcome.Done.class);
        assertThat(engine.bundles).hasSize(1);
        assertThat(held.bringForward(code, maker)).as("it is on its way").isInstanceOf(ChangeOutcome.Closed.class);
        assertThat(held.callOff(code, maker, "Too late")).isInstanceOf(ChangeOutcome.Closed.class);
    }

    @Test
    void whatIsCalledOffCanBeEditedAgainAndNeverComesByItself() {
        approvedFor(DAY);
        assertThat(editing.save(code, maker, MOVE, new Editing.Edited(2, null, text + "\n"))).as("approved is approved").isInstanceOf(ChangeOutcome.Closed.class);
        assertThat(held.callOff(code, maker, " ")).isInstanceOf(ChangeOutcome.Invalid.class);
        assertThat(held.callOff(code, stranger, "No")).isInstanceOf(ChangeOutcome.NotAllowed.class);
        assertThat(held.callOff(code, maker, "The law changed")).isInstanceOf(ChangeOutcome.Done.class);
        assertThat(change().state()).isEqualTo(ChangeState.DRAFT);
        assertThat(notices.told).singleElement().satisfies(notice -> assertThat(notice.to()).containsExactly(approver.username()));
        itIs(DAY);
        held.round();
        assertThat(engine.bundles).isEmpty();
        clock.now = NOW.plus(Duration.ofMinutes(1));
        assertThat(reviews.submit(code, maker)).as("the same content was rehearsed").isInstanceOf(ChangeOutcome.Done.class);
    }
}
