package io.heyi.talent.internal.matching.domain;

import io.heyi.shared.Money;
import io.heyi.talent.internal.matching.Dictionaries;
import io.heyi.talent.internal.matching.meaning.SkillModel;
import io.heyi.talent.internal.pool.Opening;
import io.heyi.talent.internal.pool.Opening.WantedSkill;
import io.heyi.talent.internal.pool.OpeningCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** People and openings for tests. */
public final class Fits {

    public static final LocalDate FROM = LocalDate.of(2025, 7, 1);
    public static final MatchingPolicy POLICY = MatchingPolicy.defaults();

    private Fits() {}

    public static Opening opening(int number, String role, List<WantedSkill> skills) {
        return opening(number, role, skills, "food", "Qingdao", false, 1);
    }

    public static Opening opening(int number, String role, List<WantedSkill> skills, String platform, String place, boolean remote, int places) {
        var terms = new Opening.Terms("CN", Money.of("20000.00", "CNY"), Money.of("30000.00", "CNY"), 100, place, remote);
        return new Opening(new OpeningCode("OP-%04d".formatted(number)), "ME-%04d".formatted(number), "ME " + number, platform, role, skills, terms, "", places, places, FROM, FROM.plusMonths(1),
                Instant.parse("2025-06-01T08:00:00Z"), Opening.State.OPEN);
    }

    public static WantedSkill wanted(String name) {
        return new WantedSkill(name, 1, 3, false);
    }

    public static Candidate.Skill skill(String name, int level) {
        return new Candidate.Skill(name, level, true);
    }

    /** Available at once, without wishes, a newcomer. */
    public static Candidate candidate(String name, Candidate.Skill... skills) {
        return new Candidate(name, List.of(skills), List.of(), Set.of(), Set.of(), false, 100, FROM, new Candidate.Past(3.0, 0));
    }

    public static OpeningIndex index(Opening... openings) {
        return new OpeningIndex(List.of(openings), SkillModel.learn(Dictionaries.words(), List.of(), 0.6, 0.25), POLICY);
    }
}
