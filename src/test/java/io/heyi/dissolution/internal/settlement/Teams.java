package io.heyi.dissolution.internal.settlement;

import io.heyi.access.Username;
import io.heyi.microenterprise.KillClause;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.Money;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.talent.Pay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Micro-enterprises on platform {@code food} and what their people earn, in memory. The first member owns it. */
public final class Teams implements Microenterprises, Pay, Lifecycle {

    private final Map<String, List<String>> teams = new ConcurrentHashMap<>();
    private final Map<String, List<String>> former = new ConcurrentHashMap<>();
    private final Map<String, Freeze> frozen = new ConcurrentHashMap<>();
    private final Map<String, Instant> since = new ConcurrentHashMap<>();
    private final Map<Username, Money> pay = new ConcurrentHashMap<>();

    public void add(String code, List<String> members) {
        teams.put(code, members);
    }

    /** Everybody else has always belonged to it. */
    public void joined(String person, Instant at) {
        since.put(person, at);
    }

    /** Belongs to it no more; what was earned in former days stays known. */
    public void leaves(String code, String person) {
        teams.computeIfPresent(code, (one, members) -> members.stream().filter(member -> !member.equals(person)).toList());
        former.merge(code, List.of(person), (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
    }

    public void isFrozen(String code, String dissolution, Instant since) {
        frozen.put(code, new Freeze(code, MicroenterpriseState.DISSOLVING, dissolution, since));
    }

    @Override
    public Optional<Freeze> freeze(String microenterprise) {
        return shown(microenterprise);
    }

    @Override
    public Optional<Freeze> shown(String microenterprise) {
        return Optional.ofNullable(frozen.get(microenterprise));
    }

    @Override
    public Change freeze(String microenterprise, String dissolution, String trigger) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Change resume(String microenterprise, String dissolution, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Change move(String microenterprise, String dissolution, String platform) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Change close(String microenterprise, String dissolution, String citedRule) {
        throw new UnsupportedOperationException();
    }

    public void earns(String person, Money monthly) {
        pay.put(new Username(person), monthly);
    }

    @Override
    public Optional<MicroenterpriseView> find(String code) {
        return Optional.ofNullable(teams.get(code)).map(members -> new MicroenterpriseView(code, "Name of " + code, MicroenterpriseState.DISSOLVING, "food", MicroenterpriseKind.USER, "Scenario", "Value",
                members.getFirst(), members.stream().map(one -> new MicroenterpriseView.Member(one, "Mx " + one, one.equals(members.getFirst()) ? "OWNER" : "MEMBER", since.getOrDefault(one, Instant.EPOCH))).toList(),
                List.of(), List.of(), "CNY", BigDecimal.ZERO, 18, Instant.EPOCH, null, List.of(), List.of()));
    }

    @Override
    public Optional<KillClause> killClause(String code) {
        return Optional.empty();
    }

    @Override
    public Map<String, MicroenterpriseSummary> find(Collection<String> codes) {
        return codes.stream().filter(teams::containsKey).collect(Collectors.toMap(code -> code, code -> new MicroenterpriseSummary(code, "Name of " + code, MicroenterpriseState.RUNNING, "food",
                MicroenterpriseKind.USER, teams.get(code).getFirst(), "Scenario", teams.get(code).size(), Instant.EPOCH)));
    }

    @Override
    public PageOf<MicroenterpriseSummary> search(String query, String platform, MicroenterpriseState state, PageRequest page) {
        return PageOf.of(List.of(), 0, page);
    }

    @Override
    public Map<String, Long> countByPlatform() {
        return Map.of("food", (long) teams.size());
    }

    @Override
    public Map<Username, Money> monthlyBase(String microenterprise, LocalDate day) {
        return Stream.of(teams, former).flatMap(people -> people.getOrDefault(microenterprise, List.of()).stream()).map(Username::new).filter(pay::containsKey).collect(Collectors.toMap(one -> one, pay::get));
    }

    @Override
    public Optional<Money> benchmark(Username person, LocalDate day) {
        return Optional.ofNullable(pay.get(person));
    }
}
