package io.heyi.microenterprise.internal;

import io.heyi.access.Access;
import io.heyi.access.Person;
import io.heyi.access.Username;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.KillClause;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class MicroenterpriseDirectory implements Microenterprises {

    private final MicroenterpriseStore store;
    private final Ledger ledger;
    private final Access access;

    MicroenterpriseDirectory(MicroenterpriseStore store, Ledger ledger, Access access) {
        this.store = store;
        this.ledger = ledger;
        this.access = access;
    }

    /** Here and not only in the interface, because a transaction begins at methods of this class alone. */
    @Override
    public PageOf<MicroenterpriseSummary> search(String query, PageRequest page) {
        return search(query, null, null, page);
    }

    @Override
    public PageOf<MicroenterpriseSummary> search(String query, String platform, MicroenterpriseState state, PageRequest page) {
        return store.search(query, platform, state, page);
    }

    @Override
    public Map<String, Long> countByPlatform() {
        return store.countByPlatform();
    }

    @Override
    public Optional<MicroenterpriseView> find(String code) {
        return store.find(code).map(this::view);
    }

    @Override
    public Optional<KillClause> killClause(String code) {
        return store.killClause(code);
    }

    @Override
    public Map<String, MicroenterpriseSummary> find(Collection<String> codes) {
        return store.find(codes).stream().collect(Collectors.toMap(MicroenterpriseSummary::code, Function.identity()));
    }

    private MicroenterpriseView view(MicroenterpriseStore.Row row) {
        var members = store.members(row.code());
        var people = access.people(members.stream().map(MicroenterpriseStore.MemberRow::person).toList());
        return new MicroenterpriseView(row.code(), row.name(), row.state(), row.platform(), row.kind(), row.userScenario(), row.valueProposition(), row.owner(),
                members.stream().map(m -> new MicroenterpriseView.Member(m.person().value(), name(people, m.person()), m.role(), m.since())).toList(),
                store.rights(row.code()), row.targets(), row.currency(), row.cashFlowAllowance(), row.horizonMonths(), row.foundedAt(), row.proposalId(),
                balances(row.code()), store.history(row.code()));
    }

    private static String name(Map<Username, Person> people, Username person) {
        return Optional.ofNullable(people.get(person)).map(Person::displayName).orElse(person.value());
    }

    private List<MicroenterpriseView.Balance> balances(String code) {
        return ledger.balances(code).stream().map(b -> new MicroenterpriseView.Balance(b.account().code(), b.account().holder(), b.amount().amount(),
                b.account().lossOrder())).toList();
    }
}
