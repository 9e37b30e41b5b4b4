package io.heyi.studio.internal.change;

/** How far a change request has come. */
public enum ChangeState {
    /** People edit it. */
    DRAFT,
    /** A second process owner is asked to approve it. Any edit takes it back to {@link #DRAFT}. */
    IN_REVIEW,
    /** On its way into use. */
    APPROVED,
    /** In use, or it was until a later change. */
    LIVE,
    /** Given up by its author; kept for the record. */
    WITHDRAWN
}
