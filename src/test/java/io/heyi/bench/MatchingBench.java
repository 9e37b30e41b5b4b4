package io.heyi.bench;

import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.matching.Dictionaries;
import io.heyi.talent.internal.matching.assignment.AssignmentSolver;
import io.heyi.talent.internal.matching.assignment.BestCandidates;
import io.heyi.talent.internal.matching.assignment.Optimum;
import io.heyi.talent.internal.matching.domain.Candidate;
import io.heyi.talent.internal.matching.domain.Crowd;
import io.heyi.talent.internal.matching.domain.Feature;
import io.heyi.talent.internal.matching.domain.MatchingPolicy;
import io.heyi.talent.internal.matching.domain.OpeningIndex;
import io.heyi.talent.internal.matching.domain.Order;
import io.heyi.talent.internal.matching.domain.PeopleRanking;
import io.heyi.talent.internal.matching.domain.Ranking;
import io.heyi.talent.internal.matching.learning.Histories;
import io.heyi.talent.internal.matching.learning.Trial;
import io.heyi.talent.internal.matching.meaning.SkillModel;
import io.heyi.talent.internal.pool.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Matching in memory, without a stack: lists for one person, and the proposal for all places at once. */
final class MatchingBench {

    static final String HEADING = "## Matching";
    private static final int PEOPLE = 80_000;
    private static final int OPENINGS = 2_000;
    private static final int WARM_UP = 500;
    private static final int READERS = 2_000;
    private static final int WARM_UP_OPENINGS = 50;
    private static final int ASKED_OPENINGS = 200;
    private static final int SMALL = 5;
    private static final MatchingPolicy POLICY = MatchingPolicy.defaults();
    private static final Duration MOST_FOR_ONE = Duration.ofMillis(100);
    private static final Duration MOST_FOR_ALL = Duration.ofSeconds(60);

    private static final int PLACEMENTS = 2_000;
    private static final Random NOISE = new Random(1);

    private final int percent;
    private final List<String> misses = new ArrayList<>();

    MatchingBench(int percent) {
        this.percent = percent;
    }

    private record Timed<T>(T result, Duration taken) {}

    private interface Work<T> {
        T run();
    }

    private static <T> Timed<T> timed(Work<T> work) {
        long begin = System.nanoTime();
        var result = work.run();
        return new Timed<>(result, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** @return what to write below the rest */
    String run() {
        var crowd = new Crowd(20_251_122);
        var openings = crowd.openings(Math.max(50, OPENINGS * percent / 100));
        var people = crowd.people(Math.max(500, PEOPLE * percent / 100));
        var model = timed(() -> learn(people, openings));
        var index = timed(() -> new OpeningIndex(openings, model.result(), POLICY));
        var lists = lists(index.result(), people);
        var forOpenings = forOpenings(openings, people, model.result());
        var considered = timed(() -> new BestCandidates(index.result(), people, (person, opening) -> true, POLICY.candidatesPerPlace()).consider());
        var solved = timed(() -> AssignmentSolver.solve(considered.result().places(), POLICY.solverTime()));
        var whole = considered.taken().plus(solved.taken());
        long filled = Arrays.stream(solved.result().filled()).filter(person -> person >= 0).count();
        return """
                %s
                `mvn -Pbench verify -Dbench.only=matching`: matching in memory, in a Java heap of %d MB, without a stack. People and openings are made by chance with a fixed seed: forty trades
                with a dozen skills each, written in four ways; three to eight skills each. A list for one person is everything but reading the profile: comparing with all openings,
                sorting, and the reasons of a page of 25. The proposal compares everybody with every opening, keeps the best %d of each place, matches them at best (JGraphT) and lets
                Timefold go on from there. The ceiling holds for all pairs of people and places, those left out of the lists too, and is proven by prices.

                - Measured: %s
                - Machine: %s
                - Data: %d people, %d openings with one place each; model %s of %d words and %d relations
                - Learning the model: %.1f s; making the openings ready: %d ms

                **Verdict:** %s

                | list for one person | n | p50 ms | p95 ms | p99 ms | max ms | target p95 < 100 ms |
                |---|---:|---:|---:|---:|---:|---|
                | %d openings | %d | %s | %s | %s |

                The list of people for one opening is everything but reading profiles, which are kept in memory; each opening is asked once, so nothing of it is ready beforehand:

                | people for one opening | n | p50 ms | p95 ms | p99 ms | max ms | target p95 < 100 ms |
                |---|---:|---:|---:|---:|---:|---|
                | %d people | %d | %s | %s | %s |

                | proposal | candidates s | search s | whole s | target 60 s | places filled | greedy, points | solved, points | solved : greedy | ceiling, points | gap to the ceiling |
                |---|---:|---:|---:|---|---:|---:|---:|---:|---:|---:|
                | %d people, %d places | %.1f | %.1f | %.1f | %s | %d | %.1f | %.1f | %.4f | %.1f | %.3f %% |

                Small instances against the proven optimum (Hungarian method), all people considered for all places:

                | people, places | greedy | solved | optimum | greedy reaches | solved reaches |
                |---|---:|---:|---:|---:|---:|
                %s

                The learned order against the rules on the latest quarter of made-up placements, which it has not seen; used only where it is better by the margin and not by chance:

                | what people preferred | placements | held out | pairs in the right order, rules | learned | used |
                |---|---:|---:|---:|---:|---|
                %s
                """.formatted(HEADING, Runtime.getRuntime().maxMemory() >> 20, POLICY.candidatesPerPlace(), Instant.now().truncatedTo(ChronoUnit.MINUTES), Machine.describe(), people.size(), openings.size(), model.result().version(),
                model.result().knownWords(), model.result().knownRelations(), model.taken().toMillis() / 1e3, index.taken().toMillis(), "%s",
                openings.size(), lists.size(), lists.cells(), Samples.millis(lists.percentile(100)), judged("lists", lists.percentile(95), MOST_FOR_ONE),
                people.size(), forOpenings.size(), forOpenings.cells(), Samples.millis(forOpenings.percentile(100)), judged("people for one opening", forOpenings.percentile(95), MOST_FOR_ONE),
                people.size(), openings.size(), considered.taken().toMillis() / 1e3, solved.taken().toMillis() / 1e3, whole.toMillis() / 1e3, judged("proposal", whole, MOST_FOR_ALL), filled,
                solved.result().greedy() / 100.0, solved.result().total() / 100.0, (double) solved.result().total() / solved.result().greedy(), solved.result().ceiling() / 100.0, solved.result().gapPercent(), small(crowd),
                String.join("\n", learned("something that the rules do not weigh so", features -> 3 * features[Feature.WISHED_PLACE.ordinal()] + features[Feature.PROVEN_SKILLS.ordinal()]),
                        learned("what the rules say", features -> 50 * features[Feature.SKILLS.ordinal()] + 30 * features[Feature.PAST.ordinal()] + 20 * features[Feature.WISH.ordinal()]),
                        learned("nothing, chance", features -> NOISE.nextDouble())))
                .replaceFirst("%s", misses.isEmpty() ? "every target is met." : "not every target is met; missed: " + String.join("; ", misses) + ".");
    }

    private static SkillModel learn(List<Candidate> people, List<Opening> openings) {
        var named = Stream.concat(people.stream().map(person -> person.skills().stream().map(Candidate.Skill::name).toList()),
                openings.stream().map(opening -> opening.skills().stream().map(Opening.WantedSkill::name).toList())).toList();
        return SkillModel.learn(Dictionaries.words(), named, POLICY.relatedPercent() / 100.0, POLICY.leastLikenessPercent() / 100.0);
    }

    private static Samples lists(OpeningIndex index, List<Candidate> people) {
        var order = Order.ofRules(POLICY);
        people.stream().limit(WARM_UP).forEach(person -> Ranking.of(index, person, order, PageRequest.first()));
        var taken = new ArrayList<Duration>();
        int step = Math.max(1, people.size() / READERS);
        for (int i = 0; i < people.size() && taken.size() < READERS; i += step) {
            var person = people.get(i);
            taken.add(timed(() -> Ranking.of(index, person, order, PageRequest.first())).taken());
        }
        return Samples.of("list for one person", taken);
    }

    private static Samples forOpenings(List<Opening> openings, List<Candidate> people, SkillModel model) {
        var order = Order.ofRules(POLICY);
        var taken = new ArrayList<Duration>();
        int warmUp = Math.min(WARM_UP_OPENINGS, openings.size() / 2);
        for (Opening opening : openings.subList(0, Math.min(openings.size(), warmUp + ASKED_OPENINGS))) {
            taken.add(timed(() -> PeopleRanking.of(new OpeningIndex(List.of(opening), model, POLICY), people, order, PageRequest.first())).taken());
        }
        return Samples.of("people for one opening", taken.subList(warmUp, taken.size()));
    }

    private static String small(Crowd crowd) {
        var rows = new ArrayList<String>();
        for (int i = 1; i <= SMALL; i++) {
            int places = 10 * i;
            var people = crowd.people(places * 2);
            var openings = crowd.openings(places);
            var considered = new BestCandidates(new OpeningIndex(openings, learn(people, openings), POLICY), people, (person, opening) -> true, people.size()).consider().places();
            var solved = AssignmentSolver.solve(considered, POLICY.solverTime());
            long optimum = Optimum.of(considered);
            rows.add(String.format(Locale.ROOT, "| %d, %d | %.1f | %.1f | %.1f | %.2f %% | %.2f %% |", people.size(), places, solved.greedy() / 100.0, solved.total() / 100.0, optimum / 100.0,
                    100.0 * solved.greedy() / optimum, 100.0 * solved.total() / optimum));
        }
        return String.join("\n", rows);
    }

    private static String learned(String preference, ToDoubleFunction<double[]> preferred) {
        var trial = Trial.of(Histories.of(PLACEMENTS, 1, preferred), POLICY);
        return String.format(Locale.ROOT, "| %s | %d | %d | %.1f %% | %.1f %% | %s |", preference, trial.placements(), trial.heldOut(), trial.rulesPercent(), trial.learnedPercent(),
                trial.verdict() == Trial.Verdict.BETTER ? "yes" : "no");
    }

    private String judged(String what, Duration taken, Duration most) {
        if (taken.compareTo(most) >= 0) {
            misses.add(what);
        }
        return taken.compareTo(most) < 0 ? "met" : "**missed**";
    }
}
