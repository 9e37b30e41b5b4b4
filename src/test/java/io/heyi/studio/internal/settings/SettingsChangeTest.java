package io.heyi.studio.internal.settings;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.orchestration.BundleListener;
import io.heyi.orchestration.LiveSettings.Version;
import io.heyi.orchestration.ModelBundles.InUse;
import io.heyi.orchestration.ModelKind;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.StudioWeb.Baseline;
import io.heyi.studio.StudioWeb.HandedOver;
import io.heyi.studio.StudioWeb.SetChecker;
import io.heyi.studio.StudioWeb.SetSettings;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.ChangeState;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.change.Reviews;
import io.heyi.studio.internal.change.RollBacks;
import io.heyi.studio.internal.check.Checks;
import io.heyi.studio.internal.diff.Differences;
import io.heyi.studio.internal.diff.Merging;
import io.heyi.studio.internal.model.ModelRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Typed settings pass the same gate as models (product-bar S8, ADR 44). */
@StudioWeb
class SettingsChangeTest {

    private static final ModelRef SETTINGS = new ModelRef(ModelKind.SETTINGS, "policies");
    private static final String MOST = "heyi.policy.studio.most-models";
    private static final String LAPSE = "heyi.policy.studio.lock-lapse";

    @Autowired
    MockMvcTester mvc;
    @Autowired
    FakeAccess access;
    @Autowired
    Changes changes;
    @Autowired
    Editing editing;
    @Autowired
    Reviews reviews;
    @Autowired
    RollBacks rollBacks;
    @Autowired
    Differences differences;
    @Autowired
    Merging merging;
    @Autowired
    Checks checks;
    @Autowired
    HandedOver bundles;
    @Autowired
    Baseline live;
    @Autowired
    SetChecker checker;
    @Autowired
    SetSettings versions;
    @Autowired
    BundleListener listener;
    @Autowired
    TransactionTemplate transaction;

    private final CurrentUser maker = user("maker-" + UUID.randomUUID(), "process-owner");
    private final CurrentUser other = user("other-" + UUID.randomUUID(), "process-owner");
    private String code;

    @BeforeEach
    void aChangeOfSettings() {
        checker.findings.clear();
        bundles.bundles.clear();
        access.signIn(maker);
        code = begun();
    }

    @AfterEach
    void leaveNothing() {
        live.newer.clear();
        versions.versions.clear();
    }

    private String begun() {
        var begun = ((ChangeOutcome.Done) changes.begin(UUID.randomUUID(), maker, "Fewer models", "Large changes are not read")).change().code();
        changes.take(begun, maker, SETTINGS);
        return begun;
    }

    private Change change() {
        return changes.find(code).orElseThrow();
    }

    private ChangeOutcome save(int basedOn, String text) {
        return editing.save(code, maker, SETTINGS, new Editing.Edited(basedOn, null, text));
    }

    private static String most(String value) {
        return "{\n  \"" + MOST + "\": \"" + value + "\"\n}\n";
    }

    private String draft() {
        return editing.open(change(), SETTINGS).orElseThrow().text();
    }

    /** As orchestration does in the transaction of the approval. */
    private void inUse(int version) {
        var bundle = bundles.bundles.entrySet().iterator().next();
        live.newer.put("policies.json", bundle.getValue().getFirst().source());
        versions.versions.add(new Version(version, bundle.getKey(), bundle.getValue().getFirst().source(), Instant.parse("2026-03-02T00:00:00Z")));
        transaction.executeWithoutResult(status -> listener.inUse(bundle.getKey(), List.of(new InUse(ModelKind.SETTINGS, "policies", version, 0))));
        bundles.bundles.clear();
    }

    private void approved() {
        assertThat(reviews.submit(code, maker)).isInstanceOf(ChangeOutcome.Done.class);
        assertThat(reviews.approve(code, other, change().review().orElseThrow().contentHash(), "Agreed")).isInstanceOf(ChangeOutcome.Done.class);
    }

    @Test
    void aDraftIsStableTextAndTakesNothingThatTheOwnersOfASettingRefuse() {
        assertThat(save(1, "{\"" + MOST + "\":20,\"" + LAPSE + "\":\"2m\"}")).isInstanceOf(ChangeOutcome.Saved.class);
        assertThat(draft()).isEqualTo("{\n  \"" + LAPSE + "\": \"2m\",\n  \"" + MOST + "\": \"20\"\n}\n");
        assertThat(save(2, most("0"))).isInstanceOfSatisfying(ChangeOutcome.Invalid.class, refused -> assertThat(refused.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(MOST);
            assertThat(error.arguments().toString()).contains("1 to 1000");
        }));
        assertThat(save(2, "{\"heyi.policy.studio.nothing\":\"1\"}")).isInstanceOf(ChangeOutcome.Invalid.class);
        assertThat(save(1, most("30"))).as("somebody has saved since").isInstanceOf(ChangeOutcome.Overtaken.class);
        assertThat(editing.save(code, other, SETTINGS, new Editing.Edited(2, null, most("30")))).as("somebody else edits").isInstanceOf(ChangeOutcome.Locked.class);
    }

    @Test
    void settingsAloneNeedASecondOwnerAndNoRehearsal() {
        save(1, most("20"));
        assertThat(checks.of(change())).isEmpty();
        assertThat(reviews.submit(code, maker)).isInstanceOf(ChangeOutcome.Done.class);
        var hash = change().review().orElseThrow().contentHash();
        assertThat(reviews.approve(code, maker, hash, "Mine")).isInstanceOf(ChangeOutcome.NotAllowed.class);
        assertThat(reviews.approve(code, user("auditor-" + UUID.randomUUID(), "auditor"), hash, "No right")).isInstanceOf(ChangeOutcome.NotAllowed.class);
        assertThat(reviews.approve(code, other, "0".repeat(64), "Something else")).isInstanceOf(ChangeOutcome.Overtaken.class);
        assertThat(reviews.approve(code, other, hash, "Agreed")).isInstanceOf(ChangeOutcome.Done.class);
        assertThat(bundles.bundles.values()).singleElement().satisfies(files -> assertThat(files).singleElement().satisfies(file -> assertThat(file.source()).isEqualTo(most("20"))));
        inUse(1);
        assertThat(change().state()).isEqualTo(ChangeState.LIVE);
    }

    @Test
    void modelsBesideSettingsStillNeedTheirRehearsal() throws Exception {
        save(1, most("20"));
        var move = new ModelRef(ModelKind.PROCESS, "talent-move");
        changes.take(code, maker, move);
        editing.save(code, maker, move, new Editing.Edited(1, null, live.source(ModelKind.PROCESS, "talent-move").orElseThrow().replaceFirst("name=\"[^\"]*\"", "name=\"Renamed\"")));
        assertThat(reviews.submit(code, maker)).isInstanceOfSatisfying(ChangeOutcome.Invalid.class, refused -> assertThat(refused.errors()).extracting("code").containsExactly("studio.error.notRehearsed"));
    }

    @Test
    void aChangeOfSettingsIsSaidInWordsTakenBackAndMerged() {
        save(1, most("20"));
        assertThat(differences.of(change())).singleElement().satisfies(model -> assertThat(model.settings()).singleElement().satisfies(one -> {
            assertThat(one.meaningKey()).isEqualTo("studio.policy.mostModels");
            assertThat(one.before()).isEqualTo(50);
            assertThat(one.after()).isEqualTo(20);
            assertThat(one.shippedBefore()).isTrue();
            assertThat(one.shippedAfter()).isFalse();
        }));
        approved();
        inUse(1);

        var back = ((ChangeOutcome.Done) rollBacks.begin(code, maker, UUID.randomUUID(), "Back", "Too few")).change();
        assertThat(editing.open(back, SETTINGS).orElseThrow().text()).isEqualTo("{}\n");

        var late = begun();
        assertThat(editing.save(late, maker, SETTINGS, new Editing.Edited(1, null, "{\"" + MOST + "\":\"20\",\"" + LAPSE + "\":\"3m\"}"))).isInstanceOf(ChangeOutcome.Saved.class);
        live.newer.put("policies.json", most("30"));
        var lateChange = changes.find(late).orElseThrow();
        assertThat(merging.keep(lateChange, maker, SETTINGS, 2, Set.of())).isInstanceOf(ChangeOutcome.Saved.class);
        assertThat(editing.open(lateChange, SETTINGS).orElseThrow().text()).isEqualTo("{\n  \"" + LAPSE + "\": \"3m\",\n  \"" + MOST + "\": \"30\"\n}\n");
    }

    @Test
    void theFormSavesWhatDiffersAndNeverOverwritesWhatItHasNotSeen() {
        var address = "/studio/changes/" + code + "/models/policies.json";
        assertThat(mvc.get().uri(address)).hasStatusOk().bodyText().contains("s-" + MOST, "Settings that are policies").doesNotContain("??");
        assertThat(mvc.post().uri(address).param("basedOn", "1").param("s-" + MOST, "0")).hasStatus(422).bodyText().contains("1 to 1000", "value=\"0\"");
        assertThat(mvc.post().uri(address).param("basedOn", "1").param("s-" + MOST, " 20 ").param("s-" + LAPSE, "")).hasStatus3xxRedirection();
        assertThat(draft()).isEqualTo(most("20"));
        assertThat(mvc.post().uri(address).param("basedOn", "1").param("s-" + MOST, "40")).hasStatus(409).bodyText().contains("value=\"40\"", "saved meanwhile: 20");
        assertThat(draft()).isEqualTo(most("20"));
        assertThat(mvc.get().uri("/studio/changes/" + code)).hasStatusOk().bodyText().contains("Settings alone need no rehearsal", MOST).doesNotContain("??");
        assertThat(mvc.get().uri(address + "/difference")).hasStatusOk().bodyText().contains(MOST);
        assertThat(mvc.get().uri(address + "/history")).hasStatusOk();

        access.signIn(user("auditor-" + UUID.randomUUID(), "auditor"));
        assertThat(mvc.get().uri(address)).hasStatusOk().bodyText().contains("disabled");
        assertThat(mvc.post().uri(address).param("basedOn", "2").param("s-" + MOST, "40")).hasStatus(403);
        access.signIn(user("entrepreneur-" + UUID.randomUUID(), "entrepreneur"));
        assertThat(mvc.get().uri(address)).hasStatus(403);
        assertThat(mvc.post().uri(address).param("basedOn", "2").param("s-" + MOST, "40")).hasStatus(403);
        assertThat(draft()).isEqualTo(most("20"));
    }

    @Test
    void thePageSaysTruthfullyWhatIsInForceAndWhatComes() {
        save(1, most("20"));
        approved();
        inUse(1);
        assertThat(mvc.get().uri("/policies")).hasStatusOk().bodyText().contains("with the next start: 20", "as shipped with the product", "Propose a change").doesNotContain("??");
        assertThat(mvc.get().uri("/policies").param("only", "COMING")).hasStatusOk().bodyText().contains(MOST).doesNotContain(LAPSE);
        assertThat(mvc.get().uri("/policies").param("q", "lock-lapse")).hasStatusOk().bodyText().contains(LAPSE).doesNotContain(MOST);
        assertThat(mvc.get().uri("/policies/" + MOST)).hasStatusOk().bodyText().contains(code, "Large changes are not read", maker.username().value(), other.username().value());
        assertThat(mvc.get().uri("/policies/heyi.policy.none")).hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/policies").param("q", MOST)).hasStatusOk().bodyJson().extractingPath("$.items[0]").asMap()
                .containsEntry("value", "50").containsEntry("source", "SHIPPED").containsEntry("comes", "20").extracting("comesFrom").asString().contains(code);
        assertThat(mvc.get().uri("/api/v1/policies").param("size", "3")).hasStatusOk().bodyJson().extractingPath("$.items.length()").isEqualTo(3);
        assertThat(mvc.get().uri("/api/v1/policies").param("size", "9999")).hasStatus(422);

        access.signIn(user("entrepreneur-" + UUID.randomUUID(), "entrepreneur"));
        assertThat(mvc.get().uri("/policies")).hasStatusOk().bodyText().contains("with the next start: 20").doesNotContain("Propose a change", "/studio/changes/" + code);
    }
}
