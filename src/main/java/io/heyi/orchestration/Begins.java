package io.heyi.orchestration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the handler of a page from which cases of a process are begun: it tells when that process is retired (product-bar E17). */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Begins {

    /** Id of the process. */
    String value();
}
