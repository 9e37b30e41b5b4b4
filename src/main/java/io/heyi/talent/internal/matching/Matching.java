package io.heyi.talent.internal.matching;

import io.heyi.talent.internal.matching.domain.MatchingPolicy;
import io.heyi.talent.internal.matching.domain.OpeningIndex;
import io.heyi.talent.internal.matching.meaning.SkillModel;
import io.heyi.talent.internal.people.Profiles;
import io.heyi.talent.internal.pool.Opening;
import io.heyi.talent.internal.pool.OpeningChanged;
import io.heyi.talent.internal.pool.Openings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Today's openings and what is known of skills, kept in memory: openings are read again after each change here and after some minutes anyway, because another instance may
 * have changed them; skills are learned anew each night.
 */
@Service
public class Matching {

    private static final Duration LONGEST_KEPT = Duration.ofMinutes(5);

    private final Openings openings;
    private final Profiles profiles;
    private final Dictionary dictionary;
    private final MatchingPolicy policy;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private volatile Learned learned;
    private volatile Built built;

    Matching(Openings openings, Profiles profiles, Dictionary dictionary, MatchingPolicy policy, Clock clock) {
        this.openings = openings;
        this.profiles = profiles;
        this.dictionary = dictionary;
        this.policy = policy;
        this.clock = clock;
    }

    /** @param at when it was learned */
    public record Learned(SkillModel model, Instant at) {}

    private record Built(OpeningIndex index, long change, Instant at) {}

    @TransactionalEventListener(fallbackExecution = true)
    void on(OpeningChanged changed) {
        changes.incrementAndGet();
    }

    /** All open openings. */
    public OpeningIndex index() {
        var known = built;
        return known != null && isFresh(known) ? known.index() : rebuilt();
    }

    private boolean isFresh(Built known) {
        return known.change() == changes.get() && known.index().model() == learned().model() && Duration.between(known.at(), clock.instant()).abs().compareTo(LONGEST_KEPT) < 0;
    }

    private synchronized OpeningIndex rebuilt() {
        if (built == null || !isFresh(built)) {
            long change = changes.get();
            built = new Built(new OpeningIndex(open(), learned().model(), policy), change, clock.instant());
        }
        return built.index();
    }

    /** One opening alone, for comparing everybody with it. */
    public OpeningIndex index(Opening opening) {
        return new OpeningIndex(List.of(opening), learned().model(), policy);
    }

    public Learned learned() {
        var known = learned;
        return known != null ? known : firstLearned();
    }

    private synchronized Learned firstLearned() {
        return learned != null ? learned : learn();
    }

    /** Learns anew from today's profiles and openings. Takes some seconds for tens of thousands of people. */
    @Scheduled(cron = "${heyi.matching.learn:0 20 2 * * *}")
    synchronized Learned learn() {
        var named = new ArrayList<List<String>>();
        profiles.forEachAvailable(profile -> named.add(profile.skills().stream().map(skill -> skill.name()).toList()));
        openings.forEachOpen(opening -> named.add(opening.skills().stream().map(skill -> skill.name()).toList()));
        learned = new Learned(SkillModel.learn(dictionary.words(), named, policy.relatedPercent() / 100.0, policy.leastLikenessPercent() / 100.0), clock.instant());
        return learned;
    }

    private List<Opening> open() {
        var open = new ArrayList<Opening>();
        openings.forEachOpen(open::add);
        return open;
    }
}
