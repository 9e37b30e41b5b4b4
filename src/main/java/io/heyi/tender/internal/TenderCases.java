package io.heyi.tender.internal;

import io.heyi.orchestration.TryLater;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderState;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.persistence.TenderStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands a step its tender, locked. */
@Component
@Transactional
public class TenderCases {

    private final TenderStore tenders;

    TenderCases(TenderStore tenders) {
        this.tenders = tenders;
    }

    /** @throws TryLater when the tender is cancelled: the message that ends this process is on its way through the outbox */
    Tender open(TenderCode code) {
        var found = any(code);
        if (found.state() == TenderState.CANCELLED) {
            throw TryLater.because("tender " + code + " is cancelled; the process is about to hear of it");
        }
        return found;
    }

    /** As {@link #open}, also when cancelled. @throws IllegalStateException when there is no such tender */
    public Tender any(TenderCode code) {
        return tenders.findForUpdate(code).orElseThrow(() -> new IllegalStateException("there is no tender " + code));
    }

    /** For looking only: holds nothing. @throws IllegalStateException when there is no such tender */
    public Tender read(TenderCode code) {
        return tenders.find(code).orElseThrow(() -> new IllegalStateException("there is no tender " + code));
    }

    public void save(Tender tender) {
        tenders.save(tender);
    }
}
