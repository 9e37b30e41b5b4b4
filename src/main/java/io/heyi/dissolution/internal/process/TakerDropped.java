package io.heyi.dissolution.internal.process;

import io.heyi.dissolution.DissolutionCode;

/** Fact: who was asked to take a micro-enterprise over is being dissolved, before an answer. @param alternative id within the case */
public record TakerDropped(DissolutionCode code, String alternative) {}
