package io.heyi.emc;

import io.heyi.access.CurrentUser;
import java.util.Map;
import java.util.Optional;

/** A bean of this type puts one block on the page of an EMC, in one of its tabs; the owning slice brings the fragment. */
public interface EmcPart {

    /** Where on the page: above all tabs ({@code HEAD}, for what is going on now and what the reader can do about it) or in one of them. */
    enum Place { HEAD, MEMBERS, TARGETS, CONTRACT, PROOF, MONEY, HISTORY }

    Place place();

    /** Lower comes first. */
    int order();

    /** Thymeleaf fragment expression without the tilde braces, with {@code block} as its argument, e.g. {@code emc/renewal-parts :: present(block)}. */
    String fragment();

    /** Model of the fragment, handed to it as variable {@code block}; empty when there is nothing to show. The reader may see the EMC. */
    Optional<Map<String, Object>> model(EmcView emc, CurrentUser reader);
}
