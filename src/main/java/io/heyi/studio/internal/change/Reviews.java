package io.heyi.studio.internal.change;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelBundles.ModelFile;
import io.heyi.orchestration.ModelBundles;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.FieldError;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * From asking for approval to being handed over to the engine (product-bar E1, E4, E7). Approval binds to the hash of what was asked for; whoever wrote any of it never approves it,
 * whatever his roles, and an edit takes back what was asked for. There is no other way into use.
 */
@Component
public class Reviews {

    private static final int LONGEST_REASON = 2000;

    private final ChangeStore store;
    private final LiveModels live;
    private final Gate gate;
    private final OpenQuestions questions;
    private final List<Proof> proofs;
    private final ModelBundles bundles;
    private final Retiring retiring;
    private final FirstDay firstDay;
    private final ChangeNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    Reviews(ChangeStore store, LiveModels live, Gate gate, OpenQuestions questions, List<Proof> proofs, ModelBundles bundles, Retiring retiring, FirstDay firstDay, ChangeNotices notices,
            AuditTrail audit, Clock clock) {
        this.store = store;
        this.live = live;
        this.gate = gate;
        this.questions = questions;
        this.proofs = proofs;
        this.bundles = bundles;
        this.retiring = retiring;
        this.firstDay = firstDay;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of every changed model's file name and text, in the order of names; the same for the same content wherever it is computed. */
    public String contentHash(Change change) {
        var said = change.retirement().map(retirement -> retirement.kind() + " " + retirement.processId() + "\n").orElse("");
        return CanonicalJson.sha256(said + changed(change).stream().map(draft -> draft.model().fileName() + " " + draft.checksum() + "\n").sorted().collect(Collectors.joining()));
    }

    public List<Verdict> verdicts(Change change) {
        return store.verdicts(change.id());
    }

    /** Whether this person wrote any of it and can therefore not approve it. */
    public boolean hasWritten(Change change, CurrentUser user) {
        return store.writers(change.id()).contains(user.username().value());
    }

    /** Asks a second process owner for approval of exactly what stands there now. */
    @Transactional
    public ChangeOutcome submit(String code, CurrentUser user) {
        return submit(code, user, Optional.empty());
    }

    /** @param first day of use; empty for as soon as it is approved */
    @Transactional
    public ChangeOutcome submit(String code, CurrentUser user, Optional<LocalDate> first) {
        return with(code, user, ChangeState.DRAFT, change -> {
            var errors = Stream.concat(first.flatMap(firstDay::fault).stream(), faults(change).stream()).toList();
            if (!errors.isEmpty()) {
                return new ChangeOutcome.Invalid(errors);
            }
            var hash = hash(change, first);
            store.submitted(change.id(), hash, first, user.username().value(), now());
            record(change, user, "studio.approvalAsked", withDay(Map.of("sha256", hash, "models", names(change)), first));
            notices.asked(change, user);
            return again(change);
        });
    }

    /** @param hash of what the approver has seen */
    @Transactional
    public ChangeOutcome approve(String code, CurrentUser user, String hash, String reason) {
        return judged(code, user, hash, reason, change -> {
            var errors = faults(change);
            if (!errors.isEmpty()) {
                return new ChangeOutcome.Invalid(errors);
            }
            store.said(change.id(), new Verdict(hash, user.username().value(), true, text(reason), now()));
            store.approved(change.id(), user.username().value(), now());
            gate.remember(change, hash);
            record(change, user, "studio.changeApproved", withDay(Map.of("sha256", hash, "reason", text(reason)), change.firstDay()));
            if (change.firstDay().filter(firstDay::isAhead).isPresent()) {
                store.hold(change.id(), true);
            } else {
                handOver(change);
            }
            return again(change);
        });
    }

    /** In the caller's transaction; from here on only the engine can still say no. */
    void handOver(Change change) {
        store.hold(change.id(), false);
        if (change.retirement().isPresent()) {
            retiring.carryOut(change);
            return;
        }
        bundles.bringIntoUse(bundle(change), changed(change).stream().map(draft -> file(change, draft)).toList());
    }

    @Transactional
    public ChangeOutcome reject(String code, CurrentUser user, String hash, String reason) {
        return judged(code, user, hash, reason, change -> {
            if (text(reason).isEmpty()) {
                return new ChangeOutcome.Invalid(List.of(FieldError.of("reason", "studio.error.reasonMissing")));
            }
            store.said(change.id(), new Verdict(hash, user.username().value(), false, text(reason), now()));
            store.backToDraft(change.id(), Optional.empty());
            record(change, user, "studio.changeRejected", Map.of("sha256", hash, "reason", text(reason)));
            notices.sentBack(change, user);
            return again(change);
        });
    }

    private ChangeOutcome judged(String code, CurrentUser user, String hash, String reason, Function<Change, ChangeOutcome> act) {
        return with(code, user, ChangeState.IN_REVIEW, change -> {
            if (hasWritten(change, user)) {
                return new ChangeOutcome.NotAllowed("studio.refusal.wroteIt");
            }
            if (!change.review().orElseThrow().contentHash().equals(hash) || !hash(change, change.firstDay()).equals(hash)) {
                return store.drafts(change.id()).stream().max(Comparator.comparing(Draft::editedAt)).<ChangeOutcome>map(ChangeOutcome.Overtaken::new)
                        .orElseGet(() -> new ChangeOutcome.Invalid(List.of(FieldError.of("sha256", "studio.error.otherHash"))));
            }
            if (reason != null && (text(reason).length() > LONGEST_REASON || reason.indexOf('\0') >= 0)) {
                return new ChangeOutcome.Invalid(List.of(FieldError.of("reason", "studio.error.reason", LONGEST_REASON)));
            }
            return act.apply(change);
        });
    }

    /** What must hold before a change comes into use. @param name for {@code studio.condition.<name>}. @param faults what is missing; empty when it holds */
    public record Condition(String name, List<FieldError> faults) {

        public boolean isMet() {
            return faults.isEmpty();
        }
    }

    /** All of them, met or not, as they stand now: for whoever is about to ask or to approve. */
    public List<Condition> conditions(Change change) {
        return demands(change).entrySet().stream().map(demand -> new Condition(demand.getKey(), demand.getValue().get())).toList();
    }

    /** What keeps it from coming into use: the first demand that is not met. */
    private List<FieldError> faults(Change change) {
        // settings come into use with the approval, so that two of them must not be approved beside each other
        if (changed(change).stream().anyMatch(draft -> !draft.model().kind().isForEngine())) {
            store.oneAfterTheOther();
        }
        return demands(change).values().stream().map(Supplier::get).filter(errors -> !errors.isEmpty()).findFirst().orElse(List.of());
    }

    private Map<String, Supplier<List<FieldError>>> demands(Change change) {
        var demands = new LinkedHashMap<String, Supplier<List<FieldError>>>();
        var retirement = change.retirement();
        demands.put("difference", () -> fault(changed(change).isEmpty() && retirement.isEmpty(), "models", "studio.error.nothingChanged"));
        demands.put("reason", () -> fault(change.reason().isBlank(), "reason", "studio.error.reasonMissing"));
        if (retirement.isPresent()) {
            demands.put("retirement", () -> retiring.faults(retirement.get()));
            return demands;
        }
        demands.put("current", () -> Stream.concat(overtaken(change).stream(), onTheWay(change)).toList());
        demands.put("comments", () -> {
            var open = questions.open(change);
            return fault(open > 0, "models", "studio.error.openThreads", open);
        });
        demands.put("checks", () -> found(change));
        demands.put("rehearsal", () -> {
            var hash = contentHash(change);
            return proofs.stream().flatMap(proof -> proof.missing(change, hash).stream()).toList();
        });
        return demands;
    }

    private static List<FieldError> fault(boolean there, String field, String code, Object... arguments) {
        return there ? List.of(FieldError.of(field, code, arguments)) : List.of();
    }

    private Stream<FieldError> onTheWay(Change change) {
        return changed(change).stream().filter(draft -> !draft.model().kind().isForEngine()).flatMap(draft -> store.open(draft.model()).stream())
                .filter(other -> other.state() == ChangeState.APPROVED).findFirst().map(other -> FieldError.of("models", "studio.error.onTheWay", other.code())).stream();
    }

    /** Models of which something else has come into use since they were approved, or what the checks say against them now; empty when it can still come into use. */
    List<FieldError> inTheWay(Change change) {
        if (change.retirement().isPresent()) {
            return retiring.faults(change.retirement().get());
        }
        var overtaken = overtaken(change);
        return overtaken.isEmpty() ? found(change) : overtaken;
    }

    private List<FieldError> overtaken(Change change) {
        var outdated = changed(change).stream().filter(this::isOutdated).map(draft -> draft.model().fileName()).toList();
        return outdated.isEmpty() ? List.of() : List.of(FieldError.of("models", "studio.error.outdated", String.join(", ", outdated)));
    }

    private List<FieldError> found(Change change) {
        var errors = gate.errors(change);
        return errors > 0 ? List.of(FieldError.of("models", "studio.error.checks", errors)) : List.of();
    }

    /** What is approved: the content, and from when on it is used. */
    private String hash(Change change, Optional<LocalDate> first) {
        var content = contentHash(change);
        return first.map(day -> CanonicalJson.sha256(content + " from " + day)).orElse(content);
    }

    private static Map<String, Object> withDay(Map<String, Object> details, Optional<LocalDate> first) {
        var all = new HashMap<>(details);
        first.ifPresent(day -> all.put("firstDay", day.toString()));
        return all;
    }

    /** Whether something else has come into use since the draft was begun. */
    private boolean isOutdated(Draft draft) {
        return !live.find(draft.model().kind(), draft.model().id()).map(LiveModels.LiveModel::checksum).equals(draft.base());
    }

    private List<Draft> changed(Change change) {
        return store.drafts(change.id()).stream().filter(Draft::isChanged).toList();
    }

    private ModelFile file(Change change, Draft draft) {
        return new ModelFile(draft.model().kind(), draft.model().id(), store.draft(change.id(), draft.model()).orElseThrow().text(), Optional.of(change.code()));
    }

    /** A change that the engine has refused and that was approved anew is another bundle. */
    private UUID bundle(Change change) {
        return store.newBundle(change.id());
    }

    private String names(Change change) {
        return changed(change).stream().map(draft -> draft.model().fileName()).collect(Collectors.joining(", "));
    }

    private ChangeOutcome with(String code, CurrentUser user, ChangeState state, Function<Change, ChangeOutcome> act) {
        if (!ChangeRights.mayEdit(user)) {
            return new ChangeOutcome.NotAllowed("studio.refusal.onlyProcessOwners");
        }
        var change = Change.number(code).flatMap(store::lock);
        if (change.isEmpty()) {
            return new ChangeOutcome.Unknown();
        }
        return change.get().state() == state ? act.apply(change.get()) : new ChangeOutcome.Closed(change.get());
    }

    private ChangeOutcome again(Change change) {
        return new ChangeOutcome.Done(store.find(change.number()).orElseThrow());
    }

    private void record(Change change, CurrentUser user, String action, Map<String, Object> details) {
        audit.record(new AuditEvent(change.code(), user.username().value(), action, details));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String text(String reason) {
        return reason == null ? "" : reason.strip();
    }
}
