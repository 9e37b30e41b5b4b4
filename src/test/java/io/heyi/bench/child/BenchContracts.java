package io.heyi.bench.child;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.ShareSpace;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.ContractTerms.TerminationCondition;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcType;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.TermsJson;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.internal.Takeover;
import io.heyi.microenterprise.internal.domain.ExistingMicroenterprise;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Micro-enterprises of forty owners, and contracts between four of them each: a lead, two that share the profit, one that is paid for its work. */
@Component
@Profile("bench")
@Transactional
class BenchContracts {
    private static final int OWNERS = 40;
    private static final int PARTIES = 4;

    private final Takeover takeover;
    private final Contracts contracts;
    private final Clock clock;
    private final List<String> codes = new CopyOnWriteArrayList<>();

    BenchContracts(Takeover takeover, Contracts contracts, Clock clock) {
        this.takeover = takeover;
        this.contracts = contracts;
        this.clock = clock;
    }

    /** @param count how many there are to be afterwards, in one transaction */
    void found(int count) {
        for (int no = codes.size(); no < count; no++) {
            codes.add(takeover.take(new ExistingMicroenterprise("bench/" + no, "Bench unit " + no, "food", MicroenterpriseKind.NODE, "Households of district " + no,
                    "What district " + no + " asks for", new Username(owner(no)), List.of(), Money.of("120000", "CNY"), Money.of("480000", "CNY"), new BigDecimal("90000"), 18,
                    clock.instant().minus(Duration.ofDays(400)))));
        }
    }

    private static String owner(int no) {
        return "entrepreneur-%02d".formatted(no % OWNERS + 1);
    }

    /** Seals the first version of contract {@code no} for a month, signed by all. */
    void seal(int no, YearMonth period) {
        var terms = terms(no);
        var by = new Username(owner(members(no).getFirst()));
        var code = contracts.create(terms, new CurrentUser(by, by.value(), Set.of(Role.ENTREPRENEUR), Set.of(), Set.of(), "bench"));
        contracts.enter(code, EmcState.SIGNING, "bench", Map.of());
        var hash = TermsJson.hash(terms);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        contracts.seal(code, period, terms, "FORMATION", members(no).stream()
                .map(member -> new Contracts.Signature(new ActorId(codes.get(member)), owner(member), "SIGNED", "bench", hash, now)).toList());
        contracts.enter(code, EmcState.ACTIVE, "activated", Map.of());
    }

    /** Codes of the parties, the lead first. */
    List<String> parties(int no) {
        return members(no).stream().map(codes::get).toList();
    }

    /** Every micro-enterprise leads as many as any other, and no two contracts have the same parties. */
    private List<Integer> members(int no) {
        int lead = no % codes.size();
        int next = 1 + no / codes.size() * (PARTIES - 1) % (codes.size() - PARTIES);
        return List.of(lead, (lead + next) % codes.size(), (lead + next + 1) % codes.size(), (lead + next + 2) % codes.size());
    }

    private ContractTerms terms(int no) {
        var members = members(no);
        return new ContractTerms("Bench contract " + no, "A family wants dinner in district " + no, "Dinner in 20 minutes", EmcType.SOLUTION, "food", null, "CNY", "consent",
                List.of(target(ContractTerms.PROFIT, "CNY", "100000", "200000", "400000")), new ShareSpace(new BigDecimal("30"), null), new BigDecimal("5"), Split.RATIOS, List.of(),
                IntStream.range(0, PARTIES).mapToObj(i -> node(members.get(i), i)).toList(), List.of(new TerminationCondition("goal-missed", "The goal is missed by more than 25%")));
    }

    private Node node(int member, int place) {
        var ratio = place == PARTIES - 1 ? null : new BigDecimal(20 - 5 * place);
        return new Node(new ActorId(codes.get(member)), ActorKind.MICROENTERPRISE, "Bench unit " + member, place == 0, ratio == null ? Tier.TACTICAL : Tier.STRATEGIC, null,
                "Does its part of dinner", List.of(), List.of(target("orders", "orders", "100", "150", "200")), ratio, new BigDecimal("1000.00"), List.of(), List.of(), null);
    }

    private static MetricTarget target(String metric, String unit, String bottom, String grab, String leading) {
        return new MetricTarget(metric, metric, unit, new BigDecimal(bottom), new BigDecimal(grab), new BigDecimal(leading), null);
    }
}
