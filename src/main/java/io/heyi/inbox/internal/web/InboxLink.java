package io.heyi.inbox.internal.web;

import io.heyi.access.CurrentUser;

/** A bean of this type puts one link beside the lists: to another page of the inbox. */
public interface InboxLink {

    /** Lower comes first. */
    int order();

    /** Message key of the label. */
    String labelKey();

    String path();

    /** Bootstrap icon name without prefix. */
    String icon();

    default boolean visibleTo(CurrentUser user) {
        return true;
    }
}
