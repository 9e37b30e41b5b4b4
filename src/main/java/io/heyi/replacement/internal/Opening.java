package io.heyi.replacement.internal;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.interest.ImpossiblePanels;
import io.heyi.interest.Panel;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.domain.Cause;
import io.heyi.replacement.internal.domain.Departing;
import io.heyi.replacement.internal.domain.Evidence;
import io.heyi.replacement.internal.domain.Member;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.Withdrawal;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens cases: whoever inserts the row publishes the start of its process in the same transaction, and nobody else does. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Opening {

    public static final String PROCESS_ID = "underperformer-replacement";
    public static final String CASE_OPENED = "replacement.caseOpened";
    private static final Set<EmcState> RUNNING = EnumSet.of(EmcState.ACTIVE, EmcState.RENEWAL_PENDING);
    private static final Set<EmcState> LEAVABLE = EnumSet.of(EmcState.ACTIVE, EmcState.RENEWAL_PENDING, EmcState.SUSPENDED);

    private final CaseStore store;
    private final EvidencePack pack;
    private final Emcs emcs;
    private final Judges judges;
    private final Roll roll;
    private final ReplacementSchedule schedule;
    private final ImpossiblePanels reports;
    private final ProcessCommands commands;
    private final AuditTrail audit;
    private final Clock clock;

    Opening(CaseStore store, EvidencePack pack, Emcs emcs, Judges judges, Roll roll, ReplacementSchedule schedule, ImpossiblePanels reports,
            ProcessCommands commands, AuditTrail audit, Clock clock) {
        this.store = store;
        this.pack = pack;
        this.emcs = emcs;
        this.judges = judges;
        this.roll = roll;
        this.schedule = schedule;
        this.reports = reports;
        this.commands = commands;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether a party of the EMC can have a case now. */
    static boolean runs(EmcView emc, ActorId subject) {
        return RUNNING.contains(emc.state()) && emc.terms().node(subject).isPresent();
    }

    /** What the evidence would say if a case were opened now. */
    Evidence preview(EmcView emc, ActorId subject) {
        return pack.of(new ReplacementCode("RC-0000"), emc, subject, "");
    }

    /**
     * Opens a case, or gives the open one; empty where the party or the contract is gone.
     *
     * @param cause without metrics for those below bottom in the last frozen month
     */
    public Optional<ReplacementCode> open(EmcCode code, ActorId subject, Cause cause) {
        var known = store.open(code, subject);
        if (known.isPresent()) {
            return known;
        }
        return emcs.find(code).filter(emc -> runs(emc, subject)).flatMap(emc -> insert(emc, subject, cause, Optional.empty()));
    }

    /** As {@link #open}, for a party that is dissolved; also while the contract is suspended. The open case that it may give is any of that party. */
    public Optional<ReplacementCode> openDeparture(EmcCode code, ActorId subject, Departing departing) {
        var known = store.open(code, subject);
        if (known.isPresent()) {
            return known;
        }
        return emcs.find(code).filter(emc -> canLeave(emc, subject)).flatMap(emc -> insert(emc, subject, Cause.departure(), Optional.of(departing)));
    }

    /** Whether the case loses its object to the departure of its party, which is in the contract still. Said by the same word as a party that has left, which processes of earlier builds know. */
    public boolean overtakes(ReplacementCase found, Withdrawal why) {
        return why == Withdrawal.PARTY_LEFT && emcs.find(found.emc()).stream().anyMatch(emc -> canLeave(emc, found.subject().actor()));
    }

    private static boolean canLeave(EmcView emc, ActorId subject) {
        return LEAVABLE.contains(emc.state()) && emc.terms().node(subject).isPresent();
    }

    private Optional<ReplacementCode> insert(EmcView emc, ActorId subject, Cause given, Optional<Departing> departing) {
        var number = store.nextCode();
        var evidence = pack.of(number, emc, subject, given.asStood() + departing.map(one -> " " + one.dissolution()).orElse(""));
        var sealed = pack.seal(evidence);
        var cause = given.about(evidence.missedLast());
        var members = emc.terms().nodes().stream().map(Opening::member).toList();
        var own = members.stream().filter(member -> member.actor().equals(subject)).findFirst().orElseThrow();
        var others = members.stream().filter(member -> !member.actor().equals(subject)).toList();
        var now = clock.instant();
        var impossible = impossible(emc, members, own, others, cause);
        var found = ReplacementCase.open(new ReplacementCase.Opening(number, emc.code(), emc.terms().title(), emc.terms().platform(), own, others, cause, sealed.digest(),
                List.copyOf(impossible.keySet()), store.watched(emc.code(), subject, schedule.month(now)).isPresent(), now));
        departing.ifPresent(found::depart);
        if (!store.insert(found, sealed)) {
            return store.open(emc.code(), subject);
        }
        impossible.forEach((panel, none) -> reports.report(number.value(), "replacement.panel." + panel, "/replacements/" + number, none));
        audit.record(new AuditEvent(emc.code().value(), AuditEvent.SYSTEM, "replacement.caseOpened", Map.of("businessKey", number.value(), "party", subject.value(), "rule", cause.rule())));
        commands.publish(CASE_OPENED, number.value(), Map.of("replacement", number.value(), "emc", emc.code().value(), "departure", departing.isPresent()));
        return Optional.of(number);
    }

    /** Said when the case opens, not at the vote (product-bar D10). */
    private Map<String, Panel.Impossible> impossible(EmcView emc, List<Member> members, Member subject, List<Member> others, Cause cause) {
        var panels = new TreeMap<String, Panel.Impossible>();
        if (cause.isDeparture()) {
            // the last of two parties has nothing to vote on
            Optional.of(others).filter(all -> all.size() > 1).flatMap(all -> roll.impossible(subject.actor(), all)).ifPresent(none -> panels.put("departureVote", none));
            return panels;
        }
        judges.impossible(members.stream().filter(Member::lead).findFirst(), emc.terms().platform(), subject.actor(), cause).ifPresent(none -> panels.put("judge", none));
        judges.appealImpossible(members, emc.terms().platform()).ifPresent(none -> panels.put("appeal", none));
        roll.impossible(subject.actor(), others).ifPresent(none -> panels.put("vote", none));
        return panels;
    }

    private static Member member(Node node) {
        return new Member(node.actor(), node.name(), node.lead(), node.ratioPercent());
    }
}
