package io.heyi.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class MoneyJsonTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void anAmountIsADocumentOfAmountAndCurrencyOnly() throws Exception {
        assertThat(json.writeValueAsString(Money.of("-5600", "CNY"))).isEqualTo("{\"amount\":-5600.00,\"currency\":\"CNY\"}");
    }

    @Test
    void documentsWrittenWithMoreThanThatAreStillRead() throws Exception {
        assertThat(json.readValue("{\"amount\": 1.00, \"currency\": \"CNY\", \"zero\": false, \"negative\": false}", Money.class)).isEqualTo(Money.of("1", "CNY"));
    }
}
