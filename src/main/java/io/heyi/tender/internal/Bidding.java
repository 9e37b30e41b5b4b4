package io.heyi.tender.internal;

import io.heyi.access.CurrentUser;
import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import io.heyi.shared.Ruling;
import io.heyi.shared.Texts;
import io.heyi.tender.Bidders;
import io.heyi.tender.PartyId;
import io.heyi.tender.Questions;
import io.heyi.tender.SealedBids;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderTerms;
import io.heyi.tender.internal.domain.Bid;
import io.heyi.tender.internal.domain.Receipt;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.persistence.TenderJson;
import io.heyi.tender.internal.persistence.TenderStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Bidding and taking a bid back, each for a party that the person acts for. What is bid goes into the sealed box and nowhere else. */
@Service
@Transactional
public class Bidding {

    private static final int LONGEST_PLAN = 8000;
    private static final int LONGEST_DELIVERY = 2000;

    private final TenderStore tenders;
    private final TenderRights rights;
    private final Bidders bidders;
    private final SealedBids boxes;
    private final Clock clock;

    Bidding(TenderStore tenders, TenderRights rights, Bidders bidders, SealedBids boxes, Clock clock) {
        this.tenders = tenders;
        this.rights = rights;
        this.bidders = bidders;
        this.boxes = boxes;
        this.clock = clock;
    }

    /**
     * Replaces an earlier bid of the same party.
     *
     * @param requestKey 1 to 120 characters, the sender's own; what this person sent for the party under it before is answered again and nothing changes. A key of another
     *                   person, or of a bid that was withdrawn, is refused
     */
    public TenderReply bid(CurrentUser user, TenderCode code, PartyId party, Bid bid, String requestKey) {
        var found = tenders.findForUpdate(code).filter(tender -> rights.mayRead(user, tender));
        if (found.isEmpty()) {
            return new TenderReply.Unknown();
        }
        var tender = found.get();
        if (!bidders.actsFor(user, party)) {
            return TenderReply.notAllowed("notYourParty");
        }
        if (!Questions.isKey(requestKey)) {
            return TenderReply.invalid("requestKey", "requestKey");
        }
        var sent = tender.sent(party, requestKey);
        if (sent.isPresent()) {
            return again(user, tender, sent.get());
        }
        var ruling = tender.mayBid(clock.instant());
        if (!(ruling instanceof Ruling.Accepted)) {
            return TenderReply.of(ruling, code);
        }
        var standstill = bidders.standstill(party);
        if (standstill.isPresent()) {
            return TenderReply.of(standstill.get());
        }
        var obstacle = rights.obstacle(party, Optional.ofNullable(bidders.find(List.of(party)).get(party)), tender);
        if (obstacle.isPresent()) {
            return TenderReply.invalid("party", "obstacle." + obstacle.get(), party.value());
        }
        var errors = faults(bid, tender.terms());
        return errors.isEmpty() ? seal(user, tender, party, bid, requestKey) : new TenderReply.Invalid(errors);
    }

    /** A success is told to the sender alone, and only while a bid of the party lies in the box: nobody shall believe in a bid that is not there. */
    private static TenderReply again(CurrentUser user, Tender tender, Receipt sent) {
        if (!sent.by().equals(user.username().value())) {
            return new TenderReply.TooLate("tenderroom.refusal.keyOfAnother", List.of());
        }
        return tender.bidders().contains(sent.bidder()) ? new TenderReply.Done(tender.code(), sent) : new TenderReply.TooLate("tenderroom.refusal.keyWithdrawn", List.of());
    }

    private TenderReply seal(CurrentUser user, Tender tender, PartyId party, Bid bid, String requestKey) {
        return switch (boxes.put(TenderService.box(tender.code()), party.value(), TenderJson.of(bid))) {
            case SealedBids.Put.TooLate(var deadline) -> new TenderReply.TooLate("tenderroom.refusal.bidsOver", List.of(deadline));
            case SealedBids.Put.Sealed(var sealed) -> {
                var receipt = new Receipt(party, user.username().value(), sealed.at(), sealed.digest(), requestKey, true);
                tender.sealed(receipt);
                tenders.save(tender);
                yield new TenderReply.Done(tender.code(), receipt);
            }
        };
    }

    private List<FieldError> faults(Bid bid, TenderTerms terms) {
        var errors = new ArrayList<FieldError>();
        boolean share = terms.highestPercent() != null;
        var most = share ? terms.highestPercent() : Money.LARGEST;
        if (bid.price() == null) {
            errors.add(error("price", "missing"));
        } else if (bid.price().signum() <= 0 || bid.price().compareTo(most) > 0 || bid.price().stripTrailingZeros().scale() > (share ? 4 : 2)) {
            errors.add(share ? error("price", "percent", most) : error("price", "price", BigDecimal.valueOf(1, 2), most));
        }
        text("plan", bid.plan(), LONGEST_PLAN, errors);
        text("delivery", bid.delivery(), LONGEST_DELIVERY, errors);
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (bid.start() == null) {
            errors.add(error("start", "missing"));
        } else if (bid.start().isBefore(today) || bid.start().isAfter(today.plusYears(3))) {
            errors.add(error("start", "start"));
        }
        return errors;
    }

    private static void text(String field, String text, int longest, List<FieldError> errors) {
        if (text == null || text.isBlank()) {
            errors.add(error(field, "missing"));
        } else if (text.length() > longest) {
            errors.add(error(field, "tooLong", longest));
        } else if (!Texts.isClean(text)) {
            errors.add(error(field, "controlCharacters"));
        }
    }

    private static FieldError error(String field, String code, Object... arguments) {
        return FieldError.of(field, "tenderroom.error." + code, arguments);
    }

    /** Repeating it changes nothing. */
    public TenderReply withdraw(CurrentUser user, TenderCode code, PartyId party) {
        var found = tenders.findForUpdate(code).filter(tender -> rights.mayRead(user, tender));
        if (found.isEmpty()) {
            return new TenderReply.Unknown();
        }
        var tender = found.get();
        if (!bidders.actsFor(user, party)) {
            return TenderReply.notAllowed("notYourParty");
        }
        var now = clock.instant();
        var ruling = tender.mayBid(now);
        if (!(ruling instanceof Ruling.Accepted)) {
            return TenderReply.of(ruling, code);
        }
        if (tender.bidders().contains(party)) {
            if (!boxes.withdraw(TenderService.box(code), party.value())) {
                return new TenderReply.TooLate("tenderroom.refusal.bidsOver", List.of(tender.bidsUntil()));
            }
            tender.withdrawn(party, user.username().value(), now);
            tenders.save(tender);
        }
        return new TenderReply.Done(code, null);
    }
}
