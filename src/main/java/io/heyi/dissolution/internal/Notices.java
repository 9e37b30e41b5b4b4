package io.heyi.dissolution.internal;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Username;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Notice;
import io.heyi.emc.ActorId;
import io.heyi.emc.Emcs;
import io.heyi.ledger.Ledger;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who must be told of a dissolution: the other parties of its EMCs, whom its books name as creditor or investor, and the platform (domain.md P6 step 3). */
@Component
public class Notices {

    private static final String PLATFORM = "platform:";
    private static final String MEMBER = "member:";
    private static final String PARTNER = "partner:";
    private static final String BOOK = "book:";

    private final ContractsInForce contracts;
    private final Emcs emcs;
    private final Ledger ledger;
    private final Access access;
    private final Clock clock;

    Notices(ContractsInForce contracts, Emcs emcs, Ledger ledger, Access access, Clock clock) {
        this.contracts = contracts;
        this.emcs = emcs;
        this.ledger = ledger;
        this.access = access;
        this.clock = clock;
    }

    /** As things are now; every party once, with all reasons why it is told. */
    public List<Notice> of(Dissolution found) {
        Map<String, Set<String>> reasons = new LinkedHashMap<>();
        contracts.of(found.microenterprise()).forEach(emc -> emc.actors().stream().map(ActorId::value).filter(actor -> !actor.equals(found.microenterprise()))
                .forEach(actor -> reason(reasons, actor, emc.code().value())));
        for (var balance : ledger.balances(found.microenterprise())) {
            if (!balance.amount().isZero()) {
                creditor(reasons, balance.account());
            }
        }
        reason(reasons, PLATFORM + found.platform(), "platform");
        var names = names(reasons.keySet());
        return reasons.entrySet().stream().map(entry -> Notice.of(entry.getKey(), names.getOrDefault(entry.getKey(), entry.getKey()), List.copyOf(entry.getValue()), clock.instant())).toList();
    }

    private static void creditor(Map<String, Set<String>> reasons, Ledger.Account account) {
        switch (account.code()) {
            case "payable" -> reason(reasons, party(account.holder()), "creditor");
            case "capital" -> {
                if (!account.holder().startsWith(PLATFORM)) {
                    reason(reasons, account.holder(), "investor");
                }
            }
            default -> { }
        }
    }

    /** Whoever has books or acts in EMCs is known by the id of an actor. */
    private static String party(String holder) {
        if (holder.startsWith(BOOK)) {
            return holder.substring(BOOK.length());
        }
        return holder.startsWith(PARTNER) ? holder.substring(PARTNER.length()) : holder;
    }

    private static void reason(Map<String, Set<String>> reasons, String party, String why) {
        if (!party.isEmpty()) {
            reasons.computeIfAbsent(party, any -> new LinkedHashSet<>()).add(why);
        }
    }

    private Map<String, String> names(Collection<String> parties) {
        var actors = parties.stream().filter(party -> !party.contains(":")).filter(ActorId::isValid).map(ActorId::new).toList();
        Map<String, String> names = emcs.names(actors).entrySet().stream().collect(Collectors.toMap(entry -> entry.getKey().value(), Map.Entry::getValue));
        parties.stream().filter(party -> party.startsWith(MEMBER)).forEach(party -> person(party).flatMap(access::nameOf).ifPresent(name -> names.put(party, name)));
        return names;
    }

    private static Optional<Username> person(String party) {
        var name = party.substring(party.indexOf(':') + 1);
        return Username.isValid(name) ? Optional.of(new Username(name)) : Optional.empty();
    }

    /** Parties for which the person may acknowledge a notice, among all that there can be. */
    public Set<String> partiesOf(CurrentUser person) {
        var mine = new HashSet<>(Set.of(person.username().value(), MEMBER + person.username(), PARTNER + person.username()));
        person.relations().forEach(relation -> {
            if (relation.kind() == Kind.ME_OWNER || relation.kind() == Kind.SSP_OWNER) {
                mine.add(relation.objectId());
            } else if (relation.kind() == Kind.PLATFORM_OWNER || relation.kind() == Kind.PLATFORM_SECOND_OWNER) {
                mine.add(PLATFORM + relation.objectId());
            }
        });
        return mine;
    }
}
