package io.heyi.tender.internal;

import io.heyi.access.Groups;
import io.heyi.inbox.Reminder;
import io.heyi.orchestration.TryLater;
import io.heyi.tender.Addressees;
import io.heyi.tender.Bidders;
import io.heyi.tender.PartyId;
import io.heyi.tender.SealedBids;
import io.heyi.tender.TenderCode;
import io.heyi.tender.internal.domain.OpenedBid;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.domain.TenderPolicy;
import io.heyi.tender.internal.domain.TenderTasks;
import io.heyi.tender.internal.persistence.TenderJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Steps of the process {@code open-tender}. */
@Component
@Transactional
public class TenderSteps {

    private final TenderCases cases;
    private final TenderService service;
    private final TenderRights rights;
    private final Bidders bidders;
    private final SealedBids boxes;
    private final TenderPolicy policy;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TenderSteps(TenderCases cases, TenderService service, TenderRights rights, Bidders bidders, SealedBids boxes, TenderPolicy policy,
                ApplicationEventPublisher events, Clock clock) {
        this.cases = cases;
        this.service = service;
        this.rights = rights;
        this.bidders = bidders;
        this.boxes = boxes;
        this.policy = policy;
        this.events = events;
        this.clock = clock;
    }

    public record Moved(String tenderState) {}

    /** @param bidResult extend, open or none */
    public record BidsCounted(String bidResult, List<String> taskGroups, List<String> taskUsers, String dueAt, String reminderAt) {}

    public record Extended(String bidsUntil, String remindAt) {}

    /** @param openResult evaluate or none */
    public record BidsOpened(String openResult, List<String> taskGroups, List<String> taskUsers, String dueAt, String reminderAt) {}

    /** Whom the next task is for and until when. */
    public record Asked(List<String> taskGroups, List<String> taskUsers, String dueAt, String reminderAt) {}

    /** Before the questions end, so that bidders have the answers in time. */
    public Moved remindCaller(TenderCode code) {
        var tender = cases.open(code);
        tender.callerReminded(clock.instant());
        return saved(tender);
    }

    public Moved closeQuestions(TenderCode code) {
        var tender = cases.open(code);
        tender.closeQuestions(clock.instant());
        return saved(tender);
    }

    /** Whatever is open some time after the questions ended is for stand-ins too. */
    public Moved escalateQuestions(TenderCode code) {
        var tender = cases.open(code);
        tender.questionsEscalated(clock.instant());
        return saved(tender);
    }

    /** From now on the tender is marked as closing soon on the home pages of those who could bid and have not. */
    public Moved remindBidders(TenderCode code) {
        var tender = cases.open(code);
        tender.bidsReminded(clock.instant());
        return saved(tender);
    }

    public BidsCounted countBids(TenderCode code) {
        var tender = cases.open(code);
        var now = clock.instant();
        if (now.isBefore(tender.bidsUntil())) {
            throw TryLater.because("the engine's clock is ahead of ours; the bids of " + code + " are due at " + tender.bidsUntil());
        }
        var due = later(policy.openingDays());
        var counted = tender.count();
        switch (counted) {
            case OPEN -> tender.close(due, now);
            case NONE -> tender.nothingToAward("noBids", now);
            case EXTEND -> { }
        }
        cases.save(tender);
        var openers = tender.terms().openers();
        return new BidsCounted(counted.name().toLowerCase(java.util.Locale.ROOT), openers.groups(), openers.users(), due.toString(), reminder(due).toString());
    }

    /** Once; the box stays sealed. */
    public Extended extend(TenderCode code) {
        var tender = cases.open(code);
        var until = clock.instant().plus(policy.extension()).truncatedTo(ChronoUnit.MILLIS);
        tender.extend(until, clock.instant());
        boxes.postpone(TenderService.box(code), until);
        cases.save(tender);
        return new Extended(until.toString(), service.remindAt(until).toString());
    }

    /** The one place where bids are opened: after the deadline, with two confirmations, by the receipts. */
    public BidsOpened openBids(TenderCode code) {
        var tender = cases.open(code);
        tender.requireOpenable();
        var now = clock.instant();
        var due = later(policy.evaluationDays());
        var bids = boxes.open(TenderService.box(code));
        var known = bidders.find(bids.stream().map(bid -> new PartyId(bid.bidder())).toList());
        tender.open(bids.stream().map(bid -> opened(bid, known, tender)).toList(), due, now);
        boolean any = !tender.evaluation().eligible().isEmpty();
        if (!any) {
            tender.nothingToAward("noEligible", now);
        }
        cases.save(tender);
        var evaluators = tender.terms().evaluators();
        return new BidsOpened(any ? "evaluate" : "none", evaluators.groups(), evaluators.users(), due.toString(), reminder(due).toString());
    }

    private OpenedBid opened(SealedBids.Bid sealed, Map<PartyId, Bidders.Bidder> known, Tender tender) {
        var party = new PartyId(sealed.bidder());
        var bidder = Optional.ofNullable(known.get(party));
        return new OpenedBid(party, bidder.map(Bidders.Bidder::name).orElse(party.value()), bidder.map(Bidders.Bidder::inside).orElse(false), TenderJson.bid(sealed.json()), sealed.at(),
                sealed.digest(), bidders.rating(party), rights.obstacle(party, bidder, tender).orElse(null), null);
    }

    public Asked rankBids(TenderCode code) {
        var tender = cases.open(code);
        var due = later(policy.awardDays());
        tender.rank(due, clock.instant());
        cases.save(tender);
        return asked(tender.terms().deciders(), due);
    }

    public Moved publishOutcome(TenderCode code) {
        var tender = cases.open(code);
        tender.publishOutcome(clock.instant());
        service.closed(tender);
        return saved(tender);
    }

    /** @param step opening, evaluation or award */
    public Moved remind(TenderCode code, String step) {
        var tender = cases.open(code);
        var now = clock.instant();
        tender.reminded(step, now);
        events.publishEvent(Reminder.of(TenderTasks.remindedOf(step).type(), code.value(), now));
        return saved(tender);
    }

    /** Nobody acted in time: stand-ins are called beside those who were asked. */
    public Asked escalate(TenderCode code, String step) {
        var tender = cases.open(code);
        var due = later(policy.escalationDays());
        tender.escalated(step, due, clock.instant());
        cases.save(tender);
        var asked = switch (step) {
            case "opening" -> tender.terms().openers();
            case "evaluation" -> tender.terms().evaluators();
            case "award" -> tender.terms().deciders();
            default -> throw new IllegalArgumentException("there is no step " + step);
        };
        return asked(asked.with(Groups.of(policy.standInRole())), due);
    }

    /** Open tasks are gone; the box stays sealed for ever. */
    public Moved closeCancelled(TenderCode code) {
        return new Moved(cases.read(code).state().name());
    }

    private Moved saved(Tender tender) {
        cases.save(tender);
        return new Moved(tender.state().name());
    }

    private Asked asked(Addressees people, Instant due) {
        return new Asked(people.groups(), people.users(), due.toString(), reminder(due).toString());
    }

    private Instant later(int days) {
        return clock.instant().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.MILLIS);
    }

    private Instant reminder(Instant due) {
        return due.minus(Duration.ofHours(policy.taskReminderHours()));
    }
}
