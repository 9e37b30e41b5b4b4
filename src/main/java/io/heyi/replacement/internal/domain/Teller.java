package io.heyi.replacement.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps what has happened until the store writes it into the history. */
public abstract class Teller {

    static final String SYSTEM = "system";

    private transient List<Fact> happened;

    final void tell(String actor, String fact, Map<String, Object> details) {
        if (happened == null) {
            happened = new ArrayList<>();
        }
        happened.add(new Fact(actor, fact, details));
    }

    /** What has happened since the last time. */
    public List<Fact> takeFacts() {
        var facts = happened == null ? List.<Fact>of() : List.copyOf(happened);
        happened = null;
        return facts;
    }
}
