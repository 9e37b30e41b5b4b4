package io.heyi.talent.internal.matching;

import io.heyi.access.Username;
import io.heyi.microenterprise.MembershipHistory;
import io.heyi.microenterprise.Memberships;
import io.heyi.performance.MonthlyStars;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.pool.Opening;
import io.heyi.talent.internal.pool.OpeningCode;
import io.heyi.talent.internal.pool.Openings;
import io.heyi.talent.internal.pool.Placements;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What matching asks of its neighbours beside profiles, kept in memory. */
final class PlayedTalent implements Openings, Placements, Memberships, MembershipHistory, MonthlyStars {

    final Map<OpeningCode, Opening> openings = new TreeMap<>();
    final List<Placement> placements = new ArrayList<>();
    final Map<Username, Set<OpeningCode>> refused = new HashMap<>();
    final Set<Username> settled = new HashSet<>();
    final List<Membership> memberships = new ArrayList<>();
    final List<Belonging> belongings = new ArrayList<>();
    final Map<String, Map<YearMonth, BigDecimal>> stars = new HashMap<>();

    void forget() {
        openings.clear();
        placements.clear();
        refused.clear();
        settled.clear();
        memberships.clear();
        belongings.clear();
        stars.clear();
    }

    @Override
    public void forEachOpen(Consumer<Opening> each) {
        openings.values().stream().filter(opening -> opening.placesLeft() > 0).forEach(each);
    }

    @Override
    public Optional<Opening> find(OpeningCode code) {
        return Optional.ofNullable(openings.get(code));
    }

    @Override
    public Map<OpeningCode, Opening> find(Collection<OpeningCode> codes) {
        return openings.entrySet().stream().filter(opening -> codes.contains(opening.getKey())).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public PageOf<Opening> open(String microenterprise, PageRequest page) {
        return PageOf.of(List.copyOf(openings.values()), openings.size(), page);
    }

    @Override
    public void forEachAnswered(Consumer<Placement> each) {
        placements.forEach(each);
    }

    @Override
    public Set<Username> settledSince(Instant since) {
        return settled;
    }

    @Override
    public Map<Username, Set<OpeningCode>> refused() {
        return refused;
    }

    @Override
    public List<Membership> of(Username person) {
        return memberships.stream().filter(membership -> membership.person().equals(person)).toList();
    }

    @Override
    public Map<Username, List<Membership>> of(Collection<Username> people) {
        return memberships.stream().filter(membership -> people.contains(membership.person())).collect(Collectors.groupingBy(Membership::person));
    }

    @Override
    public List<Membership> in(String microenterprise) {
        return memberships.stream().filter(membership -> membership.microenterprise().equals(microenterprise)).toList();
    }

    @Override
    public List<Membership> hold(String microenterprise) {
        return in(microenterprise);
    }

    @Override
    public Outcome join(String microenterprise, Username person, String reason) {
        throw new UnsupportedOperationException("matching moves nobody");
    }

    @Override
    public Outcome leave(String microenterprise, Username person, String reason) {
        throw new UnsupportedOperationException("matching moves nobody");
    }

    @Override
    public void forEach(Collection<Username> people, Consumer<Belonging> each) {
        belongings.stream().filter(belonging -> people.contains(belonging.person())).forEach(each);
    }

    @Override
    public void forEach(Consumer<Belonging> each) {
        belongings.forEach(each);
    }

    @Override
    public Map<String, Map<YearMonth, BigDecimal>> since(YearMonth first) {
        return stars;
    }
}
