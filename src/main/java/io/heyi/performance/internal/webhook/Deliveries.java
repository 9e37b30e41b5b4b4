package io.heyi.performance.internal.webhook;

import io.heyi.emc.EmcCode;
import io.heyi.performance.internal.domain.PerformancePolicy;
import io.heyi.performance.internal.intake.Intake;
import io.heyi.performance.internal.intake.IntakeOutcome;
import io.heyi.performance.internal.intake.Reading;
import io.heyi.performance.internal.intake.Submitter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Takes signed deliveries in: the signature first, then the time, then whether it is new, and only then the rows. */
@Service
public class Deliveries {

    private static final WebhookStore.Row NOBODY = new WebhookStore.Row(new WebhookKey("", "", java.util.List.of(), "", null, "", Instant.EPOCH, Instant.EPOCH, null, Instant.EPOCH), "", "");

    private static final int AT_ONCE = 10_000;

    private final WebhookStore store;
    private final MasterKeys masters;
    private final Intake intake;
    private final PerformancePolicy policy;
    private final Clock clock;

    Deliveries(WebhookStore store, MasterKeys masters, Intake intake, PerformancePolicy policy, Clock clock) {
        this.store = store;
        this.masters = masters;
        this.intake = intake;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Takes a delivery with all its rows, or nothing.
     *
     * @param reading of the body; asked for only once the signature fits
     */
    @Transactional
    public DeliveryOutcome take(Delivery delivery, byte[] body, String digest, Supplier<Reading> reading) {
        if (!masters.present()) {
            return new DeliveryOutcome.NotSetUp();
        }
        if (!delivery.isComplete()) {
            return new DeliveryOutcome.Malformed();
        }
        var now = clock.instant();
        var row = store.find(delivery.key()).orElse(NOBODY);
        var expected = Signatures.sign(masters.secret(row.master(), row.key().id(), row.salt()), delivery.timestamp(), delivery.id(), body);
        if (!Signatures.matches(expected, delivery.signature()) || !row.key().worksAt(now)) {
            return new DeliveryOutcome.NotProven();
        }
        if (Duration.between(Instant.ofEpochSecond(Long.parseLong(delivery.timestamp())), now).abs().compareTo(policy.webhookWindow()) > 0) {
            return new DeliveryOutcome.OutOfTime(policy.webhookWindow().toSeconds());
        }
        if (!store.claim(delivery.key(), delivery.id(), now)) {
            return new DeliveryOutcome.Replayed();
        }
        var submitter = new Submitter.Webhook(row.key().id(), new EmcCode(row.key().emc()), Set.copyOf(row.key().actors()));
        return switch (intake.submit(submitter, reading.get(), null, digest)) {
            case IntakeOutcome.Stored stored -> new DeliveryOutcome.Taken(stored);
            case IntakeOutcome.Refused refused -> {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                yield new DeliveryOutcome.Refused(refused);
            }
        };
    }

    /** Ids older than any time that would be believed are of no use. */
    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT1H")
    public void forget() {
        var before = clock.instant().minus(policy.deliveryMemory());
        int forgotten;
        do {
            forgotten = store.forget(before, AT_ONCE);
        } while (forgotten == AT_ONCE);
    }
}
