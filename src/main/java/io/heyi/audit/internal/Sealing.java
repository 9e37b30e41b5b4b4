package io.heyi.audit.internal;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals every second, so hardly any entry hangs on its own chain alone. */
@Component
@EnableScheduling
@ConditionalOnProperty(name = "heyi.audit.sealing.enabled", matchIfMissing = true)
class Sealing {

    private final Sealer sealer;

    Sealing(Sealer sealer) {
        this.sealer = sealer;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void sealNewEntries() {
        while (sealer.seal() > 0) {
            Thread.onSpinWait();
        }
    }
}
