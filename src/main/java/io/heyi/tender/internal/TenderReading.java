package io.heyi.tender.internal;

import io.heyi.access.CurrentUser;
import io.heyi.shared.Ruling;
import io.heyi.tender.Bidders;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderState;
import io.heyi.tender.internal.TenderView.BidView;
import io.heyi.tender.internal.TenderView.May;
import io.heyi.tender.internal.TenderView.Mine;
import io.heyi.tender.internal.TenderView.OutcomeView;
import io.heyi.tender.internal.TenderView.ReceiptView;
import io.heyi.tender.internal.domain.Judgement;
import io.heyi.tender.internal.domain.OpenedBid;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.domain.TenderPolicy;
import io.heyi.tender.internal.domain.TenderScore;
import io.heyi.tender.internal.persistence.TenderStore;
import io.heyi.tender.internal.persistence.TenderStore.TimelineRow;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a reader may see of a tender: all published terms, questions and answers; of bids only their number until two people have opened them. */
@Service
@Transactional(readOnly = true)
public class TenderReading {

    private static final Set<TenderState> OPEN_BOX = Set.of(TenderState.OPENED, TenderState.RANKED, TenderState.AWARDED, TenderState.NO_AWARD, TenderState.CANCELLED);

    /** Facts about the people of a tender's panels. */
    private static final Set<String> INTERNAL = Set.of(Tender.PANEL_IMPOSSIBLE);

    private final TenderStore tenders;
    private final TenderRights rights;
    private final Bidders bidders;
    private final TenderPolicy policy;
    private final Clock clock;

    TenderReading(TenderStore tenders, TenderRights rights, Bidders bidders, TenderPolicy policy, Clock clock) {
        this.tenders = tenders;
        this.rights = rights;
        this.bidders = bidders;
        this.policy = policy;
        this.clock = clock;
    }

    /** Empty for what does not exist or the reader may not know of. */
    public Optional<TenderView> find(CurrentUser reader, TenderCode code) {
        return tenders.find(code).filter(tender -> rights.mayRead(reader, tender)).map(tender -> view(reader, tender));
    }

    /** What happened, oldest first, without what only concerns those who run the tender where the reader is none of them; empty for a tender that he may not know of. */
    public List<TimelineRow> timeline(CurrentUser reader, TenderCode code) {
        return tenders.find(code).filter(tender -> rights.mayRead(reader, tender)).map(tender -> {
            boolean running = rights.maySeeRunning(reader, tender);
            return tenders.timeline(code).stream().filter(row -> running || !INTERNAL.contains(row.fact())).toList();
        }).orElse(List.of());
    }

    private TenderView view(CurrentUser reader, Tender tender) {
        var terms = tender.terms();
        var own = bidders.partiesOf(reader);
        var known = bidders.find(Stream.concat(own.stream(), Stream.of(terms.caller())).toList());
        boolean published = tender.isOutcomePublished();
        return new TenderView(tender.code(), tender.state(), terms.title(), terms.need(), terms.requirements(), terms.caller(),
                Optional.ofNullable(known.get(terms.caller())).map(Bidders.Bidder::name).orElse(terms.caller().value()), terms.caseKey(), terms.currency(), terms.highestPercent(), terms.weights(),
                tender.termsDigest().orElse(null), tender.publishedAt().orElse(null), terms.questionsUntil(), tender.bidsUntil(), tender.isExtended(), terms.minimumBids(),
                terms.minimumRating(), terms.everybody(), terms.invited(), tender.questions().seenBy(own), tender.bidders().size(), mine(tender, own, known),
                tender.confirmations().stream().map(one -> new TenderView.OpenerView(one.by(), one.at())).toList(), bids(reader, tender, own), tender.taskDueAt().orElse(null),
                published ? outcome(tender) : null, tender.cancellation().orElse(null), may(reader, tender, own, known));
    }

    private List<Mine> mine(Tender tender, List<PartyId> own, Map<PartyId, Bidders.Bidder> known) {
        var receipts = tender.receipts().stream().collect(Collectors.toMap(one -> one.bidder(), one -> new ReceiptView(one.bidder(), one.at(), one.digest())));
        return own.stream().filter(party -> !party.equals(tender.terms().caller())).map(party -> {
            var bidder = Optional.ofNullable(known.get(party));
            return new Mine(party, bidder.map(Bidders.Bidder::name).orElse(party.value()), bidders.rating(party), rights.obstacle(party, bidder, tender).orElse(null), receipts.get(party));
        }).toList();
    }

    private OutcomeView outcome(Tender tender) {
        return tender.decision().map(one -> new OutcomeView(one.winner(), tender.evaluation().bids().stream().filter(bid -> bid.bidder().equals(one.winner())).map(OpenedBid::name)
                .findFirst().orElse(null), one.reason(), one.deviates(), one.at())).orElse(null);
    }

    private List<BidView> bids(CurrentUser reader, Tender tender, List<PartyId> own) {
        if (!OPEN_BOX.contains(tender.state())) {
            return List.of();
        }
        var ranking = tender.evaluation().ranking().stream().collect(Collectors.toMap(one -> new PartyId(one.bidder()), Function.identity()));
        boolean all = rights.maySeeBids(reader, tender);
        boolean awarded = tender.isOutcomePublished();
        return tender.evaluation().bids().stream().filter(bid -> all || awarded && ranking.containsKey(bid.bidder()) || own.contains(bid.bidder()))
                .map(bid -> bid(bid, ranking.get(bid.bidder()), sight(bid, tender, own, all)))
                .sorted(Comparator.comparing((BidView bid) -> bid.rank() == 0).thenComparing(BidView::rank).thenComparing(BidView::at).thenComparing(BidView::bidder)).toList();
    }

    /** How much of a bid a reader sees: everything, the price and the judgement beside the points, or the points only. */
    private enum Sight { ALL, PRICE, POINTS }

    private record Seen(Sight sight, boolean mine, boolean judged) {}

    /** A judgement in progress is nobody's but the judges'; bidders see their own once it is decided. */
    private Seen sight(OpenedBid bid, Tender tender, List<PartyId> own, boolean all) {
        boolean mine = own.contains(bid.bidder());
        boolean decided = tender.isOutcomePublished();
        boolean won = decided && tender.decision().map(one -> bid.bidder().equals(one.winner())).orElse(false);
        boolean tookPart = !Collections.disjoint(own, tender.bidders());
        var sight = all || mine ? Sight.ALL : won || policy.showLosingPrices() && tookPart ? Sight.PRICE : Sight.POINTS;
        return new Seen(sight, mine, all || decided);
    }

    private static BidView bid(OpenedBid bid, TenderScore.Ranked ranked, Seen seen) {
        boolean full = seen.sight() == Sight.ALL;
        boolean price = seen.sight() != Sight.POINTS;
        var judgement = seen.judged() && full ? Optional.ofNullable(bid.judgement()) : Optional.<Judgement>empty();
        var score = seen.judged() ? Optional.ofNullable(ranked) : Optional.<TenderScore.Ranked>empty();
        return new BidView(bid.bidder(), bid.name(), bid.inside(), seen.mine(), price ? bid.bid().price() : null, full ? bid.bid().plan() : null, full ? bid.bid().delivery() : null,
                full ? bid.bid().start() : null, bid.at(), bid.digest(), bid.rating(), bid.obstacle(), judgement.map(one -> one.quality()).orElse(null), judgement.map(one -> one.risk()).orElse(null),
                judgement.map(one -> one.reason()).orElse(null), score.map(TenderScore.Ranked::rank).orElse(0), score.map(TenderScore.Ranked::points).orElse(null),
                score.map(TenderScore.Ranked::total).orElse(null),
                score.map(one -> price ? one.reasons() : one.reasons().subList(1, one.reasons().size())).orElse(List.of()));
    }

    private May may(CurrentUser reader, Tender tender, List<PartyId> own, Map<PartyId, Bidders.Bidder> known) {
        Instant now = clock.instant();
        boolean taking = tender.state() == TenderState.PUBLISHED && now.isBefore(tender.bidsUntil());
        boolean eligible = taking && own.stream().anyMatch(party -> rights.obstacle(party, Optional.ofNullable(known.get(party)), tender).isEmpty());
        boolean caller = rights.actsForCaller(reader, tender);
        return new May(eligible && now.isBefore(tender.terms().questionsUntil()), taking && tender.questions().unanswered() > 0 && rights.mayAnswer(reader, tender), eligible,
                tender.state() == TenderState.OPENED && !tender.evaluation().isFixed() && rights.mayJudge(reader, tender), caller && tender.state() == TenderState.DRAFT,
                caller && !tender.state().isFinal() && tender.decision().isEmpty() && rights.mayCancel(reader, tender) instanceof Ruling.Accepted);
    }
}
