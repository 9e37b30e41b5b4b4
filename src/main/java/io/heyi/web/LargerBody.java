package io.heyi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalLong;

/** A bean of this type lets bodies in that are larger than the usual 1 MB, at addresses of its own. */
@FunctionalInterface
public interface LargerBody {

    /** Largest body of this request in bytes; empty where the usual limit holds. */
    OptionalLong largest(HttpServletRequest request);
}
