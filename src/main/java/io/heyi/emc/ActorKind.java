package io.heyi.emc;

/** Who may be a party of an EMC (domain.md §0.4). */
public enum ActorKind { MICROENTERPRISE, SHARED_SERVICE_PLATFORM, PARTNER }
