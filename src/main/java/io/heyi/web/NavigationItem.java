package io.heyi.web;

import io.heyi.access.CurrentUser;
import java.util.OptionalLong;

/** A bean of this type puts one entry into the main navigation. */
public interface NavigationItem {

    /** Message key of the label. */
    String labelKey();

    String path();

    /** Bootstrap icon name without prefix, e.g. {@code inbox}. */
    String icon();

    /** Position from the left; lower comes first. */
    int order();

    /** Whether it stands behind "More": places to look something up, not where daily work is. */
    default boolean secondary() {
        return false;
    }

    /** The same for this person, whose daily work may be elsewhere. */
    default boolean secondaryFor(CurrentUser user) {
        return secondary();
    }

    default boolean visibleTo(CurrentUser user) {
        return true;
    }

    /** A count shown beside the label, if any. */
    default OptionalLong badge(CurrentUser user) {
        return OptionalLong.empty();
    }
}
