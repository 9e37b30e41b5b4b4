package io.heyi.dissolution.internal.domain;

import java.time.Instant;
import java.util.List;

/**
 * What is settled between the decision and the closing.
 *
 * @param lessons null until written
 * @param scenario id of the returned scenario; null before
 * @param inventoryRound how often the inventory was asked for
 * @param inventoryClosedBy null while it is open
 * @param fingerprint of the waterfall; null before it is drawn up. Its signatures stand in the settlement
 * @param open obligations as of the last look before closing
 * @param destinations of the people; empty before the closing
 */
public record RunDown(List<Notice> notices, Lessons lessons, String scenario, int inventoryRound, String inventoryClosedBy, String fingerprint, List<Obligation> open,
                      List<Destination> destinations) {

    static final RunDown NONE = new RunDown(List.of(), null, null, 0, null, null, List.of(), List.of());

    public RunDown {
        notices = List.copyOf(notices);
        open = List.copyOf(open);
        destinations = List.copyOf(destinations);
    }

    RunDown noticed(List<Notice> given) {
        return new RunDown(given, lessons, scenario, inventoryRound, inventoryClosedBy, fingerprint, open, destinations);
    }

    public RunDown acknowledged(Notice notice, String person, Instant at) {
        var all = notices.stream().map(one -> one.party().equals(notice.party()) ? one.acknowledged(person, at) : one).toList();
        return new RunDown(all, lessons, scenario, inventoryRound, inventoryClosedBy, fingerprint, open, destinations);
    }

    public RunDown learnt(Lessons written) {
        return new RunDown(notices, written, scenario, inventoryRound, inventoryClosedBy, fingerprint, open, destinations);
    }

    public RunDown returned(String id) {
        return new RunDown(notices, lessons, id, inventoryRound, inventoryClosedBy, fingerprint, open, destinations);
    }

    public RunDown askedForInventory() {
        return new RunDown(notices, lessons, scenario, inventoryRound + 1, inventoryClosedBy, fingerprint, open, destinations);
    }

    /** What was closed and drawn up counts no more; the first round asks anew. */
    public RunDown reopened() {
        return new RunDown(notices, lessons, scenario, 0, null, null, open, destinations);
    }

    public RunDown inventoried(String person) {
        return new RunDown(notices, lessons, scenario, inventoryRound, person, fingerprint, open, destinations);
    }

    public RunDown drawnUp(String digest) {
        return new RunDown(notices, lessons, scenario, inventoryRound, inventoryClosedBy, digest, open, destinations);
    }

    RunDown looked(List<Obligation> found) {
        return new RunDown(notices, lessons, scenario, inventoryRound, inventoryClosedBy, fingerprint, found, destinations);
    }

    public RunDown released(List<Destination> all) {
        return new RunDown(notices, lessons, scenario, inventoryRound, inventoryClosedBy, fingerprint, open, all);
    }
}
