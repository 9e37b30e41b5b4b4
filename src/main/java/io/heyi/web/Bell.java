package io.heyi.web;

import io.heyi.access.CurrentUser;

/** A bean of this type puts a bell into the head of every page, with the number of things that somebody was told and has not read. */
public interface Bell {

    /** Where they stand. */
    String path();

    /** 0 or more. */
    long unread(CurrentUser user);

    /** Message key of what the bell says to who cannot see it; argument: the number. */
    String labelKey();

    /** The same for none. */
    String noneKey();
}
