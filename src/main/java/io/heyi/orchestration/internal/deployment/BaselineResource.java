package io.heyi.orchestration.internal.deployment;

import io.heyi.shared.CanonicalJson;

/** One file of the models that come with the product. */
record BaselineResource(ResourceKind kind, String name, String content) {

    String id() {
        return kind.idOf(name);
    }

    String checksum() {
        return CanonicalJson.sha256(content);
    }
}
