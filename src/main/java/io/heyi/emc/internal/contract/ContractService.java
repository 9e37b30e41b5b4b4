package io.heyi.emc.internal.contract;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.internal.chain.ContractChain;
import io.heyi.emc.internal.chain.ContractChain.EntryType;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.FieldError;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(propagation = Propagation.MANDATORY)
class ContractService implements Contracts {

    private static final String TACIT_EXTENSION = "TACIT_EXTENSION";

    private final EmcStore emcs;
    private final VersionStore versions;
    private final TermsWorld world;
    private final VersionSeal sealing;
    private final Amending amending;
    private final LastContracts lastContracts;
    private final ContractChain chain;
    private final AuditTrail audit;
    private final Clock clock;

    ContractService(EmcStore emcs, VersionStore versions, TermsWorld world, VersionSeal sealing, Amending amending, LastContracts lastContracts, ContractChain chain, AuditTrail audit,
                    Clock clock) {
        this.emcs = emcs;
        this.versions = versions;
        this.world = world;
        this.sealing = sealing;
        this.amending = amending;
        this.lastContracts = lastContracts;
        this.chain = chain;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<FieldError> check(ContractTerms terms) {
        return check(Optional.empty(), terms);
    }

    @Override
    @Transactional
    public List<FieldError> check(EmcCode self, ContractTerms terms) {
        return check(versions.latest(self).map(Version::terms), terms);
    }

    private List<FieldError> check(Optional<ContractTerms> agreed, ContractTerms terms) {
        var errors = new ArrayList<>(TermsRules.broken(agreed, terms));
        world.check(agreed, terms).stream().filter(error -> errors.stream().noneMatch(known -> known.field().equals(error.field()))).toList().forEach(errors::add);
        return errors;
    }

    @Override
    public EmcCode create(ContractTerms terms, CurrentUser by) {
        var now = now();
        var code = emcs.nextCode();
        emcs.insert(code, terms, by.username(), now);
        emcs.remember(code, EmcState.DRAFT, now, "created", Map.of("by", by.username().value()));
        audit.record(new AuditEvent(code.value(), by.username().value(), "emc.created", Map.of("title", terms.title(), "termsHash", TermsJson.hash(terms))));
        return code;
    }

    @Override
    public Optional<Emc> load(EmcCode code) {
        return emcs.lock(code).map(EmcStore.Row::emc);
    }

    @Override
    public Optional<Emc> find(EmcCode code) {
        return emcs.find(code).map(EmcStore.Row::emc);
    }

    @Override
    public void changeTerms(EmcCode code, ContractTerms terms, long revision) {
        var emc = known(code).emc();
        if (!LifeCycle.isOpen(emc.state())) {
            throw new IllegalStateException("the terms of " + code + " are read-only in state " + emc.state());
        }
        if (TermsJson.write(emc.terms()).equals(TermsJson.write(terms)) && emc.revision() == revision) {
            return;
        }
        if (!emcs.replaceTerms(code, terms, revision)) {
            throw new IllegalStateException("the terms of " + code + " are at revision " + emc.revision() + ", not " + revision);
        }
        audit.record(new AuditEvent(code.value(), AuditEvent.SYSTEM, "emc.termsChanged", Map.of("termsHash", TermsJson.hash(terms))));
    }

    @Override
    public void enter(EmcCode code, EmcState state, String reason, Map<String, Object> details) {
        var row = standing(code);
        var before = row.state();
        if (before == state) {
            return;
        }
        if (LifeCycle.after(before).isEmpty()) {
            throw new ContractEnded(code, before, "cannot become " + state);
        }
        if (!LifeCycle.after(before).contains(state)) {
            throw new IllegalStateException(code + " cannot go from " + before + " to " + state);
        }
        if (state == EmcState.SIGNING) {
            world.openBooks(known(code).emc().terms());
        }
        var now = now();
        emcs.enter(code, state, now, reason, details);
        if (row.latestVersion() > 0 && (state == EmcState.TERMINATED || state == EmcState.LAPSED)) {
            appendEnd(code, state, reason, details, now);
        }
        if (LifeCycle.isRunning(before) && LifeCycle.after(state).isEmpty()) {
            lastContracts.left(code, known(code).emc().terms().nodes().stream().map(Node::actor).toList(), now);
        }
        var recorded = new TreeMap<>(details);
        recorded.put("oldState", before.name());
        recorded.put("newState", state.name());
        recorded.put("reason", reason);
        audit.record(new AuditEvent(code.value(), actor(details), "emc.stateEntered", recorded));
    }

    private static String actor(Map<String, Object> details) {
        return details.get("by") instanceof String person ? person : AuditEvent.SYSTEM;
    }

    private void appendEnd(EmcCode code, EmcState state, String reason, Map<String, Object> details, Instant at) {
        var payload = new TreeMap<>(details);
        payload.put("code", code.value());
        payload.put("reason", reason);
        payload.put("at", at.toString());
        var type = state == EmcState.TERMINATED ? EntryType.TERMINATION : EntryType.LAPSE;
        chain.append(code, type, type.name().toLowerCase(java.util.Locale.ROOT), TermsJson.canonical(payload));
    }

    @Override
    public Version seal(EmcCode code, YearMonth period, ContractTerms terms, String origin, List<Signature> signatures) {
        var row = standing(code);
        var agreed = versions.latest(code).map(Version::terms);
        var errors = TermsRules.broken(agreed, terms);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("the terms of " + code + " cannot be sealed: " + errors);
        }
        var text = TermsJson.write(terms);
        var hash = CanonicalJson.sha256(text);
        var repeated = versions.inForce(code, period).filter(version -> version.termsHash().equals(hash));
        if (repeated.isPresent()) {
            return repeated.get();
        }
        if (LifeCycle.after(row.state()).isEmpty()) {
            throw new ContractEnded(code, row.state(), "no version can be sealed");
        }
        if (!LifeCycle.maySeal(row.state())) {
            throw new IllegalStateException("no version of " + code + " can be sealed in state " + row.state());
        }
        requireAllSigned(terms, origin, signatures, hash);
        if (origin.equals(TACIT_EXTENSION)) {
            requireAgreed(code, agreed, terms);
        }
        return sealing.seal(new Version(code, row.latestVersion() + 1, period, period.atDay(1), terms, hash, origin, now(), List.copyOf(signatures)), text, agreed, Optional.empty());
    }

    @Override
    public Version amend(EmcCode code, Amendment amendment) {
        return amending.amend(code, amendment);
    }

    private static void requireAllSigned(ContractTerms terms, String origin, List<Signature> signatures, String hash) {
        var signed = new HashSet<ActorId>();
        for (var signature : signatures) {
            if (!signature.termsHash().equals(hash) || !signed.add(signature.actor()) || terms.node(signature.actor()).isEmpty()) {
                throw new IllegalArgumentException("the signature of " + signature.actor() + " is not for this text, is there twice, or is no party's");
            }
        }
        if (!origin.equals(TACIT_EXTENSION) && signed.size() != terms.nodes().size()) {
            throw new IllegalArgumentException("signatures are missing of " + terms.nodes().stream().map(Node::actor).filter(actor -> !signed.contains(actor)).toList());
        }
    }

    /** What nobody signs has been agreed before: the latest terms, but for parties that leave. */
    private static void requireAgreed(EmcCode code, Optional<ContractTerms> latest, ContractTerms terms) {
        var agreed = latest.orElseThrow(() -> new IllegalArgumentException(code + " has no terms yet that could run on"));
        var leaving = agreed.nodes().stream().map(Node::actor).filter(actor -> terms.node(actor).isEmpty()).toList();
        if (!TermsJson.write(agreed.without(leaving)).equals(TermsJson.write(terms))) {
            throw new IllegalArgumentException("other terms than those of " + code + " need signatures");
        }
    }

    @Override
    @Transactional
    public Optional<Version> version(EmcCode code, YearMonth period) {
        return versions.inForce(code, period);
    }

    @Override
    @Transactional
    public Optional<ContractMonth> month(EmcCode code, YearMonth period) {
        return Optional.of(versions.ofMonth(code, period)).filter(found -> !found.isEmpty()).map(ContractMonth::of);
    }

    @Override
    @Transactional
    public Optional<Version> latest(EmcCode code) {
        return versions.latest(code);
    }

    @Override
    @Transactional
    public Optional<Version> version(EmcCode code, int number) {
        return versions.numbered(code, number);
    }

    @Override
    @Transactional
    public List<Version> versions(EmcCode code) {
        return versions.all(code);
    }

    private EmcStore.Standing standing(EmcCode code) {
        return emcs.lockStanding(code).orElseThrow(() -> new IllegalStateException("there is no EMC " + code));
    }

    private EmcStore.Row known(EmcCode code) {
        return emcs.lock(code).orElseThrow(() -> new IllegalStateException("there is no EMC " + code));
    }

    /** As precise as the database keeps it, so that what is hashed is what is read back. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
