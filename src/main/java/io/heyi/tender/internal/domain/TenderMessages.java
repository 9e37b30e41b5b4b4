package io.heyi.tender.internal.domain;

/** The messages that drive {@code open-tender}; the correlation key is the tender's code. */
public final class TenderMessages {

    public static final String PROCESS_ID = "open-tender";
    public static final String PUBLISHED = "tender.published";
    public static final String CANCELLED = "tender.cancelled";

    private TenderMessages() {}
}
