package io.heyi.replacement.internal.domain;

import io.heyi.emc.ActorId;
import java.time.Instant;
import java.util.List;

/**
 * The subject's word and what was made of it.
 *
 * @param answer null for silence
 * @param judges asked so far, the last one is asked now
 * @param ruling null without one
 */
public record Hearing(Answer answer, List<Judge> judges, Ruled ruling) {

    static final Hearing NONE = new Hearing(null, List.of(), null);

    public Hearing {
        judges = List.copyOf(judges);
    }

    /** @param claim null where the subject names no cause outside its control */
    public record Answer(String text, Claim claim, String person, Instant at) {}

    /** @param deliverable of the other party that came late or not at all */
    public record Claim(String deliverable, String title, ActorId actor, String actorName) {}

    /** @param level place on the ladder: 0 lead, 1 owner of the platform, 2 its second owner, 3 administrators */
    public record Judge(int level, String group, Instant dueAt) {}

    /** @param accepted whether the cause lies with the other party */
    public record Ruled(boolean accepted, String reason, String person, Instant at) {}

    Hearing answered(Answer word) {
        return new Hearing(word, judges, ruling);
    }

    Hearing asked(Judge judge) {
        var all = new java.util.ArrayList<>(judges);
        all.add(judge);
        return new Hearing(answer, all, ruling);
    }

    Hearing ruled(Ruled word) {
        return new Hearing(answer, judges, word);
    }

    boolean claims() {
        return answer != null && answer.claim() != null;
    }
}
