package io.heyi.replacement.internal.domain;

import io.heyi.shared.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The hand-over as a checklist with proofs (domain.md P4, step 8): whoever leaves hands over, whoever takes the part says that it has it, and nothing blocks for ever. */
public final class HandOver extends Teller {

    public static final int MOST_ITEMS = 100;

    private List<Item> items = new ArrayList<>();
    private Instant dueAt;
    private boolean escalated;
    private Instant closedAt;

    private HandOver() {}

    /** What is handed over: a deliverable of the part, data and access, or an open order. */
    public enum Kind { DELIVERABLE, DATA, ORDER }

    /** MISSING where the platform's owner has closed it without a hand-over. */
    public enum State { OPEN, HANDED, TAKEN, MISSING }

    /**
     * @param number in the list, from 1
     * @param title as in the contract or as somebody wrote it; empty for the standing question of its kind, which is closed only by the statement that there is nothing
     *     but what the list names
     * @param state how far it is; {@code person} and {@code at} say who brought it there and when, null while untouched
     * @param proof what was handed over and where, in words; {@code link} an address, null for none
     * @param remark why it was sent back or closed; null for none
     * @param noneBy who says that there is nothing else of the kind; null for nobody
     */
    public record Item(int number, Kind kind, String title, State state, String person, Instant at, String proof, String link, String remark, String noneBy) {

        static Item open(int number, Kind kind, String title) {
            return new Item(number, kind, title, State.OPEN, null, null, null, null, null, null);
        }

        /** Whether it asks for a statement, not for a thing. */
        public boolean standing() {
            return title.isEmpty();
        }

        private Item moved(State next, String by, Instant when) {
            return new Item(number, kind, title, next, by, when, proof, link, null, noneBy);
        }

        public boolean over() {
            return state == State.TAKEN || state == State.MISSING;
        }
    }

    /** @param deliverables of the part that changes hands; what data and what open orders there are is always asked, and each is an item of its own */
    public static HandOver begin(List<String> deliverables, Instant due) {
        var handOver = new HandOver();
        deliverables.forEach(title -> handOver.items.add(Item.open(handOver.items.size() + 1, Kind.DELIVERABLE, title)));
        handOver.items.add(Item.open(handOver.items.size() + 1, Kind.DATA, ""));
        handOver.items.add(Item.open(handOver.items.size() + 1, Kind.ORDER, ""));
        handOver.dueAt = due;
        handOver.tell(SYSTEM, "handOverBegun", Map.of("items", handOver.items.size(), "dueAt", due.toString()));
        return handOver;
    }

    public Ruling add(Kind kind, String title, String person) {
        if (isOver()) {
            return tooLate();
        }
        if (items.stream().anyMatch(item -> item.kind() == kind && item.title().equals(title))) {
            return Ruling.accepted();
        }
        if (items.size() >= MOST_ITEMS) {
            return Ruling.refused("title", "replacement.error.items", MOST_ITEMS);
        }
        items.add(Item.open(items.size() + 1, kind, title));
        // whoever has said that there is nothing else says it again, or hands this over too
        items.replaceAll(item -> item.standing() && item.kind() == kind && item.state() == State.HANDED ? Item.open(item.number(), kind, "") : item);
        tell(person, "itemAdded", Map.of("item", title));
        return Ruling.accepted();
    }

    /** Whoever leaves says what was handed over, and where it is. The same words again change nothing. */
    public Ruling hand(int number, String proof, String link, String person, Instant at) {
        if (item(number).filter(Item::standing).isPresent()) {
            return Ruling.refused("proof", "replacement.error.standing");
        }
        return change(number, State.OPEN, State.HANDED, person, "itemHanded", item -> new Item(number, item.kind(), item.title(), State.HANDED, person, at, proof, link, null, null));
    }

    /** Whoever leaves says that there is nothing of the kind but what the list names; whoever takes the part confirms or denies it. */
    public Ruling sayNone(int number, String person, Instant at) {
        if (item(number).filter(item -> !item.standing()).isPresent()) {
            return Ruling.refused("item", "replacement.error.notStanding");
        }
        return change(number, State.OPEN, State.HANDED, person, "noneStated", item -> new Item(number, item.kind(), "", State.HANDED, person, at, null, null, null, person));
    }

    public Ruling take(int number, String person, Instant at) {
        return change(number, State.HANDED, State.TAKEN, person, "itemTaken", item -> item.moved(State.TAKEN, person, at));
    }

    /** What was handed over is not what is needed: whoever leaves is asked again. */
    public Ruling sendBack(int number, String remark, String person, Instant at) {
        return change(number, State.HANDED, State.OPEN, person, "itemSentBack", item -> new Item(number, item.kind(), item.title(), State.OPEN, person, at, item.proof(), item.link(), remark, null));
    }

    private Ruling change(int number, State from, State to, String person, String fact, UnaryOperator<Item> change) {
        var item = item(number);
        if (item.isEmpty()) {
            return Ruling.refused("item", "replacement.error.item", items.size());
        }
        if (item.get().state() == to && to != State.OPEN) {
            return Ruling.accepted();
        }
        if (isOver() || item.get().state() != from) {
            return tooLate();
        }
        var changed = change.apply(item.get());
        items.set(number - 1, changed);
        tell(person, fact, changed.remark() == null ? Map.of("item", name(changed)) : Map.of("item", name(changed), "reason", changed.remark()));
        return Ruling.accepted();
    }

    private static String name(Item item) {
        return item.title().isEmpty() ? item.kind().name() : item.title();
    }

    /** Everything is taken; whoever takes the part has said so for each item. */
    public boolean isDone() {
        return items.stream().allMatch(Item::over);
    }

    public void escalate(Instant due) {
        escalated = true;
        dueAt = due;
        tell(SYSTEM, "handOverEscalated", Map.of("missing", (int) items.stream().filter(item -> !item.over()).count(), "dueAt", due.toString()));
    }

    /** What is missing stays missing. @param reason of who closes it; empty where nobody said anything in time */
    public Ruling closeMissing(String reason, String person, Instant at) {
        if (closedAt != null) {
            return tooLate();
        }
        items.replaceAll(item -> item.over() ? item : new Item(item.number(), item.kind(), item.title(), State.MISSING, person, at, item.proof(), item.link(), reason, item.noneBy()));
        closedAt = at;
        tell(person, "handOverClosed", reason.isEmpty() ? Map.of() : Map.of("reason", reason));
        return Ruling.accepted();
    }

    /** Ends the checklist. @return false when it was over before */
    public boolean close(Instant at) {
        if (closedAt != null) {
            return false;
        }
        if (!isDone()) {
            closeMissing("", SYSTEM, at);
        } else {
            closedAt = at;
            tell(SYSTEM, "handOverDone", Map.of("items", items.size()));
        }
        return true;
    }

    private static Ruling tooLate() {
        return Ruling.tooLate("replacement.refusal.tooLate");
    }

    public Optional<Item> item(int number) {
        return number < 1 || number > items.size() ? Optional.empty() : Optional.of(items.get(number - 1));
    }

    public List<Item> items() {
        return List.copyOf(items);
    }

    public Instant dueAt() {
        return dueAt;
    }

    public boolean isEscalated() {
        return escalated;
    }

    public boolean isOver() {
        return closedAt != null;
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }
}
