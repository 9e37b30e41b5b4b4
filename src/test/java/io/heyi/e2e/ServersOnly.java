package io.heyi.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test class that needs the servers but not the product; saves the product's start when it runs alone. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface ServersOnly {}
