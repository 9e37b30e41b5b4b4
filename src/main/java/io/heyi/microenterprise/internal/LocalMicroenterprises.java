package io.heyi.microenterprise.internal;

import io.heyi.access.Username;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.internal.domain.ExistingMicroenterprise;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The micro-enterprises of the demo (the smart-cooking and clean-clothing cases of the seeds); repeated at every start, which changes nothing. */
@Component
@Profile("local")
@Order(10)
class LocalMicroenterprises implements ApplicationRunner {

    private static final Duration SINCE = Duration.ofDays(400);

    private final Takeover takeover;
    private final Clock clock;

    LocalMicroenterprises(Takeover takeover, Clock clock) {
        this.takeover = takeover;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        take("smart-oven", "Smart Oven", "food", MicroenterpriseKind.USER, "Families who want a restaurant dish from their own oven at the press of one button",
                "An oven that knows the recipe and sets itself", "entrepreneur-41", "entrepreneur-42", "entrepreneur-43");
        take("food-network", "Food Network", "food", MicroenterpriseKind.NODE, "Home cooks who need the right ingredients on the day they cook",
                "Recipes and ingredients that arrive together", "entrepreneur-44", "entrepreneur-45");
        take("user-community", "Cooking Community", "food", MicroenterpriseKind.NODE, "People who like to show, compare and improve what they cook",
                "A community that tells makers what to build next", "entrepreneur-46", "entrepreneur-47");
        take("washing-machine", "Quiet Washer", "clothing", MicroenterpriseKind.USER, "Households that want clean clothes without thinking about washing",
                "A washing machine that doses, cares and reports by itself", "entrepreneur-48", "entrepreneur-49");
        take("washer-maintenance", "Washer Care", "clothing", MicroenterpriseKind.NODE, "Owners of washing machines who cannot wait for a repair",
                "Maintenance before the machine fails", "entrepreneur-50", "entrepreneur-51");
    }

    private void take(String key, String name, String platform, MicroenterpriseKind kind, String scenario, String value, String owner, String... members) {
        takeover.take(new ExistingMicroenterprise("demo/" + key, name, platform, kind, scenario, value, new Username(owner),
                Arrays.stream(members).map(Username::new).toList(), Money.of("120000", "CNY"), Money.of("480000", "CNY"), new BigDecimal("90000"), 18,
                clock.instant().minus(SINCE)));
    }
}
