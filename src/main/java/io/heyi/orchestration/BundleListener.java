package io.heyi.orchestration;

import io.heyi.orchestration.ModelBundles.InUse;
import java.util.List;
import java.util.UUID;

/** Hears once what became of a bundle, in the transaction that records it. */
public interface BundleListener {

    void inUse(UUID bundle, List<InUse> models);

    /** Nothing of it is in use. @param reason the engine's own words */
    void refused(UUID bundle, String reason);
}
