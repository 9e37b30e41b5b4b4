package io.heyi.talent.internal.matching;

import io.heyi.access.Username;
import io.heyi.microenterprise.MembershipHistory;
import io.heyi.microenterprise.MembershipHistory.Belonging;
import io.heyi.performance.MonthlyStars;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.internal.matching.domain.Candidate.Past;
import io.heyi.talent.internal.matching.domain.MatchingPolicy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A month counts for whoever belonged to the micro-enterprise on its first day, as the record of an owner has it. */
@Component
class RatedMonths implements PastPerformance {

    private final MembershipHistory memberships;
    private final MonthlyStars stars;
    private final MatchingPolicy policy;
    private final WorkingDays calendar;
    private final Clock clock;

    RatedMonths(MembershipHistory memberships, MonthlyStars stars, MatchingPolicy policy, WorkingDays calendar, Clock clock) {
        this.memberships = memberships;
        this.stars = stars;
        this.policy = policy;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public Map<Username, Past> of(Collection<Username> people) {
        var found = read(each -> memberships.forEach(people, each));
        return people.stream().distinct().collect(Collectors.toMap(person -> person, person -> found.getOrDefault(person, newcomer())));
    }

    @Override
    public Map<Username, Past> all() {
        return read(memberships::forEach);
    }

    @Override
    public Past newcomer() {
        return new Past(policy.newcomerStars().doubleValue(), 0);
    }

    private Map<Username, Past> read(Consumer<Consumer<Belonging>> belongings) {
        var rated = stars.since(monthOf(clock.instant()).minusMonths(policy.pastMonths()));
        var sums = new HashMap<Username, Sum>();
        belongings.accept(belonging -> rated.getOrDefault(belonging.microenterprise(), Map.of()).forEach((month, value) -> {
            if (belonged(belonging, month)) {
                sums.merge(belonging.person(), new Sum(value, 1), Sum::plus);
            }
        }));
        return sums.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, sum -> new Past(sum.getValue().stars().doubleValue() / sum.getValue().months(), sum.getValue().months())));
    }

    private boolean belonged(Belonging belonging, YearMonth month) {
        var begin = month.atDay(1).atStartOfDay(calendar.zone()).plusDays(1).toInstant();
        return belonging.since().isBefore(begin) && belonging.until().map(until -> !until.isBefore(begin)).orElse(true);
    }

    private YearMonth monthOf(Instant at) {
        return YearMonth.from(at.atZone(calendar.zone()));
    }

    private record Sum(BigDecimal stars, int months) {

        Sum plus(Sum other) {
            return new Sum(stars.add(other.stars), months + other.months);
        }
    }
}
