package io.heyi.tender.internal;

import io.heyi.orchestration.StoredCases;
import io.heyi.shared.Ruling;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderState;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.domain.TenderMessages;
import io.heyi.tender.internal.persistence.TenderStore;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tenders whose instance was cancelled in the engine: a decided one is published, any other is cancelled by an operator's hand, and its caller may call anew. */
@Component
class CancelledTenders extends StoredCases<TenderCode, Tender> {

    private final TenderCases cases;
    private final TenderService service;
    private final Clock clock;

    CancelledTenders(TenderStore tenders, TenderCases cases, TenderService service, Clock clock) {
        super(TenderMessages.PROCESS_ID, key -> Optional.of(new TenderCode(key)), new Register<>(tenders::waiting, tenders::find, cases::any));
        this.cases = cases;
        this.service = service;
        this.clock = clock;
    }

    @Override
    protected boolean isWaiting(Tender found) {
        return found.state() != TenderState.DRAFT && !found.state().isFinal();
    }

    @Override
    protected String title(Tender found) {
        return found.terms().title();
    }

    @Override
    protected WayOut wayOutOf(Tender waiting) {
        return waiting.decision().isPresent() ? WayOut.FINISH : WayOut.CLOSE;
    }

    @Override
    protected Optional<String> leadOut(Tender waiting, String reason, String actor) {
        if (waiting.decision().isPresent()) {
            waiting.publishOutcome(clock.instant());
        } else if (!(waiting.cancel(reason, actor, clock.instant()) instanceof Ruling.Accepted)) {
            throw new IllegalStateException("tender " + waiting.code() + " waits and cannot be cancelled");
        }
        service.closed(waiting);
        cases.save(waiting);
        return Optional.empty();
    }
}
