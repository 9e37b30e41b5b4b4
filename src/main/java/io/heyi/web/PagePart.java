package io.heyi.web;

import io.heyi.access.CurrentUser;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bean of such a type puts one block on a page; the slice or module that knows what stands in it brings the fragment.
 *
 * @param <S> what the page is about
 */
public interface PagePart<S> {

    /** Lower comes first. */
    int order();

    /** Thymeleaf fragment expression without the tilde braces and without arguments, e.g. {@code performance/parts :: rating}. */
    String fragment();

    /** Model of the fragment, which finds it as variable {@code block}; empty when there is nothing that the reader may see. */
    Optional<Map<String, Object>> model(S subject, CurrentUser reader);

    /** A block ready for the template. */
    record Placed(String fragment, Map<String, Object> model) {}

    /** What the reader sees of these parts, in their order. */
    static <S> List<Placed> placed(Stream<? extends PagePart<S>> parts, S subject, CurrentUser reader) {
        return parts.sorted(Comparator.comparingInt(PagePart::order)).flatMap(part -> part.model(subject, reader).map(model -> new Placed(part.fragment(), model)).stream()).toList();
    }
}
