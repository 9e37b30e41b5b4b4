package io.heyi.emc.internal.contract;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.chain.ContractChain.EntryType;
import io.heyi.emc.internal.chain.ContractChain.NewEntry;
import io.heyi.emc.internal.contract.Contracts.Amendment;
import io.heyi.emc.internal.contract.Contracts.Signature;
import io.heyi.emc.internal.contract.Contracts.Version;
import io.heyi.shared.CanonicalJson;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Seals a change of one part within a month: nobody but who has signed, and the subject, gets a part that is worse than the agreed one (domain.md §0.2). */
@Component
class Amending {

    private final EmcStore emcs;
    private final VersionStore versions;
    private final VersionSeal sealing;
    private final Clock clock;

    Amending(EmcStore emcs, VersionStore versions, VersionSeal sealing, Clock clock) {
        this.emcs = emcs;
        this.versions = versions;
        this.sealing = sealing;
        this.clock = clock;
    }

    Version amend(EmcCode code, Amendment amendment) {
        var row = emcs.lockStanding(code).orElseThrow(() -> new IllegalStateException("there is no EMC " + code));
        if (!LifeCycle.isRunning(row.state())) {
            throw new ContractEnded(code, row.state(), "no part can change");
        }
        var before = versions.latest(code).orElseThrow(() -> new IllegalStateException(code + " has no version yet"));
        var terms = amendment.terms();
        var text = TermsJson.write(terms);
        var hash = CanonicalJson.sha256(text);
        requireSound(before, amendment, hash);
        var version = new Version(code, before.number() + 1, before.period(), amendment.inForceFrom(), terms, hash, amendment.origin(),
                clock.instant().truncatedTo(ChronoUnit.MICROS), signatures(amendment, hash));
        return sealing.seal(version, text, Optional.of(before.terms()), Optional.of(reason(amendment, version)));
    }

    private static void requireSound(Version before, Amendment amendment, String hash) {
        var errors = TermsRules.broken(Optional.of(before.terms()), amendment.terms());
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("the terms of " + before.code() + " cannot be sealed: " + errors);
        }
        if (amendment.inForceFrom().isBefore(before.inForceFrom()) || amendment.inForceFrom().isAfter(before.period().plusMonths(1).atDay(1))) {
            throw new IllegalArgumentException(amendment.inForceFrom() + " is not within the days that version " + before.number() + " of " + before.code() + " leaves");
        }
        var signed = new HashSet<ActorId>();
        for (var signature : amendment.signatures()) {
            boolean whole = signature.how().equals("SIGNED") && signature.termsHash().equals(hash);
            if (!whole && !signature.how().equals("SIGNED_PART") || !signed.add(signature.actor()) || amendment.terms().node(signature.actor()).isEmpty()) {
                throw new IllegalArgumentException("the signature of " + signature.actor() + " is not for this text, is there twice, or is no party's");
            }
        }
        var worse = Parts.mustSign(before.terms(), amendment.terms(), amendment.subject()).stream().filter(actor -> !signed.contains(actor)).toList();
        if (!worse.isEmpty()) {
            throw new IllegalArgumentException("parts that are new or worse need signatures of " + worse);
        }
        if (!Parts.sharedIsKept(before.terms(), amendment.terms())) {
            throw new IllegalArgumentException("a change of one part of " + before.code() + " leaves alone what all share");
        }
    }

    /** One for every party: whoever had nothing to sign is bound by the ballot. */
    private List<Signature> signatures(Amendment amendment, String hash) {
        var signed = amendment.signatures().stream().map(Signature::actor).toList();
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Stream.concat(amendment.signatures().stream(), amendment.terms().nodes().stream().map(Node::actor).filter(actor -> !signed.contains(actor))
                .map(actor -> new Signature(actor, "", "BOUND", "", hash, at))).toList();
    }

    private static NewEntry reason(Amendment amendment, Version version) {
        var payload = new TreeMap<>(amendment.termination());
        payload.put("code", version.code().value());
        payload.put("party", amendment.subject().value());
        payload.put("version", version.number());
        payload.put("endedOn", amendment.inForceFrom().minusDays(1).toString());
        payload.put("inForceFrom", amendment.inForceFrom().toString());
        payload.put("at", version.sealedAt().toString());
        var type = amendment.origin().equals("PART_REDUCED") ? EntryType.REDUCTION : EntryType.REMOVAL;
        return new NewEntry(type, "part/" + version.number(), TermsJson.canonical(payload));
    }
}
