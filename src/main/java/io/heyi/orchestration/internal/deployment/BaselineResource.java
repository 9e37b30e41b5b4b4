package io.heyi.orchestration.internal.deployment;

import io.heyi.orchestration.ModelKind;
import io.heyi.shared.CanonicalJson;

/**
 * One file of the models that come with the product.
 *
 * @param source as it was written
 * @param content in the form that the engine is given
 */
record BaselineResource(ModelKind kind, String name, String source, String content) {

    String id() {
        return kind.idOf(name);
    }

    String checksum() {
        return CanonicalJson.sha256(content);
    }
}
