package io.heyi.web;

import io.heyi.access.CurrentUser;

/** A bean of this type puts one small block into the footer of every page, e.g. the local time machine. */
public interface FooterBlock {

    /** Thymeleaf fragment expression without the tilde braces, e.g. {@code orchestration/clock :: control}. */
    String fragment();

    /** Lower comes first. */
    int order();

    default boolean visibleTo(CurrentUser user) {
        return true;
    }
}
