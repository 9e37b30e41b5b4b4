package io.heyi.microenterprise.internal.life;

import io.heyi.access.Username;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.internal.Takeover;
import io.heyi.microenterprise.internal.domain.ExistingMicroenterprise;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Micro-enterprises for the tests of their last days. */
final class Fate {

    static final String CASE = "DC-0001";
    static final String OTHER_CASE = "DC-0002";
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private Fate() {}

    /** Somebody of the town; the same number is the same person. */
    static Username person(int number) {
        return new Username("entrepreneur-%02d".formatted(number));
    }

    /** A code of a case that nobody has used. */
    static String someCase() {
        return "DC-%05d".formatted(10_000 + NEXT.getAndIncrement());
    }

    static String running(Takeover takeover, Username owner, Username... members) {
        return takeover.take(new ExistingMicroenterprise("fate/" + UUID.randomUUID(), "Bakery", "food", MicroenterpriseKind.USER, "Families who bake", "Bread", owner,
                Arrays.asList(members), Money.of("100", "CNY"), Money.of("400", "CNY"), new BigDecimal("50"), 18, Instant.parse("2025-01-01T00:00:00Z")));
    }
}
