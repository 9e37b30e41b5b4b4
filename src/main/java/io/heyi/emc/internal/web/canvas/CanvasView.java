package io.heyi.emc.internal.web.canvas;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.emc.ActorId;
import io.heyi.emc.internal.canvas.CanvasDocument;
import io.heyi.emc.internal.canvas.CanvasDrafts.Canvas;
import io.heyi.emc.internal.canvas.CanvasDrafts.Rights;
import io.heyi.emc.internal.contract.ContractPolicy;
import io.heyi.emc.internal.formation.FormationStart;
import io.heyi.emc.internal.party.Parties;
import io.heyi.microenterprise.Proposals;
import io.heyi.shared.FieldError;
import io.heyi.shared.WorkingDays;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the canvas page together. */
@Component
class CanvasView {

    private static final int MOST_FOUND = 12;

    private final Parties parties;
    private final Proposals proposals;
    private final FormationStart formation;
    private final ContractPolicy policy;
    private final MessageSource messages;
    private final ZoneId zone;

    CanvasView(Parties parties, Proposals proposals, FormationStart formation, ContractPolicy policy, MessageSource messages,
               WorkingDays calendar) {
        this.parties = parties;
        this.proposals = proposals;
        this.formation = formation;
        this.policy = policy;
        this.messages = messages;
        this.zone = calendar.zone();
    }

    /**
     * @param errors shown beside the fields
     * @param extra list with one more row
     * @param changedBy who has changed the same meanwhile; null when nobody did
     * @param parts actors whose parts both have changed
     */
    record Shown(List<FieldError> errors, String extra, String changedBy, List<String> parts) {

        static Shown with(List<FieldError> errors) {
            return new Shown(errors, "", null, List.of());
        }
    }

    ZoneId zone() {
        return zone;
    }

    /** @param canvas null before the first save */
    CanvasForm of(CurrentUser user, Canvas canvas, CanvasDocument document, CanvasDocument stored, Rights rights, Shown shown, Locale locale) {
        var known = parties.find(document.actors().stream().filter(ActorId::isValid).map(ActorId::new).distinct().toList());
        return new CanvasForm(canvas == null ? "" : canvas.id().toString(), document, stored, rights, shown.errors(), shown.extra(), known, leads(user, document),
                platforms(locale), currencies(), formation.usual(), zone, canvas == null ? user.username().value() : canvas.owner(),
                canvas == null ? null : canvas.changedBy(), canvas == null ? null : canvas.changedAt(), shown.changedBy(),
                shown.parts().stream().map(actor -> Optional.ofNullable(known.get(new ActorId(actor))).map(Parties.Party::name).orElse(actor)).toList());
    }

    private Map<String, String> leads(CurrentUser user, CanvasDocument document) {
        var owned = user.relations().stream().filter(tie -> tie.kind() == Relation.Kind.ME_OWNER).map(Relation::objectId);
        var named = Stream.of(document.value("nodes[0].actor")).filter(ActorId::isValid);
        var ids = Stream.concat(owned, named).distinct().sorted().map(ActorId::new).toList();
        var found = parties.find(ids);
        var leads = new LinkedHashMap<String, String>();
        ids.forEach(id -> leads.put(id.value(), found.containsKey(id) ? found.get(id).name() + " (" + id + ")" : id.value()));
        return leads;
    }

    private Map<String, String> platforms(Locale locale) {
        var names = new LinkedHashMap<String, String>();
        proposals.platforms().forEach(platform -> names.put(platform.id(), messages.getMessage(platform.nameKey(), null, platform.id(), locale)));
        return names;
    }

    private Map<String, String> currencies() {
        var names = new LinkedHashMap<String, String>();
        policy.currencies().forEach(code -> names.put(code, code));
        return names;
    }

    List<Parties.Party> search(String text) {
        return text.isBlank() || text.length() > 100 ? List.of() : parties.search(text.strip(), MOST_FOUND);
    }
}
