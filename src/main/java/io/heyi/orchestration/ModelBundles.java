package io.heyi.orchestration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Brings models into use together: the engine takes all of a bundle or nothing (product-bar E7). */
public interface ModelBundles {

    /** Writes it into the outbox, in the caller's transaction; a {@link BundleListener} hears what became of it. A bundle that was handed over already is not sent again. */
    void bringIntoUse(UUID bundle, List<ModelFile> files);

    /**
     * @param source as people wrote it; the engine may be given another form of it
     * @param tag that the engine shows as the version tag, in place of one in the source; empty to leave it as it was written
     */
    record ModelFile(ModelKind kind, String id, String source, Optional<String> tag) {

        public ModelFile(ModelKind kind, String id, String source) {
            this(kind, id, source, Optional.empty());
        }
    }

    /** The engine's version of a model, in the order of its own count. */
    record InUse(ModelKind kind, String id, int version, long definitionKey) {}
}
