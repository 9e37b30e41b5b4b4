package io.heyi.e2e;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two pieces of one test at the same time, each in a thread of its own. */
final class AtOnce {

    private AtOnce() {}

    /** What both have come to, in this order. Returns when both have ended; what the first of them, or else the other, has thrown is thrown on. */
    static <T> List<T> both(Callable<T> one, Callable<T> other) {
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<T> first = threads.submit(one);
            Future<T> second = threads.submit(other);
            return Arrays.asList(outcome(first), outcome(second));
        }
    }

    /** A failed assertion, and a missing browser that only skips the test, keep their kind. */
    private static <T> T outcome(Future<T> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Error error -> throw error;
                case RuntimeException fault -> throw fault;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
