package io.heyi.emc.internal.contract;

import static io.heyi.emc.ContractFixtures.aContract;
import static io.heyi.emc.ContractFixtures.deliverable;
import static io.heyi.emc.ContractFixtures.lead;
import static io.heyi.emc.ContractFixtures.strategic;
import static io.heyi.emc.ContractFixtures.tactical;
import static io.heyi.emc.ContractFixtures.target;
import static io.heyi.emc.ContractFixtures.withDeliverables;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.emc.ContractFixtures.Builder;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.internal.contract.Redline.Change;
import io.heyi.emc.internal.contract.Redline.Kind;
import io.heyi.emc.internal.contract.Redline.Piece;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedlineTest {

    private static List<String> changes(Builder before, Builder after) {
        return Redline.between(before.build(), after.build()).stream().map(RedlineTest::said).toList();
    }

    private static String said(Change change) {
        return change.kind() + " " + change.path() + " " + change.before() + " > " + change.after();
    }

    @Test
    void aChangedShareIsOneChangeOfThatParty() {
        assertThat(changes(aContract(), aContract().node(1, node -> strategic("ME-0002", "recipes", "20")))).containsExactly("CHANGED nodes[ME-0002].ratioPercent 25 > 20");
    }

    @Test
    void figuresWrittenOtherwiseAreNoChange() {
        assertThat(changes(aContract().reinvestment("5"), aContract().reinvestment("5.000"))).isEmpty();
    }

    @Test
    void aPartyThatJoinedOrLeftIsToldWithAllItsTerms() {
        var joined = changes(aContract(), aContract().more(strategic("ME-0003", null, "5")));
        assertThat(joined).isNotEmpty().allMatch(change -> change.startsWith("ADDED nodes[ME-0003]")).contains("ADDED nodes[ME-0003].ratioPercent null > 5");
        var left = changes(aContract().more(strategic("ME-0003", null, "5")), aContract());
        assertThat(left).hasSameSizeAs(joined).allMatch(change -> change.startsWith("REMOVED nodes[ME-0003]"));
    }

    @Test
    void aPartyThatOnlyMovedInTheListIsNotTakenForAnother() {
        var nodes = aContract().build().nodes();
        var turned = aContract().nodes(nodes.get(0), nodes.get(2), nodes.get(1), nodes.get(3));
        assertThat(changes(aContract(), turned)).containsExactly("MOVED nodes ME-0001, ME-0002, partner-chef, SSP-LOGISTICS > ME-0001, partner-chef, ME-0002, SSP-LOGISTICS");
    }

    @Test
    void goalsAreToldApartByMetric() {
        var profit = target("profit", "CNY", "1", "2", "3");
        assertThat(changes(aContract().goals(profit, target("meals", "meals", "1", "2", "3")), aContract().goals(profit, target("meals", "meals", "1", "2.5", "3"))))
                .containsExactly("CHANGED goals[meals].grab 2 > 2.5");
    }

    @Test
    void proseIsComparedWordByWordAlsoInChinese() {
        var change = Redline.between(aContract().goal("One meal a week").build(), aContract().goal("Two meals a week").build()).getFirst();
        assertThat(change.words()).contains(new Piece(Kind.REMOVED, "One"), new Piece(Kind.ADDED, "Two")).anyMatch(Piece::isKept);
        assertThat(Redline.words("每周一餐", "每周两餐")).extracting(Piece::text).contains("两");
    }

    @Test
    void oneTierBecomesTwo() {
        assertThat(changes(aContract().shareSpace("30"), aContract().tiers("30", "50"))).containsExactlyInAnyOrder("REMOVED shareSpace.percent 30 > null",
                "ADDED shareSpace.tiers[1] null > 30", "ADDED shareSpace.tiers[2] null > 50");
    }

    /** Whatever is drawn: there are changes exactly when the hashes differ, and words put together again give both texts. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothingChangedExactlyWhenTheHashesAreEqual(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            var before = drawn(random);
            var after = random.nextInt(4) == 0 ? before : drawn(random);
            var changes = Redline.between(before, after);
            assertThat(changes.isEmpty()).isEqualTo(TermsJson.hash(before).equals(TermsJson.hash(after)));
            changes.stream().filter(change -> !change.words().isEmpty()).forEach(change -> {
                assertThat(joined(change, Kind.ADDED)).isEqualTo(change.before());
                assertThat(joined(change, Kind.REMOVED)).isEqualTo(change.after());
            });
        }
    }

    private static String joined(Change change, Kind without) {
        return change.words().stream().filter(piece -> piece.kind() != without).map(Piece::text).collect(Collectors.joining());
    }

    private static ContractTerms drawn(Random random) {
        var words = List.of("one", "two", "three", "meals", "每周", "一餐", "week,", "  ");
        var goal = random.ints(1 + random.nextInt(5), 0, words.size()).mapToObj(words::get).collect(Collectors.joining(" "));
        var nodes = new ArrayList<Node>();
        nodes.add(lead("ME-0001", "" + random.nextInt(3)));
        if (random.nextBoolean()) {
            nodes.add(strategic("ME-0002", null, "" + random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            nodes.add(withDeliverables(tactical("SSP-LOGISTICS", null), deliverable("a"), deliverable("b", "c")));
        }
        if (random.nextBoolean()) {
            nodes.add(strategic("ME-0003", null, "1"));
        }
        Collections.shuffle(nodes, random);
        return aContract().goal(goal).nodes(nodes.toArray(Node[]::new)).build();
    }
}
