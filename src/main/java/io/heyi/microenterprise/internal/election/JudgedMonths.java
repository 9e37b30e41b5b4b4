package io.heyi.microenterprise.internal.election;

import io.heyi.microenterprise.BottomValuesJudged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hears of concluded months inside the transaction that concludes them, so that a missed month and the election it calls stand or fall together. */
@Component
class JudgedMonths {

    private final ElectionOpening opening;

    JudgedMonths(ElectionOpening opening) {
        this.opening = opening;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void judged(BottomValuesJudged month) {
        opening.judged(month.microenterprise(), month.period(), month.contract(), month.met(), month.at());
    }
}
