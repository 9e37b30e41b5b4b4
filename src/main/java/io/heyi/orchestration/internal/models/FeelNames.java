package io.heyi.orchestration.internal.models;

import java.util.HashSet;
import java.util.Set;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import scala.Product;
import scala.collection.Iterable;

/** The variables that an expression asks of the process: those that it names itself, in loops and contexts, are left out, and so is what stands in a filter, which may mean fields of the items. */
final class FeelNames {

    private final Set<String> found = new HashSet<>();

    private FeelNames() {}

    static Set<String> of(Exp expression) {
        var names = new FeelNames();
        names.walk(expression, Set.of());
        return names.found;
    }

    private void walk(Object part, Set<String> own) {
        switch (part) {
            case Ref ref -> {
                if (!own.contains(ref.names().head())) {
                    found.add(ref.names().head());
                }
            }
            case Filter filter -> walk(filter.list(), own);
            case For loop -> parts(loop, with(own, loop.iterators()));
            case SomeItem some -> parts(some, with(own, some.iterators()));
            case EveryItem every -> parts(every, with(own, every.iterators()));
            case FunctionDefinition function -> parts(function, with(own, function.parameters()));
            case ConstContext context -> parts(context, with(own, context.entries()));
            case Iterable<?> items -> each(items, own);
            case Product product -> parts(product, own);
            case null, default -> { }
        }
    }

    private void parts(Product product, Set<String> own) {
        for (var i = 0; i < product.productArity(); i++) {
            walk(product.productElement(i), own);
        }
    }

    private void each(Iterable<?> items, Set<String> own) {
        for (var all = items.iterator(); all.hasNext();) {
            walk(all.next(), own);
        }
    }

    private static Set<String> with(Set<String> own, Iterable<?> names) {
        var more = FeelBounds.with(own, names);
        more.add("partial");
        return more;
    }
}
