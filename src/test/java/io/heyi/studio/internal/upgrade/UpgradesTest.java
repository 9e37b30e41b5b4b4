package io.heyi.studio.internal.upgrade;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ShippedModels.Line;
import io.heyi.orchestration.ShippedModels.Shipped;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.PageRequest;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.StudioWeb.Baseline;
import io.heyi.studio.StudioWeb.Brought;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.ChangeState;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.change.Reviews;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.rehearsal.RehearsedNow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a newer product brings never takes the place of an owner's model; it is proposed, once (product-bar E7). */
@StudioWeb
class UpgradesTest {

    private static final ModelRef MOVE = new ModelRef(ModelKind.PROCESS, "talent-move");
    private static final PageRequest ALL = new PageRequest(0, 100);

    @Autowired
    UpgradeRounds rounds;
    @Autowired
    Upgrades upgrades;
    @Autowired
    Changes changes;
    @Autowired
    Editing editing;
    @Autowired
    Reviews reviews;
    @Autowired
    RehearsedNow rehearsed;
    @Autowired
    Baseline live;
    @Autowired
    Brought brought;
    @Autowired
    JdbcClient jdbc;

    private final CurrentUser owner = user("owner-" + UUID.randomUUID(), "process-owner");
    private final CurrentUser other = user("other-" + UUID.randomUUID(), "process-owner");
    private String first;

    @BeforeEach
    void whatWasBroughtFirst() throws Exception {
        // a text of its own for each test, because what was proposed once never comes again
        first = Files.readString(Path.of("bpmn/talent-move.bpmn")).replaceFirst("name=\"[^\"]*\"", "name=\"First " + UUID.randomUUID() + "\"");
    }

    @AfterEach
    void leaveNothing() {
        live.newer.clear();
        brought.lines.clear();
        changes.all(ALL).items().stream().filter(change -> change.author().equals(AuditEvent.SYSTEM) && change.isOpen()).forEach(change -> changes.withdraw(change.code(), owner));
    }

    private static String renamed(String text, String name) {
        return text.replaceFirst("name=\"First[^\"]*\"", "name=\"" + name + "\"");
    }

    private static String triedMoreOften(String text, String times) {
        var changed = text.replace("type=\"talent.carryOutMove\" retries=\"5\"", "type=\"talent.carryOutMove\" retries=\"" + times + "\"");
        assertThat(changed).isNotEqualTo(text);
        return changed;
    }

    /** @param texts oldest first */
    private void broughtOneAfterTheOther(String... texts) {
        var shipped = new ArrayList<Shipped>();
        for (int at = 0; at < texts.length; at++) {
            shipped.addFirst(new Shipped("1." + at, CanonicalJson.sha256(texts[at]), texts[at], at > 0));
        }
        brought.lines.clear();
        brought.lines.add(new Line(ModelKind.PROCESS, "talent-move", shipped));
    }

    private List<Change> proposals() {
        return changes.all(ALL).items().stream().filter(change -> change.author().equals(AuditEvent.SYSTEM) && change.isOpen()).toList();
    }

    private String draft(Change change) {
        return editing.open(change, MOVE).orElseThrow().text();
    }

    @Test
    void aModelThatNobodyTouchedOrForWhichNothingNewerCameIsNotProposed() {
        rounds.propose();
        assertThat(proposals()).isEmpty();

        broughtOneAfterTheOther(first, triedMoreOften(first, "7"));
        rounds.propose();
        assertThat(proposals()).as("what is in use is not an owner's").isEmpty();
    }

    @Test
    void whatGoesTogetherIsPutIntoTheOwnersTextAndProposedOnce() {
        var owners = renamed(first, "Of its owner");
        live.newer.put("talent-move.bpmn", owners);
        broughtOneAfterTheOther(first, triedMoreOften(first, "7"));

        rounds.propose();
        rounds.propose();

        assertThat(proposals()).singleElement().satisfies(change -> {
            assertThat(change.title()).isEqualTo("Product upgrade 1.1 · 产品升级 1.1");
            assertThat(change.reason()).isNotBlank();
            assertThat(draft(change)).isEqualTo(triedMoreOften(owners, "7"));
            assertThat(upgrades.of(change)).singleElement().satisfies(both -> {
                assertThat(both.conflicts()).isEmpty();
                assertThat(both.product()).singleElement().satisfies(element -> assertThat(element.id()).isEqualTo("serviceTask_CarryOutMove"));
                assertThat(both.owners()).singleElement().satisfies(element -> assertThat(element.name()).isEqualTo("Of its owner"));
            });
        });
    }

    @Test
    void aProposalGoesThroughTheSameGateAndNobodyNeedsToHaveBegunIt() {
        live.newer.put("talent-move.bpmn", triedMoreOften(first, "9"));
        broughtOneAfterTheOther(first, renamed(first, "Of the product"));
        rounds.propose();
        var code = proposals().getFirst().code();

        assertThat(reviews.submit(code, owner)).as("not rehearsed").isInstanceOf(ChangeOutcome.Invalid.class);
        rehearsed.of(code, owner);
        assertThat(reviews.submit(code, owner)).isInstanceOf(ChangeOutcome.Done.class);
        var hash = reviews.contentHash(changes.find(code).orElseThrow());
        assertThat(reviews.approve(code, user("root", "administrator"), hash, "")).isInstanceOf(ChangeOutcome.NotAllowed.class);
        assertThat(reviews.approve(code, other, hash, "")).isInstanceOf(ChangeOutcome.Done.class);
    }

    @Test
    void whereBothChangedTheSameTheOwnersTextStandsUntilAPersonChooses() {
        var owners = triedMoreOften(renamed(first, "Of its owner"), "9");
        live.newer.put("talent-move.bpmn", owners);
        broughtOneAfterTheOther(first, triedMoreOften(first, "7"));
        rounds.propose();
        var change = proposals().getFirst();

        assertThat(draft(change)).isEqualTo(owners);
        var both = upgrades.of(change, MOVE).orElseThrow();
        assertThat(both.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.element()).isEqualTo("serviceTask_CarryOutMove");
            assertThat(conflict.theirs()).isEqualTo("9");
            assertThat(conflict.mine()).isEqualTo("7");
        });
        assertThat(upgrades.take(change, owner, MOVE, both.stamp() + 1, Set.of("serviceTask_CarryOutMove"))).isInstanceOf(ChangeOutcome.Overtaken.class);
        assertThat(upgrades.take(change, owner, MOVE, both.stamp(), Set.of("serviceTask_CarryOutMove"))).isInstanceOf(ChangeOutcome.Saved.class);
        assertThat(draft(change)).isEqualTo(triedMoreOften(renamed(first, "Of its owner"), "7"));
        assertThat(reviews.hasWritten(change, owner)).as("who chose has written of it").isTrue();
        assertThat(reviews.hasWritten(change, other)).isFalse();
    }

    @Test
    void aSecondUpgradeTakesTheOpenProposalsPlaceAndLosesNothingOfIt() {
        var owners = renamed(first, "Of its owner");
        live.newer.put("talent-move.bpmn", owners);
        var second = triedMoreOften(first, "7");
        broughtOneAfterTheOther(first, second);
        rounds.propose();
        var earlier = proposals().getFirst();
        var third = second.replaceFirst("name=\"Move agreed\"", "name=\"Both agreed\"");
        assertThat(third).isNotEqualTo(second);
        broughtOneAfterTheOther(first, second, third);

        rounds.propose();

        assertThat(changes.find(earlier.code()).orElseThrow().state()).isEqualTo(ChangeState.WITHDRAWN);
        assertThat(proposals()).singleElement().satisfies(change -> assertThat(draft(change)).isEqualTo(renamed(third, "Of its owner")));
    }

    @Test
    void whatWasDeclinedDoesNotComeAgainAndIsTheBaseOfWhatComesNext() {
        var owners = renamed(first, "Of its owner");
        live.newer.put("talent-move.bpmn", owners);
        var second = triedMoreOften(first, "7");
        broughtOneAfterTheOther(first, second);
        rounds.propose();
        assertThat(changes.withdraw(proposals().getFirst().code(), owner)).isInstanceOf(ChangeOutcome.Done.class);
        rounds.propose();
        assertThat(proposals()).isEmpty();

        broughtOneAfterTheOther(first, second, second.replaceFirst("name=\"Move agreed\"", "name=\"Both agreed\""));
        rounds.propose();
        assertThat(proposals()).singleElement().satisfies(change -> assertThat(draft(change)).isEqualTo(owners.replaceFirst("name=\"Move agreed\"", "name=\"Both agreed\"")));
    }

    @Test
    void whatOwnersHaveAlreadyIsNotProposed() {
        var second = triedMoreOften(first, "7");
        live.newer.put("talent-move.bpmn", renamed(second, "Of its owner"));
        broughtOneAfterTheOther(first, second);
        rounds.propose();
        assertThat(proposals()).isEmpty();
        assertThat(jdbc.sql("select count(*) from studio.upgrade where checksum = :sum and change_id is null").param("sum", CanonicalJson.sha256(second)).query(Long.class).single()).isEqualTo(1);
    }
}
