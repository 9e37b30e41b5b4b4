package io.heyi.emc.internal.sharing;

/** One version of the rule; never changed once a month was booked with it. */
interface SharingRule {

    /** @param input free of violations ({@link SharingInvariants}) */
    Sharing.Result compute(Sharing.Input input);
}
