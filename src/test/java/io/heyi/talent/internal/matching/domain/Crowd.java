package io.heyi.talent.internal.matching.domain;

import io.heyi.talent.internal.pool.Opening;
import io.heyi.talent.internal.pool.Opening.WantedSkill;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Many people and openings by chance with a fixed seed: forty trades with a dozen skills each, written in several ways, people mostly at home in one of them. */
public final class Crowd {

    private static final int TRADES = 40;
    private static final int SKILLS = 12;
    private static final List<String> KINDS = List.of("%s", "%s experience", "advanced %s", "%s techniques");
    private static final List<String> PLATFORMS = List.of("food", "clothing", "health", "water", "air", "laundry");
    private static final List<String> PLACES = List.of("Qingdao", "Hefei", "Wuhan", "Berlin", "Louisville", "Osaka", "Pune", "Bucharest");
    private static final List<String> ENDINGS = List.of("assembly", "design", "planning", "testing", "repair", "control", "analysis", "sales", "programming", "training", "welding", "logistics");

    private final Random chance;

    public Crowd(long seed) {
        chance = new Random(seed);
    }

    public List<Candidate> people(int count) {
        return IntStream.range(0, count).mapToObj(this::person).toList();
    }

    public List<Opening> openings(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(this::opening).toList();
    }

    private Candidate person(int number) {
        int trade = chance.nextInt(TRADES);
        var skills = new ArrayList<Candidate.Skill>();
        int many = 3 + chance.nextInt(6);
        for (int i = 0; i < many; i++) {
            skills.add(new Candidate.Skill(skill(chance.nextInt(5) == 0 ? chance.nextInt(TRADES) : trade), 1 + chance.nextInt(5), chance.nextBoolean()));
        }
        Set<String> platforms = chance.nextInt(3) == 0 ? Set.of(any(PLATFORMS)) : Set.of();
        Set<String> places = chance.nextInt(2) == 0 ? Set.of(any(PLACES)) : Set.of();
        int months = chance.nextInt(25);
        return new Candidate("person-%05d".formatted(number), skills, chance.nextInt(4) == 0 ? List.of(role(trade)) : List.of(), platforms, places, chance.nextInt(3) == 0,
                chance.nextInt(5) == 0 ? 50 : 100, Fits.FROM.plusDays(chance.nextInt(60)), new Candidate.Past(months == 0 ? 3 : 1 + chance.nextInt(401) / 100.0, months));
    }

    private Opening opening(int number) {
        int trade = chance.nextInt(TRADES);
        var skills = IntStream.range(0, 3 + chance.nextInt(4)).mapToObj(i -> new WantedSkill(skill(trade), 1 + chance.nextInt(5), 1 + chance.nextInt(5), chance.nextInt(3) == 0)).toList();
        return Fits.opening(number, role(trade), skills, any(PLATFORMS), any(PLACES), chance.nextInt(4) == 0, 1);
    }

    /** Skewed: some skills of a trade are named far more often than others. */
    private String skill(int trade) {
        int skill = Math.min(chance.nextInt(SKILLS), chance.nextInt(SKILLS));
        return any(KINDS).formatted("trade%s %s%s".formatted(letters(trade), ENDINGS.get(skill), skill % 3 == 0 ? " line" : "")).intern();
    }

    private static String role(int trade) {
        return "trade%s-specialist".formatted(letters(trade));
    }

    private static String letters(int trade) {
        return "" + (char) ('a' + trade / 26) + (char) ('a' + trade % 26);
    }

    private <T> T any(List<T> values) {
        return values.get(chance.nextInt(values.size()));
    }
}
