package io.heyi.orchestration.internal.models;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import scala.Product;
import scala.Tuple2;
import scala.collection.Iterable;

/**
 * Whether the work of an expression is bounded by the lists that it is given. Neither the engine nor a task's form can stop one that goes on and on, so that none of these may come into use:
 * lists within lists within lists, long ranges of numbers, functions that could call themselves, and contexts that double what they hold.
 */
final class FeelBounds {

    private static final int MOST_LISTS = 2;
    private static final int LONGEST_RANGE = 1_000;
    /** Of all ranges of an expression, each gone through for each item of the others. */
    private static final long MOST_ITEMS = 10_000;
    /** Of entries of contexts: each entry that names the one before twice doubles. */
    private static final int MOST_OWN_NAMES = 40;

    private final Set<String> entries = new HashSet<>();
    private int ownNames;
    private long items = 1;
    private boolean bounded = true;

    private FeelBounds() {}

    static boolean isBounded(Exp expression) {
        var bounds = new FeelBounds();
        bounds.walk(expression, 0, Set.of());
        return bounds.bounded && bounds.ownNames <= MOST_OWN_NAMES && bounds.items <= MOST_ITEMS;
    }

    /** @param lists around this part. @param own names that the expression itself gives */
    private void walk(Object part, int lists, Set<String> own) {
        switch (part) {
            case For loop -> through(loop, loop.iterators(), lists, own);
            case SomeItem some -> through(some, some.iterators(), lists, own);
            case EveryItem every -> through(every, every.iterators(), lists, own);
            case Filter filter -> {
                within(lists + 1);
                parts(filter, lists + 1, own);
            }
            case IterationContext range -> range(range.start(), range.end());
            case FunctionDefinition function -> parts(function, lists, with(own, function.parameters()));
            case FunctionInvocation call -> {
                bounded &= !own.contains(call.function());
                parts(call, lists, own);
            }
            case QualifiedFunctionInvocation call -> bounded = false;
            case ConstContext context -> {
                var names = with(own, context.entries());
                entries.addAll(with(Set.of(), context.entries()));
                parts(context, lists, names);
            }
            case Ref ref -> ownNames += entries.contains(ref.names().head()) ? 1 : 0;
            case Iterable<?> items -> each(items, lists, own);
            case Product product -> parts(product, lists, own);
            case null, default -> { }
        }
    }

    private void through(Product loop, Iterable<?> iterators, int lists, Set<String> own) {
        var inside = lists + iterators.size();
        within(inside);
        parts(loop, inside, with(own, iterators));
    }

    private void within(int lists) {
        bounded &= lists <= MOST_LISTS;
    }

    private void range(Exp start, Exp end) {
        if (start instanceof ConstNumber from && end instanceof ConstNumber to && to.value().$minus(from.value()).abs().bigDecimal().compareTo(BigDecimal.valueOf(LONGEST_RANGE)) <= 0) {
            items = Math.min(MOST_ITEMS + 1, items * (to.value().$minus(from.value()).abs().toLong() + 1));
        } else {
            bounded = false;
        }
    }

    private void parts(Product product, int lists, Set<String> own) {
        for (var i = 0; i < product.productArity(); i++) {
            walk(product.productElement(i), lists, own);
        }
    }

    private void each(Iterable<?> items, int lists, Set<String> own) {
        for (var all = items.iterator(); all.hasNext();) {
            walk(all.next(), lists, own);
        }
    }

    /** @param names texts, or pairs that begin with one */
    static Set<String> with(Set<String> own, Iterable<?> names) {
        var more = new HashSet<>(own);
        for (var all = names.iterator(); all.hasNext();) {
            var one = all.next();
            more.add(String.valueOf(one instanceof Tuple2<?, ?> pair ? pair._1() : one));
        }
        return more;
    }
}
