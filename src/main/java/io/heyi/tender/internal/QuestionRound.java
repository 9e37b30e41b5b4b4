package io.heyi.tender.internal;

import io.heyi.access.CurrentUser;
import io.heyi.shared.Ruling;
import io.heyi.tender.Bidders;
import io.heyi.tender.PartyId;
import io.heyi.tender.Questions;
import io.heyi.tender.TenderCode;
import io.heyi.tender.internal.persistence.TenderStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Questions of those who may bid, and the caller's answers, which all see. */
@Service
@Transactional
public class QuestionRound {

    private final TenderStore tenders;
    private final TenderRights rights;
    private final Bidders bidders;
    private final Clock clock;

    QuestionRound(TenderStore tenders, TenderRights rights, Bidders bidders, Clock clock) {
        this.tenders = tenders;
        this.rights = rights;
        this.bidders = bidders;
        this.clock = clock;
    }

    /** @param requestKey the same key of the same party again changes nothing */
    public TenderReply ask(CurrentUser user, TenderCode code, PartyId party, String text, String requestKey) {
        var found = tenders.findForUpdate(code).filter(tender -> rights.mayRead(user, tender));
        if (found.isEmpty()) {
            return new TenderReply.Unknown();
        }
        if (!bidders.actsFor(user, party)) {
            return TenderReply.notAllowed("notYourParty");
        }
        if (!found.get().questions().hasAsked(party, requestKey)) {
            var known = Optional.ofNullable(bidders.find(List.of(party)).get(party));
            var obstacle = rights.obstacle(party, known, found.get());
            if (obstacle.isPresent()) {
                return TenderReply.invalid("party", "obstacle." + obstacle.get(), party.value());
            }
        }
        var ruling = found.get().ask(new Questions.Asking(party, user.username().value(), text, requestKey), clock.instant());
        if (ruling instanceof Ruling.Accepted) {
            tenders.save(found.get());
        }
        return TenderReply.of(ruling, code);
    }

    /** By the caller's people, or stand-ins once they are called; the same answer again changes nothing. */
    public TenderReply answer(CurrentUser user, TenderCode code, int number, String text) {
        var found = tenders.findForUpdate(code).filter(tender -> rights.mayRead(user, tender));
        if (found.isEmpty()) {
            return new TenderReply.Unknown();
        }
        if (!rights.mayAnswer(user, found.get())) {
            return TenderReply.notAllowed("notTheCaller");
        }
        var ruling = found.get().answer(number, text, user.username().value(), clock.instant());
        if (ruling instanceof Ruling.Accepted) {
            tenders.save(found.get());
        }
        return TenderReply.of(ruling, code);
    }
}
