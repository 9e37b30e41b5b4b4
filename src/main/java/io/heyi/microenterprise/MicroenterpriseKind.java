package io.heyi.microenterprise;

/** Market-facing (USER) or serving other MEs (NODE); domain.md §1. */
public enum MicroenterpriseKind { USER, NODE }
