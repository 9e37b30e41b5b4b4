package io.heyi.dissolution.internal.obligations;

import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Obligation;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The checklist of a case: what all sources say now. */
@Component
public class Checklist {

    private final List<ObligationSource> sources;

    Checklist(List<ObligationSource> sources) {
        this.sources = sources;
    }

    /** Open ones first, each kind in its order. */
    public List<Obligation> of(Dissolution found) {
        return sources.stream().flatMap(source -> source.of(found).stream())
                .sorted(Comparator.comparing(Obligation::done).thenComparing(Obligation::kind).thenComparing(Obligation::subject)).toList();
    }

    /** What keeps the case from closing. */
    public List<Obligation> open(Dissolution found) {
        return of(found).stream().filter(one -> !one.done()).toList();
    }
}
