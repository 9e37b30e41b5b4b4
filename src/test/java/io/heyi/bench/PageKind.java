package io.heyi.bench;

import java.util.List;
import java.util.Map;

/**
 * One kind of page, with many addresses so that no single row is read again and again.
 *
 * @param paths by user
 */
record PageKind(String name, Map<String, List<String>> paths) {

    String path(String user, int number) {
        List<String> own = paths.get(user);
        return own.get(number % own.size());
    }
}
