package io.heyi.studio.internal.change;

/** A change by which a version of a model came into use. @param version the engine's count */
public record LiveStep(int version, Change change) {}
