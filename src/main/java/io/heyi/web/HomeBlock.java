package io.heyi.web;

import io.heyi.access.CurrentUser;
import java.util.Map;

/** A bean of this type puts one block on the home page; the owning module brings the fragment. */
public interface HomeBlock {

    /** Lower comes first. */
    int order();

    /** Thymeleaf fragment expression without the tilde braces, e.g. {@code inbox/home :: needsMe}. */
    String fragment();

    /** Whether the block stands in the wide column (what needs me) or the narrow one (what happens around me). */
    boolean wide();

    /** Model of the fragment; handed to it as variable {@code block}. Without anything in it the block is left out. */
    Map<String, Object> model(CurrentUser user);

    default boolean visibleTo(CurrentUser user) {
        return true;
    }
}
