package io.heyi.microenterprise;

/** Life-cycle of a micro-enterprise (product-bar D1), changed only by a process step. */
public enum MicroenterpriseState { FOUNDING, RUNNING, ON_WATCH, REPLACING, DISSOLVING, CLOSED }
