package io.heyi.tender.internal;

import io.heyi.access.CurrentUser;
import io.heyi.shared.Ruling;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderCode;
import io.heyi.tender.internal.domain.Judgement;
import io.heyi.tender.internal.persistence.TenderStore;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what an evaluator writes of the opened bids until the evaluation is confirmed in the task. */
@Service
@Transactional
public class Judging {

    private final TenderStore tenders;
    private final TenderRights rights;
    private final Clock clock;

    Judging(TenderStore tenders, TenderRights rights, Clock clock) {
        this.tenders = tenders;
        this.rights = rights;
        this.clock = clock;
    }

    /** Those of bids that are not named stay as they are; who acts for a bidder judges nothing. */
    public TenderReply judge(CurrentUser user, TenderCode code, Map<PartyId, Judgement> judgements) {
        var found = tenders.findForUpdate(code).filter(tender -> rights.mayRead(user, tender));
        if (found.isEmpty()) {
            return new TenderReply.Unknown();
        }
        if (!rights.mayJudge(user, found.get())) {
            return TenderReply.notAllowed("notAnEvaluator");
        }
        var ruling = found.get().judge(judgements, clock.instant());
        if (ruling instanceof Ruling.Accepted) {
            tenders.save(found.get());
        }
        return TenderReply.of(ruling, code);
    }
}
