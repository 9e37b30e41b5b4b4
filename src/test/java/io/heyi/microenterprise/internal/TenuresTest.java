package io.heyi.microenterprise.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.Username;
import io.heyi.microenterprise.FoundingModule;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.Tenures;
import io.heyi.microenterprise.Tenures.Tenure;
import io.heyi.microenterprise.internal.domain.ExistingMicroenterprise;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@FoundingModule
class TenuresTest {

    private static final Username FIRST = new Username("entrepreneur-61");
    private static final Username INTERIM = new Username("entrepreneur-62");
    private static final Username LAST = new Username("entrepreneur-63");
    private static final Instant FOUNDED = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant LEFT = Instant.parse("2025-06-10T00:00:00Z");
    private static final Instant ELECTED = Instant.parse("2025-09-10T00:00:00Z");

    @Autowired Takeover takeover;
    @Autowired MicroenterpriseStore store;
    @Autowired Tenures tenures;
    @Autowired TransactionTemplate transaction;

    private String founded(String key) {
        return takeover.take(new ExistingMicroenterprise("tenures/" + key, "Ovens", "food", MicroenterpriseKind.USER, "Families who bake", "Ovens that know the recipe", FIRST, List.of(LAST),
                Money.of("100", "CNY"), Money.of("400", "CNY"), new BigDecimal("50"), 18, FOUNDED));
    }

    private void handOver(String code, Username from, Username to, String reason, Instant at) {
        transaction.executeWithoutResult(status -> {
            store.changeOwner(code, from, to, true, at);
            store.note(code, at, reason, Map.of("election", "OE-0001", "owner", to.value(), "former", from.value()));
        });
    }

    @Test
    void whoNeverHandedOverOwnsSinceTheFounding() {
        var code = founded("one");
        assertThat(tenures.of(code)).containsExactly(new Tenure(code, "Ovens", FIRST, FOUNDED, Optional.empty(), true, false));
        assertThat(tenures.of("ME-99999")).isEmpty();
    }

    @Test
    void everyHandOverEndsOneTenureAndBeginsAnother() {
        var code = founded("two");
        handOver(code, FIRST, INTERIM, "interimOwner", LEFT);
        handOver(code, INTERIM, LAST, "ownerElected", ELECTED);

        var interim = new Tenure(code, "Ovens", INTERIM, LEFT, Optional.of(ELECTED), false, true);
        assertThat(tenures.of(code)).containsExactly(new Tenure(code, "Ovens", FIRST, FOUNDED, Optional.of(LEFT), true, false), interim,
                new Tenure(code, "Ovens", LAST, ELECTED, Optional.empty(), false, false));
        assertThat(tenures.of(INTERIM)).containsExactly(interim);
    }

    @Test
    void aPersonsTenuresComeFromAllMicroenterprisesTheLatestFirst() {
        var third = founded("three");
        handOver(third, FIRST, LAST, "ownerElected", LEFT);
        handOver(third, LAST, FIRST, "ownerElected", ELECTED);

        assertThat(tenures.of(FIRST)).filteredOn(tenure -> tenure.microenterprise().equals(third)).extracting(Tenure::from).containsExactly(ELECTED, FOUNDED);
        assertThat(tenures.of(FIRST)).isSortedAccordingTo((one, other) -> other.from().compareTo(one.from()));
    }
}
