package io.heyi.shared;

import java.util.List;
import java.util.function.Function;

/** One slice of a list with the number of all its items. */
public record PageOf<T>(List<T> items, long total, int page, int size) {

    public PageOf {
        items = List.copyOf(items);
    }

    public static <T> PageOf<T> of(List<T> items, long total, PageRequest request) {
        return new PageOf<>(items, total, request.page(), request.size());
    }

    public <R> PageOf<R> map(Function<? super T, ? extends R> mapper) {
        return new PageOf<>(items.stream().<R>map(mapper).toList(), total, page, size);
    }

    public boolean hasNext() {
        return (long) (page + 1) * size < total;
    }

    public boolean hasPrevious() {
        return page > 0;
    }

    public long pages() {
        return Math.max(1, (total + size - 1) / size);
    }
}
