package io.heyi.dissolution.internal.settlement;

import io.heyi.access.Username;
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

/** Micro-enterprises on platform {@code food} and what their people earn, in memory. The first member owns it. */
public final class Teams implements Microenterprises, Pay {

    private final Map<String, List<String>> teams = new ConcurrentHashMap<>();
    private final Map<Username, Money> pay = new ConcurrentHashMap<>();

    public void add(String code, List<String> members) {
        teams.put(code, members);
    }

    public void earns(String person, Money monthly) {
        pay.put(new Username(person), monthly);
    }

    @Override
    public Optional<MicroenterpriseView> find(String code) {
        return Optional.ofNullable(teams.get(code)).map(members -> new MicroenterpriseView(code, "Name of " + code, MicroenterpriseState.DISSOLVING, "food", MicroenterpriseKind.USER, "Scenario", "Value",
                members.getFirst(), members.stream().map(one -> new MicroenterpriseView.Member(one, "Mx " + one, one.equals(members.getFirst()) ? "OWNER" : "MEMBER", Instant.EPOCH)).toList(),
                List.of(), List.of(), "CNY", BigDecimal.ZERO, 18, Instant.EPOCH, null, List.of(), List.of()));
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
        return teams.getOrDefault(microenterprise, List.of()).stream().map(Username::new).filter(pay::containsKey).collect(Collectors.toMap(one -> one, pay::get));
    }

    @Override
    public Optional<Money> benchmark(Username person, LocalDate day) {
        return Optional.ofNullable(pay.get(person));
    }
}
