package io.heyi.microenterprise.internal.election;

import io.heyi.microenterprise.BottomValuesJudged;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.internal.persistence.ElectionStore;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Calls an election after too many missed months in a row under the same owner (domain.md P5). What stands in its way only puts it off: another open election until
 * that ends without a decision of the members, immunity until it is over (ADR 22).
 */
@Component
public class AutomaticElections {

    private static final Logger LOG = LoggerFactory.getLogger(AutomaticElections.class);
    private static final int AT_ONCE = 100;
    /** Beside immunity: longer than all elections together that may stand in the way. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(365);

    private final ElectionStore elections;
    private final JudgedMonths months;
    private final ElectionOpening opening;
    private final MicroenterpriseStore microenterprises;
    private final ElectionPolicy policy;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AutomaticElections(ElectionStore elections, JudgedMonths months, ElectionOpening opening, MicroenterpriseStore microenterprises, ElectionPolicy policy,
                       TransactionTemplate transaction, Clock clock) {
        this.elections = elections;
        this.months = months;
        this.opening = opening;
        this.microenterprises = microenterprises;
        this.policy = policy;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Inside the transaction that concludes the month, so that a missed month and the election it calls stand or fall together. A repeat changes nothing. */
    @EventListener
    public void judged(BottomValuesJudged month) {
        if (elections.judge(month.microenterprise(), month.period(), month.contract(), month.met(), month.at()) && !month.met()) {
            call(month.microenterprise());
        }
    }

    /** Elections that were put off and that nothing stands in the way of any more. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${heyi.microenterprise.elections.round:PT1M}")
    void callWhatWasPutOff() {
        var codes = missing("");
        while (!codes.isEmpty()) {
            codes.forEach(this::callAlone);
            codes = codes.size() < AT_ONCE ? List.of() : missing(codes.getLast());
        }
    }

    private List<String> missing(String after) {
        var since = clock.instant().minus(Duration.ofDays(policy.immunityDays())).minus(LONGEST_WAIT);
        return transaction.execute(status -> elections.missing(ElectionOpening.ALIVE, policy.missedMonths(), since, after, AT_ONCE));
    }

    /** One that fails does not keep the others from their elections. */
    private void callAlone(String code) {
        try {
            transaction.executeWithoutResult(status -> {
                if (months.callElection(code)) {
                    call(code).ifPresent(election -> LOG.info("election {} of {}, which was put off, is announced", election.id(), code));
                }
            });
        } catch (RuntimeException e) {
            LOG.error("the election of {} that missed months call could not be announced; it is tried again", code, e);
        }
    }

    private Optional<OwnerElection> call(String code) {
        return microenterprises.findForUpdate(code).filter(me -> months.callElection(code))
                .flatMap(me -> opening.open(me, new ElectionOpening.Start(ElectionTrigger.AUTOMATIC, Optional.empty(), String.valueOf(policy.missedMonths()), false), election -> {}).election());
    }
}
