package io.heyi.talent.internal.matching;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.internal.matching.domain.MatchingPolicy;
import io.heyi.talent.internal.matching.learning.PastPlacement;
import io.heyi.talent.internal.matching.learning.Trial;
import io.heyi.talent.internal.pool.Openings;
import io.heyi.talent.internal.pool.Placements;
import io.heyi.talent.internal.pool.Placements.Placement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Each night keeps what was known of the pairs whose offers were answered, and tries what can be learned from all of them against the rules. A run that is repeated or
 * killed leaves whole rows only.
 */
@Service
public class Learning {

    /** Of the audit trail. */
    static final String STREAM = "matching";

    private final Placements placements;
    private final Openings openings;
    private final Candidates candidates;
    private final Matching matching;
    private final TrialStore store;
    private final MatchingPolicy policy;
    private final AuditTrail audit;
    private final WorkingDays calendar;
    private final Clock clock;

    Learning(Placements placements, Openings openings, Candidates candidates, Matching matching, TrialStore store, MatchingPolicy policy, AuditTrail audit, WorkingDays calendar, Clock clock) {
        this.placements = placements;
        this.openings = openings;
        this.candidates = candidates;
        this.matching = matching;
        this.store = store;
        this.policy = policy;
        this.audit = audit;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Scheduled(cron = "${heyi.matching.try:0 40 2 * * *}")
    @Transactional
    public void run() {
        var answered = new ArrayList<Placement>();
        placements.forEachAnswered(answered::add);
        if (answered.isEmpty()) {
            return;
        }
        var known = store.snapshots();
        answered.stream().filter(placement -> !known.containsKey(placement.offer())).forEach(placement -> features(placement).ifPresent(features -> {
            store.remember(placement.offer(), features, clock.instant());
            known.put(placement.offer(), features);
        }));
        var trial = Trial.of(answered.stream().flatMap(placement -> past(placement, known).stream()).toList(), policy);
        var before = store.last().map(TrialStore.Tried::trial);
        if (before.filter(last -> last.equals(trial)).isEmpty()) {
            store.add(new TrialStore.Tried(clock.instant(), matching.learned().model().version(), trial));
            if (before.map(Trial::verdict).filter(trial.verdict()::equals).isEmpty()) {
                audit.record(new AuditEvent(STREAM, AuditEvent.SYSTEM, "matching.orderTried", Map.of("orderVerdict", trial.verdict().name(), "placements", trial.placements(), "pairs", trial.pairs())));
            }
        }
    }

    private Optional<double[]> features(Placement placement) {
        return openings.find(placement.opening()).map(opening -> matching.index(opening).comparison().of(candidates.find(placement.person()))[0].clone());
    }

    private Optional<PastPlacement> past(Placement placement, Map<String, double[]> known) {
        var features = known.get(placement.offer());
        var grade = grade(placement);
        return features == null || grade.isEmpty() ? Optional.empty() : Optional.of(new PastPlacement(placement.offer(), placement.answeredAt(), features, grade.getAsInt()));
    }

    /** Empty as long as nobody can know how it goes. */
    private OptionalInt grade(Placement placement) {
        if (!placement.accepted()) {
            return OptionalInt.of(0);
        }
        if (placement.joined() == null) {
            return OptionalInt.empty();
        }
        var good = placement.joined().plusDays(policy.goodDays());
        if (placement.left() != null && placement.left().isBefore(good)) {
            return OptionalInt.of(1);
        }
        return LocalDate.ofInstant(clock.instant(), calendar.zone()).isBefore(good) ? OptionalInt.empty() : OptionalInt.of(2);
    }
}
