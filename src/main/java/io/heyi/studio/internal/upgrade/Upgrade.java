package io.heyi.studio.internal.upgrade;

import io.heyi.studio.internal.model.ModelRef;

/**
 * Something newer that the product brings for a model of process owners.
 *
 * @param version of the product
 * @param base what the product brought before, from which theirs has come
 * @param shipped what it brings now
 */
public record Upgrade(ModelRef model, String version, String base, String shipped) {}
