package io.heyi.performance.internal.actuals;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.Username;
import io.heyi.microenterprise.Tenures.Tenure;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static Optional<Held> held(String from, String until, boolean first) {
        return Held.of(new Tenure("ME-0001", "Oven", new Username("owner-1"), Instant.parse(from), Optional.ofNullable(until).map(Instant::parse), first, false), SHANGHAI);
    }

    private static Optional<Held> months(int from, int to) {
        return Optional.of(new Held("ME-0001", YearMonth.of(2026, from), YearMonth.of(2026, to)));
    }

    @Test
    void aMonthCountsForWhoeverOwnedWhenItBegan() {
        assertThat(held("2026-02-10T00:00:00Z", "2026-05-20T00:00:00Z", false)).isEqualTo(months(3, 5));
    }

    @Test
    void theFirstOwnerAnswersForTheMonthOfTheFoundingToo() {
        assertThat(held("2026-02-10T00:00:00Z", "2026-05-20T00:00:00Z", true)).get().satisfies(one -> {
            assertThat(one.first()).isBeforeOrEqualTo(YearMonth.of(2026, 2));
            assertThat(one.last()).isEqualTo(YearMonth.of(2026, 5));
        });
    }

    @Test
    void aHandOverAtTheVeryBeginningOfAMonthGivesThatMonthToTheSuccessor() {
        assertThat(held("2026-02-28T16:00:00Z", "2026-04-30T16:00:00Z", false)).as("midnight in Shanghai").isEqualTo(months(3, 4));
        assertThat(held("2026-02-28T16:00:01Z", "2026-04-30T16:00:01Z", false)).isEqualTo(months(4, 5));
    }

    @Test
    void whoOwnedOnlyBetweenTwoBeginningsHasNoMonth() {
        assertThat(held("2026-02-10T00:00:00Z", "2026-02-20T00:00:00Z", false)).isEmpty();
    }

    @Test
    void aTenureThatGoesOnHasNoLastMonth() {
        assertThat(held("2026-02-10T00:00:00Z", null, false)).get().satisfies(one -> assertThat(one.last()).isAfter(YearMonth.of(2100, 1)));
    }
}
