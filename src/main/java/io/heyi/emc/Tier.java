package io.heyi.emc;

/** STRATEGIC nodes share the profit, TACTICAL ones are paid their cost only (domain.md §2). */
public enum Tier { STRATEGIC, TACTICAL }
