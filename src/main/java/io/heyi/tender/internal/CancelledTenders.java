package io.heyi.tender.internal;

import io.heyi.orchestration.WatchedCases;
import io.heyi.shared.Ruling;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderState;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.domain.TenderMessages;
import io.heyi.tender.internal.persistence.TenderStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tenders whose instance was cancelled in the engine: a decided one is published, any other is cancelled by an operator's hand, and its caller may call anew. */
@Component
class CancelledTenders extends WatchedCases<Tender> {

    private final TenderStore tenders;
    private final TenderCases cases;
    private final TenderService service;
    private final Clock clock;

    CancelledTenders(TenderStore tenders, TenderCases cases, TenderService service, Clock clock) {
        this.tenders = tenders;
        this.cases = cases;
        this.service = service;
        this.clock = clock;
    }

    @Override
    public String processId() {
        return TenderMessages.PROCESS_ID;
    }

    @Override
    public List<String> waiting(Instant before, String after, int limit) {
        return tenders.waiting(before, after, limit);
    }

    @Override
    protected Optional<Tender> find(String businessKey) {
        return tenders.find(new TenderCode(businessKey));
    }

    @Override
    protected Tender lock(String businessKey) {
        return cases.any(new TenderCode(businessKey));
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
