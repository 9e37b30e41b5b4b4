package io.heyi.emc.internal.renewal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.TermsJson;
import io.heyi.emc.internal.party.Parties;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import io.heyi.shared.Texts;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do on the page of a renewal and by its API, beside their tasks: look, dispute, wish, draft. */
@Service
@Transactional
public class RenewalService {

    public static final int LONGEST_TEXT = 2_000;

    private final RenewalStore store;
    private final RenewalViews views;
    private final PresentContract present;
    private final Contracts contracts;
    private final ObjectProvider<Actuals> actuals;
    private final Parties parties;
    private final Emcs emcs;
    private final AuditTrail audit;
    private final Clock clock;

    RenewalService(RenewalStore store, RenewalViews views, PresentContract present, Contracts contracts, ObjectProvider<Actuals> actuals, Parties parties, Emcs emcs,
                   AuditTrail audit, Clock clock) {
        this.store = store;
        this.views = views;
        this.present = present;
        this.contracts = contracts;
        this.actuals = actuals;
        this.parties = parties;
        this.emcs = emcs;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<RenewalView> find(CurrentUser reader, RenewalId id) {
        return mayRead(reader, id) ? store.find(id).map(renewal -> views.of(renewal, reader)) : Optional.empty();
    }

    /** A renewal is read by those who may see its month; who has left, or is asked to join, sees none of the others. */
    private boolean mayRead(CurrentUser reader, RenewalId id) {
        return emcs.monthsFor(reader, id.emc()).contains(id.period());
    }

    /**
     * @param party for which the person disputes
     * @param figure anybody's
     * @param claimed what the party takes to be right; may be null
     */
    public RenewalReply dispute(CurrentUser person, RenewalId id, ActorId party, Actuals.FigureId figure, String reason, BigDecimal claimed) {
        return asParty(person, id, party, () -> present.month(id).parties().keySet(), new Words("reason", reason, true), (renewal, text) -> {
            var known = actuals.getObject().frozen(id.emc(), id.period()).stream().flatMap(frozen -> frozen.figures().stream()).filter(f -> f.id().equals(figure)).findFirst();
            if (renewal.step() == RenewalStep.DISPUTABLE && known.isEmpty()) {
                return Ruling.refused("metric", "emcrenewal.error.unknownFigure");
            }
            return renewal.dispute(party, person.username().value(), figure, known.map(Actuals.Figure::value).orElse(null), text, claimed, clock.instant());
        });
    }

    /**
     * @param text may be empty where a ratio is asked for or leaving is announced
     * @param ratioPercent may be null
     */
    public RenewalReply wish(CurrentUser person, RenewalId id, ActorId party, String text, BigDecimal ratioPercent, boolean leave) {
        if (ratioPercent != null && (ratioPercent.signum() < 0 || ratioPercent.compareTo(new BigDecimal(100)) > 0 || ratioPercent.stripTrailingZeros().scale() > 4)) {
            return new RenewalReply.Invalid(List.of(FieldError.of("ratioPercent", "emcrenewal.error.percent")));
        }
        return asParty(person, id, party, () -> partiesOf(present.version(id).terms()), new Words("text", text, ratioPercent == null && !leave), (renewal, words) ->
                renewal.wish(new Wish(party, person.username().value(), words, ratioPercent, leave, clock.instant())));
    }

    private interface Act {
        Ruling on(Renewal renewal, String text);
    }

    /** @param field name of the input that it came in */
    private record Words(String field, String text, boolean required) {}

    private static Set<ActorId> partiesOf(ContractTerms terms) {
        return terms.nodes().stream().map(Node::actor).collect(Collectors.toSet());
    }

    /** @param among parties that may act so */
    private RenewalReply asParty(CurrentUser person, RenewalId id, ActorId party, Supplier<Set<ActorId>> among, Words given, Act act) {
        if (!mayRead(person, id) || store.find(id).isEmpty()) {
            return new RenewalReply.Unknown();
        }
        if (!among.get().contains(party)) {
            return new RenewalReply.NotAllowed("emcrenewal.refusal.notAMember");
        }
        if (!parties.actsFor(person, party)) {
            return new RenewalReply.NotAllowed("emcrenewal.refusal.notYourParty");
        }
        var words = given.text() == null ? "" : given.text().strip();
        if (words.isEmpty() && given.required()) {
            return new RenewalReply.Invalid(List.of(FieldError.of(given.field(), "emcrenewal.error." + given.field() + "Missing")));
        }
        if (words.length() > LONGEST_TEXT) {
            return new RenewalReply.Invalid(List.of(FieldError.of(given.field(), "emcrenewal.error.tooLong", LONGEST_TEXT)));
        }
        if (!Texts.isClean(words)) {
            return new RenewalReply.Invalid(List.of(FieldError.of(given.field(), "emc.error.controlCharacters")));
        }
        var renewal = store.lock(id);
        var ruling = act.on(renewal, words);
        if (ruling instanceof Ruling.Accepted) {
            store.save(renewal);
        }
        return RenewalReply.of(ruling);
    }

    /** Keeps the lead's draft of the next terms, which it proposes by its task. */
    public RenewalReply draft(CurrentUser person, RenewalId id, ContractTerms terms) {
        if (!mayRead(person, id) || store.find(id).isEmpty()) {
            return new RenewalReply.Unknown();
        }
        var now = present.version(id).terms();
        if (now.lead().map(Node::actor).filter(lead -> parties.actsFor(person, lead)).isEmpty()) {
            return new RenewalReply.NotAllowed("emcrenewal.refusal.notTheLead");
        }
        var renewal = store.lock(id);
        if (!renewal.mayDraft()) {
            return new RenewalReply.TooLate(Renewal.TOO_LATE, List.of());
        }
        var errors = new ArrayList<>(contracts.check(id.emc(), terms));
        errors.addAll(present.broughtBack(id, terms));
        if (!terms.lead().map(Node::actor).equals(now.lead().map(Node::actor))) {
            errors.add(FieldError.of("nodes", "emcrenewal.error.otherLead"));
        }
        if (!errors.isEmpty()) {
            return new RenewalReply.Invalid(errors);
        }
        store.keepDraft(id, terms, person.username().value(), clock.instant());
        audit.record(new AuditEvent(id.toString(), person.username().value(), "emc.renewal.draftSaved", Map.of("termsHash", TermsJson.hash(terms))));
        return new RenewalReply.Done();
    }

    /** Why a step has failed is for those who mend it or check on it; the others are told that it has. */
    public static boolean readsFailures(CurrentUser reader) {
        return reader.has(Role.OPERATOR) || reader.has(Role.ADMINISTRATOR) || reader.has(Role.AUDITOR);
    }

    /** The parties of a contract for which the person acts. */
    static List<ActorId> partiesOf(CurrentUser person, ContractTerms terms, Parties parties) {
        Predicate<Node> mine = node -> parties.actsFor(person, node.actor());
        return terms.nodes().stream().filter(mine).map(Node::actor).toList();
    }
}
