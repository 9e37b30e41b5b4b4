package io.heyi.talent.internal.domain.pool;

import io.heyi.access.Username;
import io.heyi.shared.Ruling;
import io.heyi.talent.StayCode;
import io.heyi.talent.TalentPool.EntryCause;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One person's time in the pool (domain.md P6, steps 9 and 10). Days are counted in its zone; nothing in it ends an employment without two people. */
public final class PoolStay {

    private String code;
    private String person;
    private EntryCause cause;
    private String source;
    private LocalDate entered;
    private LocalDate limit;
    private String zone;
    private StayPhase phase;
    private StayOutcome outcome;
    private boolean extended;
    private int refusals;
    private boolean profileReady;
    private List<Integer> noticesGiven = new ArrayList<>();
    private int escalations;
    private List<EndProposal> proposals = new ArrayList<>();
    private String place;
    private LocalDate endedOn;
    private YearMonth nextWage;
    private transient List<Fact> happened;

    private PoolStay() {}

    /** @param by who brought the person there, user name or {@code system} */
    public static PoolStay begin(StayCode code, Username person, EntryCause cause, String source, LocalDate entered, ZoneId zone, PoolPolicy policy, String by) {
        var stay = new PoolStay();
        stay.code = code.value();
        stay.person = person.value();
        stay.cause = cause;
        stay.source = source;
        stay.entered = entered;
        stay.limit = entered.plusMonths(policy.monthsAllowed());
        stay.zone = zone.getId();
        stay.phase = StayPhase.IN_POOL;
        stay.nextWage = YearMonth.from(entered);
        stay.tell(by, "entered", Map.of("member", person.value(), "cause", cause.name(), "source", source, "entered", entered.toString(), "limitDate", stay.limit.toString()));
        return stay;
    }

    public StayCode code() {
        return new StayCode(code);
    }

    public Username person() {
        return new Username(person);
    }

    public EntryCause cause() {
        return cause;
    }

    /** Code of what brought the person; empty text for an own wish. */
    public String source() {
        return source;
    }

    public LocalDate entered() {
        return entered;
    }

    /** First day after the time allowed. */
    public LocalDate limit() {
        return limit;
    }

    public ZoneId zone() {
        return ZoneId.of(zone);
    }

    public StayPhase phase() {
        return phase;
    }

    /** Empty while the stay goes on. */
    public Optional<StayOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    public boolean isExtended() {
        return extended;
    }

    /** Offers that the person has refused in this stay. */
    public int refusals() {
        return refusals;
    }

    public boolean isProfileReady() {
        return profileReady;
    }

    /** How often others had to be asked because nobody decided. */
    public int escalations() {
        return escalations;
    }

    /** Ends of the employment that the coordinator wanted, the oldest first. */
    public List<EndProposal> proposals() {
        return List.copyOf(proposals);
    }

    /** Micro-enterprise that the person has joined, or the other place in words; empty for none. */
    public Optional<String> place() {
        return Optional.ofNullable(place);
    }

    /** First day without pool wage; empty while the stay goes on. */
    public Optional<LocalDate> endedOn() {
        return Optional.ofNullable(endedOn);
    }

    /** Next month whose wage is not booked yet. */
    public YearMonth nextWage() {
        return nextWage;
    }

    public Instant limitAt() {
        return beginOf(limit);
    }

    /** When the wage of the next unbooked month is booked: at the begin of the month after it. */
    public Instant nextWageAt() {
        return beginOf(nextWage.plusMonths(1).atDay(1));
    }

    private Instant beginOf(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant();
    }

    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone());
    }

    /** The next reminder that is still to come, else the limit. */
    public Instant nextNoticeAt(PoolPolicy policy) {
        return policy.noticeDays().stream().filter(days -> !noticesGiven.contains(days)).map(days -> limit.minusDays(days)).filter(day -> !day.isBefore(entered)).sorted()
                .findFirst().map(this::beginOf).orElse(limitAt());
    }

    /** Reminds of the limit where that is due, once for each of the policy's days; late ones are given together. @return whether one was */
    public boolean giveNotice(Instant now, PoolPolicy policy) {
        var today = day(now);
        var due = policy.noticeDays().stream().filter(days -> !noticesGiven.contains(days) && !today.isBefore(limit.minusDays(days))).toList();
        noticesGiven.addAll(due);
        boolean given = phase == StayPhase.IN_POOL && !due.isEmpty() && today.isBefore(limit);
        if (given) {
            tell(SYSTEM, "reminded", Map.of("limitDate", limit.toString()));
        }
        return given;
    }

    /** The time is over: from now on people decide. @return whether it is */
    public boolean reachLimit(Instant now) {
        if (phase == StayPhase.IN_POOL && !now.isBefore(limitAt())) {
            phase = StayPhase.LIMIT_DECISION;
            tell(SYSTEM, "limitReached", Map.of("limitDate", limit.toString()));
        }
        return phase != StayPhase.IN_POOL;
    }

    /** Nobody has decided in time: nothing changes but who is asked. */
    public void escalate() {
        if (phase == StayPhase.LIMIT_DECISION || phase == StayPhase.LEGAL_CHECK) {
            escalations++;
            tell(SYSTEM, "escalated", Map.of("step", phase.name()));
        }
    }

    /** Why the stay may not be extended, as a message key; empty when it may (domain.md P6: once, if an offer is pending, not after the third refusal). */
    public Optional<String> extensionHindered(boolean offerPending, PoolPolicy policy) {
        if (extended) {
            return Optional.of("talentpool.extension.once");
        }
        if (refusals > policy.refusalsAllowed()) {
            return Optional.of("talentpool.extension.refusals");
        }
        return offerPending ? Optional.empty() : Optional.of("talentpool.extension.noOffer");
    }

    /** The coordinator keeps the person for longer. */
    public Ruling extend(boolean offerPending, PoolPolicy policy, String by, String reason) {
        if (phase != StayPhase.LIMIT_DECISION) {
            return tooLate();
        }
        var hindrance = extensionHindered(offerPending, policy);
        if (hindrance.isPresent()) {
            return Ruling.refused("limitOutcome", hindrance.get(), policy.refusalsAllowed());
        }
        // from the entry, so that a clamped month's end does not shorten the month added
        limit = entered.plusMonths(policy.monthsAllowed() + (long) policy.extensionMonths());
        extended = true;
        noticesGiven.clear();
        phase = StayPhase.IN_POOL;
        escalations = 0;
        tell(by, "extended", Map.of("limitDate", limit.toString(), "reason", reason));
        return Ruling.accepted();
    }

    /** The coordinator wants the employment to end; nothing ends before somebody else's legal check. */
    public Ruling proposeEnd(String by, String reason, Instant at) {
        if (phase != StayPhase.LIMIT_DECISION) {
            return tooLate();
        }
        if (by.equals(person)) {
            return Ruling.notAllowed("talentpool.refusal.own");
        }
        proposals.add(EndProposal.of(by, reason, at));
        phase = StayPhase.LEGAL_CHECK;
        escalations = 0;
        tell(by, "endProposed", Map.of("reason", reason));
        return Ruling.accepted();
    }

    /** @param day first day without pool wage */
    public Ruling checkLegally(boolean confirmed, String by, String words, Instant at, LocalDate day) {
        if (phase != StayPhase.LEGAL_CHECK) {
            return tooLate();
        }
        var proposal = proposals.getLast();
        if (by.equals(person) || by.equals(proposal.by())) {
            return Ruling.notAllowed("talentpool.refusal.fourEyes");
        }
        proposals.set(proposals.size() - 1, proposal.checked(by, words, at, confirmed));
        tell(by, confirmed ? "endConfirmed" : "endRejected", Map.of("reason", words));
        if (confirmed) {
            end(StayOutcome.EMPLOYMENT_ENDED, null, day, by);
        } else {
            phase = StayPhase.LIMIT_DECISION;
            escalations = 0;
        }
        return Ruling.accepted();
    }

    /** A place beside the micro-enterprises was found at the limit. */
    public Ruling findOtherPlace(String where, String by, LocalDate day) {
        if (phase != StayPhase.LIMIT_DECISION) {
            return tooLate();
        }
        end(StayOutcome.OTHER_PLACE, where, day, by);
        return Ruling.accepted();
    }

    private static Ruling tooLate() {
        return Ruling.tooLate("talentpool.refusal.movedOn");
    }

    /** Ends the stay; one that has ended stays as it is. @param day first day without pool wage @return whether it has just ended */
    public boolean end(StayOutcome how, String where, LocalDate day, String by) {
        if (outcome != null) {
            return false;
        }
        outcome = how;
        phase = StayPhase.ENDED;
        place = where;
        endedOn = day.isBefore(entered) ? entered : day;
        tell(by, "ended", Map.of("outcome", how.name(), "place", where == null ? "" : where, "endedOn", endedOn.toString()));
        return true;
    }

    /** Its process was lost and begins anew. */
    public void startedAgain(String by, String reason) {
        tell(by, "startedAgain", Map.of("reason", reason));
    }

    /** One more offer was refused; said, never held against the person but in the extension rule. */
    public void refused(String offer) {
        refusals++;
        tell(person, "offerRefused", Map.of("offer", offer, "refusals", refusals));
    }

    public void profileReady(String by) {
        if (!profileReady) {
            profileReady = true;
            tell(by, "profileReady", Map.of());
        }
    }

    /** Months whose wage is due now and not booked; with the stay's end also the one that it ended in. */
    public List<YearMonth> wagesDue(Instant now) {
        var today = day(now);
        var due = new ArrayList<YearMonth>();
        for (var month = nextWage; owed(month) && (!today.isBefore(month.plusMonths(1).atDay(1)) || endedOn != null); month = month.plusMonths(1)) {
            due.add(month);
        }
        return due;
    }

    private boolean owed(YearMonth month) {
        return endedOn == null || month.atDay(1).isBefore(endedOn);
    }

    public void wageBooked(YearMonth month) {
        nextWage = month.plusMonths(1);
    }

    private static final String SYSTEM = "system";

    private void tell(String actor, String fact, Map<String, Object> details) {
        if (happened == null) {
            happened = new ArrayList<>();
        }
        happened.add(new Fact(actor, fact, details));
    }

    /** What has happened since the last time. */
    public List<Fact> takeFacts() {
        var facts = happened == null ? List.<Fact>of() : List.copyOf(happened);
        happened = null;
        return facts;
    }
}
