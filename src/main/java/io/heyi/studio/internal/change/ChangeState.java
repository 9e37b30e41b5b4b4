package io.heyi.studio.internal.change;

/** How far a change request has come. */
public enum ChangeState {
    /** People edit it. */
    DRAFT,
    /** Given up by its author; kept for the record. */
    WITHDRAWN
}
