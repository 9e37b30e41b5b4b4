package io.heyi.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets people read one kind of page again and again, each after a pause since the last answer. */
final class Load {

    private Load() {}

    /** @param perSecond answers per second of all people together */
    record Result(Samples samples, double perSecond) {}

    /**
     * @param reads how many answers are wanted of all people together; fewer when the time is up
     * @param pause of each person after an answer
     * @param most  when to stop
     */
    static Result run(PageKind kind, List<Visitor> people, int reads, Duration pause, Duration most) throws Exception {
        Queue<Duration> taken = new ConcurrentLinkedQueue<>();
        var next = new AtomicInteger();
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<Void>>();
            for (Visitor person : people) {
                all.add(() -> {
                    for (int i = next.getAndIncrement(); i < reads && System.nanoTime() - begin < most.toNanos(); i = next.getAndIncrement()) {
                        taken.add(person.read(kind.path(person.user(), i)));
                        Thread.sleep(pause);
                    }
                    return null;
                });
            }
            for (Future<Void> one : threads.invokeAll(all)) {
                one.get();
            }
        }
        return new Result(Samples.of(kind.name(), taken), taken.size() / ((System.nanoTime() - begin) / 1e9));
    }
}
