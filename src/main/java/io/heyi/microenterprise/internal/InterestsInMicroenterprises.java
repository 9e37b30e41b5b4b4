package io.heyi.microenterprise.internal;

import io.heyi.access.Username;
import io.heyi.interest.InterestKind;
import io.heyi.interest.InterestSource;
import io.heyi.ledger.Ledger;
import io.heyi.ledger.Ledger.Account;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore.MembershipRow;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Owners and members of micro-enterprises work for them, those who have left have worked for them, and whoever has money in one holds shares of it. */
@Component
@Transactional
class InterestsInMicroenterprises implements InterestSource {

    private static final String MEMBER = Account.memberCapital("").holder();
    /** Decimals that a share is told with. */
    private static final int DECIMALS = 4;

    private final MicroenterpriseStore store;
    private final Microenterprises microenterprises;
    private final Ledger ledger;
    private final WorkingDays calendar;

    InterestsInMicroenterprises(MicroenterpriseStore store, Microenterprises microenterprises, Ledger ledger, WorkingDays calendar) {
        this.store = store;
        this.microenterprises = microenterprises;
        this.ledger = ledger;
        this.calendar = calendar;
    }

    @Override
    public String id() {
        return "microenterprise";
    }

    @Override
    public List<Derived> in(Collection<String> objects) {
        var codes = codes(objects);
        if (codes.isEmpty()) {
            return List.of();
        }
        var known = new ArrayList<>(store.memberships(codes).stream().map(this::work).toList());
        codes.forEach(code -> known.addAll(shares(code)));
        return known;
    }

    /** Money of people comes in only by founding or joining, so who has some in an ME belongs to it or did. */
    @Override
    public List<Derived> of(Username person) {
        return in(store.codesOf(person)).stream().filter(known -> known.person().equals(person)).toList();
    }

    private static List<String> codes(Collection<String> objects) {
        return objects.stream().filter(object -> object.startsWith("ME-")).distinct().sorted().toList();
    }

    private Derived work(MembershipRow row) {
        var kind = row.until().isPresent() ? InterestKind.WORKED_FOR : InterestKind.WORKS_FOR;
        return new Derived(row.person(), row.code(), kind, Optional.empty(), Optional.of(day(row.since())), row.until().map(this::day));
    }

    private LocalDate day(Instant at) {
        return at.atZone(calendar.zone()).toLocalDate();
    }

    private List<Derived> shares(String code) {
        var capital = ledger.balances(code).stream().filter(balance -> balance.account().code().equals(Account.memberCapital("").code()))
                .filter(balance -> balance.amount().amount().signum() > 0).toList();
        var total = capital.stream().map(balance -> balance.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return capital.stream().filter(balance -> balance.account().holder().startsWith(MEMBER)).map(balance -> new Derived(
                new Username(balance.account().holder().substring(MEMBER.length())), code, InterestKind.HOLDS_SHARES, percent(balance.amount().amount(), total), Optional.empty(),
                Optional.empty())).toList();
    }

    /** Empty for a share too small to be told. */
    private static Optional<BigDecimal> percent(BigDecimal amount, BigDecimal total) {
        return Optional.of(amount.multiply(BigDecimal.valueOf(100)).divide(total, DECIMALS, RoundingMode.HALF_UP)).filter(share -> share.signum() > 0);
    }

    @Override
    public Map<String, String> names(Collection<String> objects) {
        var codes = codes(objects);
        return codes.isEmpty() ? Map.of() : microenterprises.find(codes).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().name()));
    }

    @Override
    public List<Named> search(String text, int limit) {
        return microenterprises.search(text, new PageRequest(0, limit)).items().stream().map(one -> new Named(one.code(), one.name())).toList();
    }
}
