package io.heyi.performance.internal.demo;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcTakeover;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.performance.Metrics;
import io.heyi.performance.internal.demo.DemoContract.PastDelivery;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The EMCs of the demo with six past months (the smart-cooking and clean-clothing cases of the seeds). They need people and micro-enterprises to be known, so it
 * tries until they are; each is taken over once and for all in one transaction.
 */
@Component
@Profile("local")
class LocalEmcs {

    private static final Logger LOG = LoggerFactory.getLogger(LocalEmcs.class);
    private static final int PAST_MONTHS = 6;
    /** Well before the cut-off. */
    private static final int REPORTED_ON_DAY = 18;
    private static final Username SETTLEMENT = new Username("settlement-officer");

    private final EmcTakeover takeover;
    private final Metrics metrics;
    private final Microenterprises microenterprises;
    private final Access access;
    private final WorkingDays calendar;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile boolean done;

    LocalEmcs(EmcTakeover takeover, Metrics metrics, Microenterprises microenterprises, Access access, WorkingDays calendar, TransactionTemplate transaction,
              Clock clock) {
        this.takeover = takeover;
        this.metrics = metrics;
        this.microenterprises = microenterprises;
        this.access = access;
        this.calendar = calendar;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT3S")
    void bring() {
        if (done) {
            return;
        }
        var smartOven = microenterprise("Smart Oven");
        if (smartOven.isEmpty() || !peopleAreKnown()) {
            return;
        }
        transaction.executeWithoutResult(status -> takeover.sharedService("SSP-LOGISTICS", "Logistics Services", List.of(new Username("entrepreneur-52"))));
        var present = present();
        bring("demo/smart-cooking", DemoContract.smartCooking(smartOven.get(), actor("Food Network"), actor("Cooking Community"), present), owner("Smart Oven"), present,
                DemoContract.pastDeliveries(present));
        bring("demo/clean-clothing", DemoContract.cleanClothing(actor("Quiet Washer"), actor("Washer Care")), owner("Quiet Washer"), present, List.of());
        done = true;
        LOG.info("the EMCs of the demo are there");
    }

    private boolean peopleAreKnown() {
        var wanted = List.of(new Username("partner-chef"), new Username("partner-recipes"), new Username("partner-detergent"), SETTLEMENT);
        return access.people(wanted).size() == wanted.size();
    }

    /** @param present of the beginning: somebody may move the clock meanwhile */
    private void bring(String key, DemoContract contract, Username lead, YearMonth present, List<PastDelivery> delivered) {
        transaction.executeWithoutResult(status -> {
            if (takeover.taken(key).isEmpty()) {
                play(takeover.take(key, contract.terms(), lead, present.minusMonths(PAST_MONTHS)), contract, present, delivered);
            }
        });
    }

    private void play(EmcCode emc, DemoContract contract, YearMonth present, List<PastDelivery> delivered) {
        for (int month = 0; month < PAST_MONTHS; month++) {
            var period = present.minusMonths(PAST_MONTHS - month);
            metrics.backfill(contract.facts(emc, period, month), SETTLEMENT.value(), this::reportedAt);
            delivered.stream().filter(one -> YearMonth.from(one.deliveredOn()).equals(period)).forEach(one -> takeover.delivered(emc, one.deliverable(), one.due(), one.deliveredOn(), one.proof()));
            takeover.close(emc, period, contract.termsAfter(month));
        }
        metrics.backfill(contract.facts(emc, present, PAST_MONTHS), SETTLEMENT.value(), period -> clock.instant());
    }

    private YearMonth present() {
        return YearMonth.from(clock.instant().atZone(calendar.zone()));
    }

    private Instant reportedAt(YearMonth period) {
        return period.atDay(REPORTED_ON_DAY).atTime(LocalTime.NOON).atZone(calendar.zone()).toInstant();
    }

    private ActorId actor(String name) {
        return microenterprise(name).orElseThrow(() -> new IllegalStateException("the demo has no micro-enterprise " + name));
    }

    private Optional<ActorId> microenterprise(String name) {
        return summary(name).map(me -> new ActorId(me.code()));
    }

    private Username owner(String name) {
        return summary(name).map(me -> new Username(me.owner())).orElseThrow();
    }

    private Optional<MicroenterpriseSummary> summary(String name) {
        return microenterprises.search(name, new PageRequest(0, PageRequest.LARGEST_SIZE)).items().stream().filter(me -> me.name().equals(name))
                .reduce((newer, older) -> older);
    }
}
