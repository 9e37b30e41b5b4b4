package io.heyi.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.web.ApprovedPolicies;
import io.heyi.web.Policies.Known;
import io.heyi.web.Policies.Source;
import io.heyi.web.Policies;
import io.heyi.web.PolicyGroup.Setting;
import io.heyi.web.PolicyGroup.Table;
import io.heyi.web.PolicyText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every assumption of the domain page is a policy that people can see and change (domain.md: "Every A is a policy parameter"; product-bar S8). */
class PolicyListTest {

    private static final AllPolicies PRODUCT = new AllPolicies(Map.of("heyi.policy.bulk.most", "17"));

    @AfterAll
    static void end() {
        PRODUCT.close();
    }

    /**
     * The assumptions of the domain page, rule by rule, with the settings they live in (below {@code heyi.policy.}) or the decision file.
     * Those of the processes that the product does not run yet are named too, so that whoever builds one finds what has to become a policy.
     */
    enum Assumption {
        P1_DECISION_DEADLINE("founding-route.dmn"),
        P1_COMMITTEE_THRESHOLD("founding-route.dmn", "founding.panel-checked-above"),
        P1_LEAST_CO_INVESTMENT("founding.minimum-pledge-percent"),
        P1_REWORK_ROUNDS("founding.rework-rounds"),
        P2_JOIN_WINDOW("emc.formation.join-window-days"),
        P2_LEAST_RATING_TO_BID("emc.formation.minimum-rating", "tender.minimum-rating"),
        P2_RATING_OF_NEWCOMERS("emc.formation.newcomer-rating", "performance.newcomer-rating"),
        P2_SCORE_WEIGHTS("emc.formation.weights.commitment", "emc.formation.weights.price", "emc.formation.weights.rating", "emc.formation.weights.plan"),
        P2_BIDS_BEFORE_AWARD("emc.formation.minimum-commitments", "tender.minimum-bids"),
        P2_EXTENSION("emc.formation.extension-days", "tender.extension-days"),
        P3_QUORUM_FOR_RATIOS("emc.renewal.ratio-quorum"),
        P3_QUORUM_FOR_GOALS("emc.renewal.goal-quorum"),
        P3_TACIT_EXTENSIONS("emc.renewal.tacit-extensions"),
        P3_DISPUTE_WINDOW("emc.renewal.dispute-working-days"),
        P4_TRIGGER("underperformance-trigger.dmn"),
        P4_CURE_PERIOD("replacement.cure-days"),
        P4_VOTE("replacement.votes-needed", "replacement.fewest-voters"),
        P4_APPEAL("replacement.appeal-working-days"),
        P5_AUTOMATIC_TRIGGER("election.missed-months"),
        P5_RECALL("election.recall-needed", "election.motion-signatures"),
        P5_CANDIDATES("election.most-candidates"),
        P5_WINDOWS("election.nomination-days", "election.ballot-days"),
        P5_QUORUM("election.quorum"),
        P5_IMMUNITY("election.immunity-days"),
        P5_PLEDGE("election.challenge-pledge-percent"),
        P5_INTERIM_OWNER("election.interim-days"),
        P6_STEP_DOWN("pay.pool-rates"),
        P6_TIME_ALLOWED("pool.months-allowed"),
        P6_EXTENSION("pool.extension-months"),
        P6_REFUSALS("pool.refusals-allowed"),
        P6_LEGAL_CHECK_AT_THE_LIMIT("pool.decision-working-days", "pool.legal-working-days"),
        P6_CASE_LENGTH("dissolution.case-days"),
        P6_MATCH_SCORE("matching.skill-points", "matching.past-points", "matching.wish-points"),
        P8_SCORE_WEIGHTS("tender.weights.price", "tender.weights.quality", "tender.weights.rating", "tender.weights.risk"),
        P8_BID_WINDOW("tender.bid-window-days"),
        P9_SHIELD("dissolution.shield-months", "founding.kill-shield-months"),
        FORMULA_OVERBID_RATING("performance.rating-kept"),
        FORMULA_QUORUM_OF_THE_COMMITTEE("founding.committee-quorum");

        private final List<String> places;

        Assumption(String... places) {
            this.places = List.of(places);
        }
    }

    /**
     * Assumptions that are rules of another shape than a number: what a silent member means (P3), one member one vote and a tie that keeps (P4), pro rata to the day of removal (P4), the order in which
     * a dissolved ME pays (P6, law and signed with the version of its rule), how money is rounded (P7, §3a). A change of these is a change of a process or of a signed rule.
     * Of processes that the product does not run: stages of incubation (P1), VAM settlement (P7), support fee and early exit (P8), bands, weights and remediation of the evaluation (P9), funding (P10).
     */
    @ParameterizedTest
    @EnumSource
    void everyAssumptionStandsOnThePageOfPolicies(Assumption assumption) {
        var settings = settings().map(Setting::name).collect(Collectors.toSet());
        var tables = PRODUCT.groups().stream().flatMap(group -> group.tables().stream()).map(Table::file).collect(Collectors.toSet());
        assertThat(assumption.places).allSatisfy(place -> assertThat(place.endsWith(".dmn") ? tables.contains(place) : settings.contains("heyi.policy." + place)).as(place).isTrue());
    }

    private static Stream<Setting> settings() {
        return PRODUCT.groups().stream().flatMap(group -> group.settings().stream());
    }

    private static final List<Known> KNOWN = PRODUCT.bean(Policies.class).byGroup().values().stream().flatMap(List::stream).toList();

    private static List<Known> known() {
        return KNOWN;
    }

    @Test
    void everySettingThatIsShownCanBeChanged() {
        assertThat(known()).hasSizeGreaterThan(150).allSatisfy(one -> assertThat(one.setting().home()).as(one.setting().name()).isNotNull());
        assertThat(settings().map(Setting::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("known")
    void whatAFieldShowsAsAnExampleCanBeWrittenInIt(Known one) {
        if (one.notation().isEmpty() || one.kind().equals("map")) {
            return;
        }
        var policies = PRODUCT.bean(Policies.class);
        var family = one.setting().name().substring(0, one.setting().name().lastIndexOf('.'));
        // weights are written together, because they are 100 in sum
        var written = known().stream().filter(other -> other == one || family.endsWith(".weights") && other.setting().name().startsWith(family + ".") || other.setting().name().equals(one.setting().name()))
                .collect(Collectors.toMap(other -> other.setting().name(), other -> (Object) other.notation(), (first, other) -> first));
        assertThat(policies.faults(PolicyText.write(written))).isEmpty();
        assertThat(policies.values(written).get(one.setting().name())).isEqualTo(policies.values(Map.of()).get(one.setting().name()));
    }

    @Test
    void aValueThatTheOwnersOfASettingRefuseIsNamedWithTheMend() {
        var policies = PRODUCT.bean(Policies.class);
        assertThat(policies.faults("{\"heyi.policy.replacement.cure-days\": \"900\"}")).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("heyi.policy.replacement.cure-days");
            assertThat(error.code()).isEqualTo("web.policies.error.refused");
            assertThat(error.arguments().toString()).contains("90", "900");
        });
        assertThat(policies.faults("{\"heyi.policy.replacement.cure-days\": \"soon\"}")).singleElement()
                .satisfies(error -> assertThat(error.code() + " " + error.field()).isEqualTo("web.policies.error.unreadable heyi.policy.replacement.cure-days"));
        assertThat(policies.faults("{\"heyi.policy.no-such\": \"1\"}")).extracting("code").containsExactly("web.policies.error.unknown");
        assertThat(policies.faults("{\"spring.datasource.url\": \"jdbc:elsewhere\"}")).extracting("code").containsExactly("web.policies.error.unknown");
        assertThat(policies.faults("[]")).extracting("code").containsExactly("web.policies.error.text");
        assertThat(policies.faults("{\"heyi.policy.bulk.most\": null}")).extracting("code").containsExactly("web.policies.error.text");
        assertThat(policies.faults("{} x")).extracting("code").containsExactly("web.policies.error.text");
    }

    @Test
    void valuesThatBelongTogetherAreCheckedTogether() {
        var policies = PRODUCT.bean(Policies.class);
        assertThat(policies.faults("{\"heyi.policy.matching.skill-points\": \"60\"}")).as("the weights are 110").hasSize(1);
        assertThat(policies.faults("{\"heyi.policy.matching.skill-points\": \"60\", \"heyi.policy.matching.past-points\": \"20\"}")).isEmpty();
    }

    @Test
    void whatWasSetOutsideOfTheGateIsSeen() {
        var sources = known().stream().collect(Collectors.toMap(one -> one.setting().name(), Known::source));
        assertThat(sources.get("heyi.policy.bulk.most")).isEqualTo(Source.OUTSIDE);
        assertThat(sources.get("heyi.policy.replacement.cure-days")).isEqualTo(Source.SHIPPED);
    }

    @Test
    void anApprovedValueGoesBeforeTheOneFromOutside() {
        var policies = PRODUCT.bean(Policies.class);
        assertThat(policies.values(Map.of()).get("heyi.policy.bulk.most")).isEqualTo(17);
        assertThat(policies.values(Map.of("heyi.policy.bulk.most", "9")).get("heyi.policy.bulk.most")).isEqualTo(9);
        var approved = new ApprovedPolicies(3, Map.of("heyi.policy.x.weights", Map.of("one", "1"), "heyi.policy.y", "2"));
        assertThat(Arrays.asList(approved.getPropertyNames())).containsExactlyInAnyOrder("heyi.policy.x.weights.one", "heyi.policy.y");
    }

    @Test
    void theTextIsTheSameForTheSameSettings() {
        var text = "{\n  \"heyi.a\": \"2\",\n  \"heyi.b\": \"x, y\"\n}\n";
        assertThat(PolicyText.write(PolicyText.read("{\"heyi.b\":[\"x\",\"y\"],\"heyi.a\":2}"))).isEqualTo(text);
        assertThat(PolicyText.write(PolicyText.read(text))).isEqualTo(text);
        assertThat(PolicyText.write(Map.of())).isEqualTo("{}\n");
    }
}
