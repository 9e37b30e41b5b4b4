package io.heyi.talent.internal.pool;

import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Openings as those read them who order and match; publishing is {@code OpeningService}'s. {@link OpeningChanged} tells of each change. */
public interface Openings {

    /** Every opening with places left whose micro-enterprise may hire today, the oldest first; read in one pass, not kept in memory. */
    void forEachOpen(Consumer<Opening> each);

    Optional<Opening> find(OpeningCode code);

    /** Unknown codes are missing from the result. */
    Map<OpeningCode, Opening> find(Collection<OpeningCode> codes);

    /** With places left, the newest first. @param microenterprise null for all */
    PageOf<Opening> open(String microenterprise, PageRequest page);
}
