package io.heyi.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharingOutTest {

    @Test
    void aPoolOverSevenEqualWeightsLeavesTwoCentsToTheLowestIds() {
        var weights = new LinkedHashMap<String, BigDecimal>();
        IntStream.rangeClosed(1, 7).forEach(i -> weights.put("p" + i, BigDecimal.ONE));

        var shares = SharingOut.inProportion(new BigDecimal("300000"), weights);

        assertThat(shares.get("p1")).isEqualTo("42857.15");
        assertThat(shares.get("p2")).isEqualTo("42857.15");
        assertThat(shares.get("p3")).isEqualTo("42857.14");
        assertThat(shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("300000");
    }

    @Test
    void nothingOverNothingIsNothingAndSomethingOverNothingIsRefused() {
        assertThat(SharingOut.inProportion(BigDecimal.ZERO, Map.of("a", BigDecimal.ZERO)).get("a")).isEqualByComparingTo("0");
        assertThatThrownBy(() -> SharingOut.inProportion(BigDecimal.ONE, Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SharingOut.inProportion(BigDecimal.ONE, Map.of("a", BigDecimal.ONE.negate()))).isInstanceOf(IllegalArgumentException.class);
    }
}
