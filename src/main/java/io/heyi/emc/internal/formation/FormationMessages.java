package io.heyi.emc.internal.formation;

/** The messages that drive {@code emc-formation}; the correlation key is the EMC's code. */
public final class FormationMessages {

    public static final String PROCESS_ID = "emc-formation";
    public static final String CALL_OPENED = "emc.callOpened";
    public static final String CALL_WITHDRAWN = "emc.callWithdrawn";

    private FormationMessages() {}
}
