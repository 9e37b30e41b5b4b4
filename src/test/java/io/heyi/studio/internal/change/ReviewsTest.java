package io.heyi.studio.internal.change;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.orchestration.BundleListener;
import io.heyi.orchestration.ModelBundles.InUse;
import io.heyi.orchestration.ModelChecker.Finding;
import io.heyi.orchestration.ModelChecker.Severity;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.FieldError;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.StudioWeb.HandedOver;
import io.heyi.studio.StudioWeb.SetChecker;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.rehearsal.RehearsedNow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing comes into use but what a second process owner approved, byte for byte (product-bar E1, E4, E7). */
@StudioWeb
class ReviewsTest {

    private static final ModelRef MOVE = new ModelRef(ModelKind.PROCESS, "talent-move");

    @Autowired
    Changes changes;
    @Autowired
    Editing editing;
    @Autowired
    Reviews reviews;
    @Autowired
    HandedOver engine;
    @Autowired
    SetChecker checker;
    @Autowired
    BundleListener listener;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    RecordedAudit audit;
    @Autowired
    RehearsedNow rehearsed;

    private final CurrentUser maker = user("maker-" + UUID.randomUUID(), "process-owner");
    private final CurrentUser helper = user("helper-" + UUID.randomUUID(), "process-owner");
    private final CurrentUser checkerPerson = user("checker-" + UUID.randomUUID(), "process-owner");
    private String code;
    private String text;

    @BeforeEach
    void aChangedMove() throws Exception {
        checker.findings.clear();
        engine.bundles.clear();
        text = Files.readString(Path.of("bpmn/talent-move.bpmn"));
        code = ((ChangeOutcome.Done) changes.begin(UUID.randomUUID(), maker, "Clearer", "People asked")).change().code();
        changes.take(code, maker, MOVE);
        save(maker, 1, "Renamed");
    }

    private ChangeOutcome save(CurrentUser who, int basedOn, String name) {
        return editing.save(code, who, MOVE, new Editing.Edited(basedOn, null, named(name)));
    }

    private String named(String name) {
        return text.replaceFirst("name=\"[^\"]*\"", "name=\"" + name + "\"");
    }

    private Change change() {
        return changes.find(code).orElseThrow();
    }

    private String asked() {
        rehearsed.of(code, maker);
        assertThat(reviews.submit(code, maker)).isInstanceOf(ChangeOutcome.Done.class);
        return change().review().orElseThrow().contentHash();
    }

    @Test
    void anApprovedChangeIsHandedOverAsItWasSeenAndIsLiveWhenTheEngineHasIt() {
        var hash = asked();
        assertThat(change().state()).isEqualTo(ChangeState.IN_REVIEW);
        assertThat(reviews.approve(code, checkerPerson, hash, "Fine")).isInstanceOf(ChangeOutcome.Done.class);
        assertThat(change().state()).isEqualTo(ChangeState.APPROVED);
        assertThat(engine.bundles).hasSize(1);
        var bundle = engine.bundles.keySet().iterator().next();
        assertThat(engine.bundles.get(bundle)).singleElement().satisfies(file -> assertThat(file.source()).isEqualTo(named("Renamed")));

        transaction.executeWithoutResult(status -> listener.inUse(bundle, List.of(new InUse(ModelKind.PROCESS, "talent-move", 2, 77))));
        assertThat(change().state()).isEqualTo(ChangeState.LIVE);
        assertThat(reviews.verdicts(change())).singleElement().satisfies(verdict -> assertThat(verdict.contentHash()).isEqualTo(hash));
        assertThat(audit.events).filteredOn(event -> event.stream().equals(code)).extracting(event -> event.action())
                .contains("studio.approvalAsked", "studio.changeApproved", "studio.changeInUse");
    }

    @Test
    void whoWroteAnyOfItNeverApprovesItWhateverHisRolesAndHoweverLongAgo() {
        editing.release(code, maker, MOVE);
        save(helper, 2, "By the helper");
        editing.release(code, helper, MOVE);
        save(maker, 3, "By the maker again");
        var hash = asked();
        for (var who : List.of(maker, helper, user(maker.username().value(), "process-owner", "administrator"))) {
            assertThat(reviews.approve(code, who, hash, "")).isInstanceOf(ChangeOutcome.NotAllowed.class);
        }
        assertThat(reviews.approve(code, user("root-" + UUID.randomUUID(), "administrator"), hash, "")).isInstanceOf(ChangeOutcome.NotAllowed.class);
        assertThat(engine.bundles).isEmpty();
    }

    @Test
    void whoseWordsWereOverwrittenOrLeftOutStillWroteThem() {
        changes.describe(code, helper, "Described by the helper", "Trust me");
        changes.describe(code, maker, "Described by the maker", "People asked");
        var hash = asked();
        assertThat(reviews.approve(code, helper, hash, "")).isInstanceOf(ChangeOutcome.NotAllowed.class);

        changes.drop(code, maker, MOVE);
        changes.take(code, checkerPerson, MOVE);
        changes.drop(code, maker, MOVE);
        changes.take(code, maker, MOVE);
        save(maker, 1, "Renamed");
        assertThat(reviews.approve(code, checkerPerson, asked(), "")).isInstanceOf(ChangeOutcome.NotAllowed.class);
    }

    @Test
    void anEditTakesBackWhatWasAskedFor() {
        var hash = asked();
        save(maker, 2, "Another name");
        assertThat(change().state()).isEqualTo(ChangeState.DRAFT);
        assertThat(reviews.approve(code, checkerPerson, hash, "")).isInstanceOf(ChangeOutcome.Closed.class);
        var second = asked();
        assertThat(second).isNotEqualTo(hash);
        assertThat(reviews.approve(code, checkerPerson, hash, "")).as("what he saw is no longer it").isInstanceOf(ChangeOutcome.Overtaken.class);
        assertThat(engine.bundles).isEmpty();
    }

    @Test
    void sendingBackNeedsAReasonAndLetsItsMakersGoOn() {
        var hash = asked();
        assertThat(reviews.reject(code, checkerPerson, hash, " ")).isInstanceOf(ChangeOutcome.Invalid.class);
        assertThat(reviews.reject(code, checkerPerson, hash, "Too long")).isInstanceOf(ChangeOutcome.Done.class);
        assertThat(change().state()).isEqualTo(ChangeState.DRAFT);
        assertThat(reviews.verdicts(change())).extracting(Verdict::reason).containsExactly("Too long");
    }

    @Test
    void withoutADifferenceAReasonOrCleanChecksNothingIsAskedFor() {
        checker.findings.add(new Finding("talent-move.bpmn", "x", Severity.ERROR, "orchestration.model.noName", List.of(), "no name"));
        assertThat(codes(reviews.submit(code, maker))).containsExactly("studio.error.checks");
        checker.findings.clear();
        changes.describe(code, maker, "Clearer", "");
        assertThat(codes(reviews.submit(code, maker))).containsExactly("studio.error.reasonMissing");
        changes.describe(code, maker, "Clearer", "People asked");
        editing.restore(code, maker, MOVE, 2, 1);
        assertThat(codes(reviews.submit(code, maker))).containsExactly("studio.error.nothingChanged");
    }

    @Test
    void aFindingThatCameAfterTheQuestionKeepsItFromBeingApproved() {
        var hash = asked();
        checker.findings.add(new Finding("talent-move.bpmn", "x", Severity.ERROR, "orchestration.model.noLiveWorker", List.of("x"), "no worker"));
        assertThat(codes(reviews.approve(code, checkerPerson, hash, ""))).containsExactly("studio.error.checks");
    }

    @Test
    void whatTheEngineRefusesGoesBackToItsMakersWithItsWordsAndCanBeApprovedAnew() {
        reviews.approve(code, checkerPerson, asked(), "");
        var first = engine.bundles.keySet().iterator().next();
        transaction.executeWithoutResult(status -> listener.refused(first, "no such element"));
        assertThat(change().state()).isEqualTo(ChangeState.DRAFT);
        assertThat(change().refusal()).contains("no such element");
        reviews.approve(code, checkerPerson, asked(), "");
        assertThat(engine.bundles).as("another bundle, because the first is done with").hasSize(2);
    }

    private static List<String> codes(ChangeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ChangeOutcome.Invalid.class);
        return ((ChangeOutcome.Invalid) outcome).errors().stream().map(FieldError::code).toList();
    }
}
