package io.heyi.emc.internal.parts;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.ReadableMonths;
import io.heyi.emc.internal.parts.PartChangeStore.Change;
import io.heyi.emc.internal.parts.PartChangeStore.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the members have decided about parts of a contract, to look at. */
@Component
@Transactional(readOnly = true)
public class PartHistory {

    private final PartChangeStore store;

    PartHistory(PartChangeStore store) {
        this.store = store;
    }

    /**
     * @param kind REPLACED, COVERED, REDUCED or REMOVED
     * @param substitute null where nobody has taken the part over
     * @param ratioPercent new share of a reduced party; else null
     * @param coverUntil last day of a cover for a time; else null
     */
    public record Made(String kind, ActorId party, ActorId substitute, BigDecimal ratioPercent, LocalDate inForceFrom, LocalDate coverUntil, String condition, String ballot, int version) {}

    /** Newest first, of the months that the reader may see. */
    public List<Made> latest(EmcCode emc, ReadableMonths readable, int limit) {
        return store.of(emc).reversed().stream().filter(change -> change.kind() != Kind.ENDED && readable.contains(change.done().period())).limit(limit).map(PartHistory::made).toList();
    }

    private static Made made(Change change) {
        return new Made(change.kind().name(), change.party(), change.substitute(), change.ratioPercent(), change.done().inForceFrom(), change.coverUntil(),
                change.decision().condition(), change.decision().ballot(), change.done().version());
    }
}
