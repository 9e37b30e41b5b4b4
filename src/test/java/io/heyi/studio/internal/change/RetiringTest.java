package io.heyi.studio.internal.change;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ProcessRetirements.Retired;
import io.heyi.shared.FieldError;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.StudioWeb.Baseline;
import io.heyi.studio.StudioWeb.HandedOver;
import io.heyi.studio.StudioWeb.RetiredNow;
import io.heyi.studio.internal.change.Change.Retirement;
import io.heyi.studio.internal.change.Change.Retirement.Kind;
import io.heyi.studio.internal.model.ModelRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A process is retired, and that is taken back, by one process owner and approved by another (product-bar E17). */
@StudioWeb
class RetiringTest {

    private static final Retirement RETIRE = new Retirement(Kind.RETIRE, "talent-move");
    private static final Retirement TAKE_BACK = new Retirement(Kind.TAKE_BACK, "talent-move");

    @Autowired
    Changes changes;
    @Autowired
    Reviews reviews;
    @Autowired
    Retiring retiring;
    @Autowired
    RetiredNow engine;
    @Autowired
    HandedOver bundles;
    @Autowired
    Baseline live;

    private final CurrentUser maker = user("maker-" + UUID.randomUUID(), "process-owner");
    private final CurrentUser other = user("other-" + UUID.randomUUID(), "process-owner");

    @AfterEach
    void leaveNothing() {
        retiring.underWay("talent-move").ifPresent(change -> {
            if (change.state() == ChangeState.IN_REVIEW || change.state() == ChangeState.DRAFT) {
                changes.withdraw(change.code(), user(change.author(), "process-owner"));
            }
        });
        engine.retired.clear();
        engine.byItself = false;
        live.newer.clear();
    }

    private ChangeOutcome begin(Retirement retirement) {
        return retiring.begin(UUID.randomUUID(), maker, retirement, "Retire it", "Nobody moves any more");
    }

    private static Change done(ChangeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ChangeOutcome.Done.class);
        return ((ChangeOutcome.Done) outcome).change();
    }

    private void approved(String code) {
        done(reviews.submit(code, maker));
        var hash = changes.find(code).orElseThrow().review().orElseThrow().contentHash();
        assertThat(reviews.approve(code, maker, hash, "")).isInstanceOf(ChangeOutcome.NotAllowed.class);
        assertThat(reviews.approve(code, other, "of something else", "")).isInstanceOf(ChangeOutcome.Invalid.class);
        done(reviews.approve(code, other, hash, ""));
    }

    private static void refused(ChangeOutcome outcome, String code) {
        assertThat(outcome).isInstanceOfSatisfying(ChangeOutcome.Invalid.class, invalid -> assertThat(invalid.errors()).extracting(FieldError::code).containsExactly(code));
    }

    @Test
    void aSecondOwnerRetiresItAndASecondOwnerTakesThatBack() {
        var change = done(begin(RETIRE));
        refused(begin(RETIRE), "studio.error.retirementUnderWay");
        approved(change.code());
        assertThat(changes.find(change.code()).orElseThrow().state()).isEqualTo(ChangeState.LIVE);
        assertThat(engine.of("talent-move")).hasValueSatisfying(retired -> assertThat(retired.reference()).isEqualTo(change.code()));
        assertThat(bundles.bundles.values()).as("the engine keeps its models").noneMatch(files -> files.stream().anyMatch(file -> file.id().equals("retired")));
        refused(begin(RETIRE), "studio.error.retiredAlready");

        approved(done(begin(TAKE_BACK)).code());
        assertThat(engine.of("talent-move")).isEmpty();
        refused(begin(TAKE_BACK), "studio.error.notRetired");
    }

    @Test
    void aRepeatBeginsNothingNew() {
        var id = UUID.randomUUID();
        var first = done(retiring.begin(id, maker, RETIRE, "Retire it", "x"));
        assertThat(done(retiring.begin(id, maker, RETIRE, "Retire it", "x")).code()).isEqualTo(first.code());
    }

    @Test
    void itHasNoModelsAndNeedsAReasonAndSomebodyWhoMay() {
        var change = done(begin(RETIRE));
        refused(changes.take(change.code(), maker, new ModelRef(ModelKind.FORM, "accept-office")), "studio.error.retirementAlone");
        changes.withdraw(change.code(), maker);
        refused(retiring.begin(UUID.randomUUID(), maker, RETIRE, "Retire it", " "), "studio.error.reasonMissing");
        assertThat(retiring.begin(UUID.randomUUID(), user("auditor", "auditor"), RETIRE, "Retire it", "x")).isInstanceOf(ChangeOutcome.NotAllowed.class);
        assertThat(retiring.begin(UUID.randomUUID(), maker, new Retirement(Kind.RETIRE, "no-such-process"), "Retire it", "x")).isInstanceOf(ChangeOutcome.Unknown.class);
    }

    @Test
    void whatStartsByItselfOrIsCalledByAnotherCannotBeRetired() throws Exception {
        engine.byItself = true;
        refused(begin(RETIRE), "studio.error.startsByItself");
        engine.byItself = false;
        live.newer.put("owner-election.bpmn", Files.readString(Path.of("bpmn/owner-election.bpmn")).replaceFirst("<bpmn:startEvent",
                "<bpmn:callActivity id=\"c\"><bpmn:extensionElements><zeebe:calledElement processId=\"talent-move\" /></bpmn:extensionElements></bpmn:callActivity><bpmn:startEvent"));
        refused(begin(RETIRE), "studio.error.calledBy");
    }

    @Test
    void whatIsOverForGoodIsNeitherTakenBackNorChanged() {
        engine.retired.put("talent-move", new Retired("talent-move", "CR-0001", Instant.EPOCH, Optional.of(Instant.EPOCH), 0, 0));
        refused(begin(TAKE_BACK), "studio.error.processOver");
        var change = done(changes.begin(UUID.randomUUID(), maker, "Change it", "x"));
        refused(changes.take(change.code(), maker, new ModelRef(ModelKind.PROCESS, "talent-move")), "studio.error.processOver");
        changes.withdraw(change.code(), maker);
    }
}
