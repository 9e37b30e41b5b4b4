package io.heyi.notification;

/** Tells people something, in the product and by mail as they prefer. Both methods join the caller's transaction. */
public interface Notifications {

    /** The same key for the same person again changes nothing. */
    void tell(Notice notice);

    /**
     * It has been settled: what nobody has read counts as read, and mail that has not gone out does not go any more. Repeating it changes nothing.
     *
     * @param key of a notice, or what comes before a colon in the keys of several, e.g. {@code task:<id>}
     */
    void settle(String key);
}
