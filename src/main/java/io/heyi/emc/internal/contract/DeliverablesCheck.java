package io.heyi.emc.internal.contract;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Deliverable;
import io.heyi.shared.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What the parties deliver and in which order: each names what it waits for, of others and never in a circle. */
final class DeliverablesCheck extends FieldCheck {

    private final ContractTerms terms;

    DeliverablesCheck(ContractTerms terms, List<FieldError> errors) {
        super(errors);
        this.terms = terms;
    }

    private record Owned(String field, int node, Deliverable deliverable) {}

    void run() {
        var all = new ArrayList<Owned>();
        for (int n = 0; n < terms.nodes().size(); n++) {
            var own = terms.nodes().get(n).deliverables();
            if (atMost("nodes[" + n + "].deliverables", own, LISTED)) {
                for (int d = 0; d < own.size(); d++) {
                    all.add(new Owned("nodes[" + n + "].deliverables[" + d + "].", n, own.get(d)));
                }
            }
        }
        var byId = new HashMap<String, Owned>();
        for (var one : all) {
            text(one.field + "title", one.deliverable.title(), TITLE);
            present(one.field + "due", one.deliverable.due());
            if (code(one.field + "id", one.deliverable.id()) && byId.putIfAbsent(one.deliverable.id(), one) != null) {
                error(one.field + "id", "deliverableTwice", one.deliverable.id());
            }
        }
        all.forEach(one -> dependencies(one, byId));
    }

    private void dependencies(Owned one, Map<String, Owned> byId) {
        for (var needed : one.deliverable.dependsOn()) {
            var other = byId.get(needed);
            if (other == null) {
                error(one.field + "dependsOn", "unknownDeliverable", clipped(needed));
            } else if (other.node == one.node) {
                error(one.field + "dependsOn", "ownDeliverable", needed);
            }
        }
        if (one.deliverable.id() != null && waitsForItself(one.deliverable.id(), byId)) {
            error(one.field + "dependsOn", "circle", clipped(one.deliverable.id()));
        }
    }

    private static boolean waitsForItself(String id, Map<String, Owned> byId) {
        var seen = new HashSet<String>();
        var next = new ArrayList<String>(List.of(id));
        while (!next.isEmpty()) {
            var owned = byId.get(next.removeLast());
            for (var needed : owned == null ? List.<String>of() : owned.deliverable.dependsOn()) {
                if (needed.equals(id)) {
                    return true;
                }
                if (seen.add(needed)) {
                    next.add(needed);
                }
            }
        }
        return false;
    }
}
