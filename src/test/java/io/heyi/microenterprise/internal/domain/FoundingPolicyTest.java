package io.heyi.microenterprise.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.shared.Fraction;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FoundingPolicyTest {

    /** The panel is checked at submission, before the process asks the decision table; both must mean the same amount. */
    @Test
    void thePanelIsCheckedFromTheCommitteeThresholdOfTheDecisionTable() throws IOException {
        try (var dmn = getClass().getResourceAsStream("/bpmn/founding-route.dmn")) {
            var text = new String(dmn.readAllBytes(), StandardCharsets.UTF_8);
            var thresholds = Pattern.compile("<text>&gt; (\\d+)</text>").matcher(text).results().map(match -> new BigDecimal(match.group(1))).distinct().toList();

            assertThat(thresholds).containsExactly(FoundingPolicy.defaults().panelCheckedAbove());
        }
    }

    @Test
    void theQuorumIsSetAsAFraction() {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of("heyi.policy.founding.committee-quorum", "3/4")));

        assertThat(settings.bind("heyi.policy.founding", FoundingPolicy.class).get().committeeQuorum()).isEqualTo(new Fraction(3, 4));
        assertThatThrownBy(() -> Fraction.of("1.5")).hasMessageContaining("2/3");
        assertThatThrownBy(() -> Fraction.of("3/2")).hasMessageContaining("at most 1");
    }

    @Test
    void aValueOutOfItsRangeNamesItself() {
        assertThatThrownBy(() -> new FoundingPolicy(0, null, null, null, null, null, null, null, null, null, null, null, null, null)).hasMessageContaining("heyi.policy.founding.minimum-team");
        assertThatThrownBy(() -> new FoundingPolicy(null, new BigDecimal("100.1"), null, null, null, null, null, null, null, null, null, null, null, null)).hasMessageContaining("minimum-pledge-percent");
    }
}
