package io.heyi.emc.internal.contract;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractSealed;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.chain.ContractChain;
import io.heyi.emc.internal.chain.ContractChain.EntryType;
import io.heyi.emc.internal.chain.ContractChain.NewEntry;
import io.heyi.emc.internal.contract.Contracts.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes a version that has been checked the EMC's latest: its row, its entries of the chain, the history, and what others are told. */
@Component
class VersionSeal {

    private final EmcStore emcs;
    private final VersionStore versions;
    private final TermsWorld world;
    private final ContractChain chain;
    private final LastContracts lastContracts;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    VersionSeal(EmcStore emcs, VersionStore versions, TermsWorld world, ContractChain chain, LastContracts lastContracts, AuditTrail audit, ApplicationEventPublisher events) {
        this.emcs = emcs;
        this.versions = versions;
        this.world = world;
        this.chain = chain;
        this.lastContracts = lastContracts;
        this.audit = audit;
        this.events = events;
    }

    /**
     * @param text canonical JSON of the terms
     * @param before terms of the version before; empty for the first
     * @param reason entry of the chain that comes before the version; empty for none
     */
    Version seal(Version version, String text, Optional<ContractTerms> before, Optional<NewEntry> reason) {
        world.openBooks(version.terms());
        versions.insert(version, text);
        emcs.adopt(version.code(), version.terms(), version.number(), version.period());
        var entries = new ArrayList<>(reason.stream().toList());
        entries.addAll(entries(version));
        chain.append(version.code(), entries);
        audit.record(new AuditEvent(version.code().value(), AuditEvent.SYSTEM, "emc.sealed", details(version)));
        events.publishEvent(new ContractSealed(version.code(), version.number(), version.period(), version.sealedAt()));
        lastContracts.left(version.code(), leaving(before, version.terms()), version.sealedAt());
        return version;
    }

    private static List<ActorId> leaving(Optional<ContractTerms> before, ContractTerms now) {
        return before.stream().flatMap(terms -> terms.nodes().stream()).map(Node::actor).filter(actor -> now.node(actor).isEmpty()).toList();
    }

    private static Map<String, Object> details(Version version) {
        var details = new java.util.TreeMap<String, Object>(Map.of("version", version.number(), "period", version.period().toString(), "origin", version.origin(),
                "termsHash", version.termsHash()));
        fromAnotherDay(version).ifPresent(day -> details.put("inForceFrom", day));
        return details;
    }

    private static Optional<String> fromAnotherDay(Version version) {
        return Optional.ofNullable(VersionStore.fromAnotherDay(version.period(), version.inForceFrom())).map(LocalDate::toString);
    }

    private static List<NewEntry> entries(Version version) {
        var entries = new ArrayList<NewEntry>();
        entries.add(new NewEntry(EntryType.VERSION, "version/" + version.number(), TermsJson.canonical(new VersionEntry(version.code(), version.number(),
                version.period().toString(), fromAnotherDay(version).orElse(null), version.origin(), version.termsHash(), version.terms(), version.sealedAt()))));
        version.signatures().forEach(s -> entries.add(new NewEntry(EntryType.SIGNATURE, "signature/" + version.number() + "/" + s.actor(),
                TermsJson.canonical(new SignatureEntry(version.code(), version.number(), s.actor(), s.person(), s.how(), s.termsHash(), s.at())))));
        return entries;
    }

    /** What the chain says of a version. @param inForceFrom absent for the first day of the month */
    record VersionEntry(EmcCode code, int number, String period, String inForceFrom, String origin, String termsHash, ContractTerms terms, Instant sealedAt) {}

    /** What the chain says of a signature; the session stays in the product's own records. */
    record SignatureEntry(EmcCode code, int version, ActorId actor, String person, String how, String termsHash, Instant at) {}
}
