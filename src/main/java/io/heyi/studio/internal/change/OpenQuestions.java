package io.heyi.studio.internal.change;

/** What people have asked about a change and nobody has settled (product-bar E12). */
@FunctionalInterface
public interface OpenQuestions {

    long open(Change change);
}
