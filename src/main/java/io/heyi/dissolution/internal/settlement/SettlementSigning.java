package io.heyi.dissolution.internal.settlement;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Groups;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.settlement.Inventory.Asset;
import io.heyi.dissolution.internal.settlement.Inventory.FiledClaim;
import io.heyi.dissolution.internal.settlement.Inventory.Signatory;
import io.heyi.dissolution.internal.settlement.Inventory.Signature;
import io.heyi.dissolution.internal.settlement.Inventory.Wage;
import io.heyi.interest.InterestRegister;
import io.heyi.ledger.Ledger;
import io.heyi.ledger.Ledger.Account;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.Ruling;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who signs the final account (domain.md §1a four eyes, product-bar T2): a settlement officer without any interest, and the owner of the micro-enterprise as long as
 * the owner gains nothing but what all of the same class do. An owner who is a creditor or a buyer, or the only one who gets anything as a member, is stood in for by
 * the owner of the platform.
 */
@Service
@Transactional
public class SettlementSigning {

    private static final String MEMBER = Account.memberCapital("").holder();
    private static final String PARTNER = Account.payableToPartner("").holder();

    private final SettlementStore store;
    private final Ledger ledger;
    private final Microenterprises microenterprises;
    private final Access access;
    private final InterestRegister interests;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SettlementSigning(SettlementStore store, Ledger ledger, Microenterprises microenterprises, Access access, InterestRegister interests, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.microenterprises = microenterprises;
        this.access = access;
        this.interests = interests;
        this.events = events;
        this.clock = clock;
    }

    /** Candidate group of the signature; empty where there is no such settlement. */
    @Transactional(readOnly = true)
    public Optional<String> group(DissolutionCode code, Signatory role) {
        return store.find(code).map(file -> group(file, role));
    }

    /** Who must not give the signature though in the group. */
    @Transactional(readOnly = true)
    public Set<Username> excluded(DissolutionCode code, Signatory role) {
        return store.find(code).map(file -> excluded(file, role)).orElse(Set.of());
    }

    /**
     * Gives the signature for which the person is asked; the same again changes nothing.
     *
     * @param fingerprint of what the person has seen
     */
    public Optional<Ruling> sign(DissolutionCode code, CurrentUser person, String fingerprint) {
        return store.lock(code).map(file -> role(file, person).map(role -> sign(file, role, person, fingerprint)).orElseGet(() -> Ruling.notAllowed("dissolutionmoney.refusal.mayNotSign")));
    }

    private Ruling sign(SettlementFile file, Signatory role, CurrentUser person, String fingerprint) {
        boolean known = file.signature(role).isPresent();
        var ruling = file.sign(new Signature(role, role == Signatory.OWNER && standsIn(file), fingerprint == null ? "" : fingerprint, person.username().value(), person.sessionId(), clock.instant()));
        if (ruling instanceof Ruling.Accepted && !known) {
            store.save(file);
            store.remember(file.code(), person.username().value(), "signed", Map.of("role", role.name(), "fingerprint", fingerprint));
            events.publishEvent(new SettlementSigned(file.code(), role, person.username(), fingerprint));
        }
        return ruling;
    }

    /** The signature that the person may give: one still missing first. */
    Optional<Signatory> role(SettlementFile file, CurrentUser person) {
        var mine = Stream.of(Signatory.values()).filter(role -> person.groups().contains(group(file, role)) && !excluded(file, role).contains(person.username())).toList();
        return mine.stream().filter(role -> file.signature(role).isEmpty()).findFirst().or(() -> mine.stream().findFirst());
    }

    /** A settlement officer who has no interest in it. */
    boolean isOfficer(SettlementFile file, CurrentUser person) {
        return person.has(Role.SETTLEMENT_OFFICER) && !excluded(file, Signatory.OFFICER).contains(person.username());
    }

    private String group(SettlementFile file, Signatory role) {
        return role == Signatory.OFFICER ? Groups.of(Role.SETTLEMENT_OFFICER)
                : standsIn(file) ? Groups.of(Kind.PLATFORM_OWNER, file.platform()) : Groups.of(Kind.ME_OWNER, file.microenterprise());
    }

    private Set<Username> excluded(SettlementFile file, Signatory role) {
        if (role == Signatory.OWNER && !standsIn(file)) {
            return Set.of();
        }
        var all = new HashSet<Username>(interests.interested(Set.of(file.microenterprise()), clock.instant()));
        Stream.of(asMembers(file), asCreditors(file), asBuyers(file)).flatMap(Collection::stream).filter(Username::isValid).map(Username::new).forEach(all::add);
        return all;
    }

    /** Whether the platform's owner signs in the owner's place. */
    boolean standsIn(SettlementFile file) {
        var owner = microenterprises.find(file.microenterprise()).map(view -> view.owner()).orElse(null);
        return owner == null || asCreditors(file).contains(owner) || asBuyers(file).contains(owner) || asMembers(file).stream().allMatch(owner::equals);
    }

    private Set<String> asMembers(SettlementFile file) {
        var people = file.wages().stream().map(Wage::person).collect(Collectors.toCollection(HashSet::new));
        ledger.openBalances(file.microenterprise()).stream().map(balance -> balance.account().holder()).filter(holder -> holder.startsWith(MEMBER)).map(holder -> holder.substring(MEMBER.length()))
                .forEach(people::add);
        return people;
    }

    private Set<String> asCreditors(SettlementFile file) {
        var filed = file.claims().stream().filter(claim -> claim.state() != Inventory.ClaimState.REJECTED).map(FiledClaim::creditor).filter(Objects::nonNull);
        var partners = ledger.openBalances(file.microenterprise()).stream().map(balance -> balance.account().holder()).filter(holder -> holder.startsWith(PARTNER))
                .map(holder -> holder.substring(PARTNER.length()));
        return Stream.concat(filed, partners).flatMap(creditor -> people(creditor).stream()).collect(Collectors.toSet());
    }

    private Set<String> asBuyers(SettlementFile file) {
        return file.assets().stream().map(Asset::buyer).filter(Objects::nonNull).flatMap(buyer -> people(buyer).stream()).collect(Collectors.toSet());
    }

    /** Whoever speaks for a micro-enterprise or shared-service platform; a person for himself. */
    private Set<String> people(String party) {
        var owners = Stream.of(Kind.ME_OWNER, Kind.SSP_OWNER).flatMap(kind -> access.members(Groups.of(kind, party)).stream()).map(Username::value);
        return Stream.concat(Stream.of(party), owners).collect(Collectors.toSet());
    }
}
