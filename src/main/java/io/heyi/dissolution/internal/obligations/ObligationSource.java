package io.heyi.dissolution.internal.obligations;

import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Obligation;
import java.util.List;

/** One kind of thing that may keep a micro-enterprise from being closed; asks the module that knows, every time (product-bar D7). */
@FunctionalInterface
public interface ObligationSource {

    /** Open ones, and where they are worth showing also those that are done. Holds nothing. */
    List<Obligation> of(Dissolution found);
}
