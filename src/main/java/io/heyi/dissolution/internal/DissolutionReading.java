package io.heyi.dissolution.internal;

import io.heyi.access.CurrentUser;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.settlement.Settlement;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may look at a case: people inside, and outside partners who were given notice or may know of the settlement (domain.md §1a). */
@Component
@Transactional(readOnly = true)
public class DissolutionReading {

    private final DissolutionStore store;
    private final Notices notices;
    private final Settlement settlement;

    DissolutionReading(DissolutionStore store, Notices notices, Settlement settlement) {
        this.store = store;
        this.notices = notices;
        this.settlement = settlement;
    }

    /** Empty for one that does not exist or is not to be known of. */
    public Optional<Dissolution> find(CurrentUser reader, DissolutionCode code) {
        return store.find(code).filter(found -> reader.isInside() || isToldOf(reader, found) || settlement.isOpenTo(code, reader));
    }

    private boolean isToldOf(CurrentUser reader, Dissolution found) {
        var mine = notices.partiesOf(reader);
        return found.runDown().notices().stream().anyMatch(notice -> mine.contains(notice.party()));
    }
}
