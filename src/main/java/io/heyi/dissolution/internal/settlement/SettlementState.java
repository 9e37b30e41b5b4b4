package io.heyi.dissolution.internal.settlement;

/** OPEN takes the inventory, DRAWN_UP waits for signatures; the others are ends. */
public enum SettlementState {
    OPEN, DRAWN_UP, BOOKED, DROPPED, HANDED_OVER
}
