package io.heyi.inbox.internal.live;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.Inbox;
import io.heyi.inbox.internal.Acting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open page. What happens while a slow page still takes the last message waits and goes out together. Counts follow what happened: they cost a question to the
 * database, and nobody should wait for that to see a task.
 */
final class LiveStream {

    private static final int MOST_WAITING = 500;
    private static final long RETRY_MILLIS = 2_000;

    private final Locale locale;
    private final SseEmitter emitter;
    private final Function<CurrentUser, Inbox.Counts> counts;
    private final Consumer<LiveStream> onEnd;
    private final Queue<LiveEvent> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock sending = new ReentrantLock();
    private volatile Acting person;
    private final ReentrantLock counting = new ReentrantLock();
    private final AtomicBoolean countsWanted = new AtomicBoolean();

    LiveStream(Acting person, Locale locale, SseEmitter emitter, Function<CurrentUser, Inbox.Counts> counts, Consumer<LiveStream> onEnd) {
        this.person = person;
        this.locale = locale;
        this.emitter = emitter;
        this.counts = counts;
        this.onEnd = onEnd;
        emitter.onCompletion(() -> onEnd.accept(this));
        emitter.onTimeout(this::close);
        emitter.onError(fault -> onEnd.accept(this));
    }

    /** @param counts null where they follow */
    record Message(List<LiveEvent> events, Inbox.Counts counts) {}

    Acting person() {
        return person;
    }

    Locale locale() {
        return locale;
    }

    SseEmitter emitter() {
        return emitter;
    }

    boolean belongsTo(CurrentUser someone) {
        return person.self().username().equals(someone.username());
    }

    void renew(UnaryOperator<Acting> renewal) {
        person = renewal.apply(person);
    }

    /**
     * The first message, by the thread of the request itself: what is sent before the answer begins goes out with its headers. Another thread would begin the answer while
     * filters of the request still write headers.
     */
    void begin() {
        try {
            emit(new Message(List.of(), counts.apply(person.self())));
        } catch (IOException e) {
            onEnd.accept(this);
        } catch (RuntimeException e) {
            onEnd.accept(this);
            throw e;
        }
    }

    /** @param readers how many pages may have their counts read at once */
    void send(ExecutorService senders, Semaphore readers, LiveEvent event) {
        waiting.add(event);
        if (waiting.size() > MOST_WAITING) {
            close();
            return;
        }
        run(senders, () -> {
            var events = new ArrayList<LiveEvent>();
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                events.add(next);
            }
            if (!events.isEmpty()) {
                emit(new Message(events, null));
            }
        });
        count(senders, readers);
    }

    /** Tells the counts as they are once a reader is free; however much happens until then, they are read once. */
    void count(ExecutorService senders, Semaphore readers) {
        if (countsWanted.compareAndSet(false, true)) {
            execute(senders, () -> {
                // the latest counts are the last to arrive
                counting.lock();
                try {
                    var now = counts(readers);
                    locked(() -> emit(new Message(List.of(), now)));
                } catch (RuntimeException e) {
                    close();
                } finally {
                    counting.unlock();
                }
            });
        }
    }

    private Inbox.Counts counts(Semaphore readers) {
        readers.acquireUninterruptibly();
        try {
            countsWanted.set(false);
            return counts.apply(person.self());
        } finally {
            readers.release();
        }
    }

    private void emit(Message message) throws IOException {
        emitter.send(SseEmitter.event().name("tasks").reconnectTime(RETRY_MILLIS).data(message, MediaType.APPLICATION_JSON));
    }

    void beat(ExecutorService senders) {
        run(senders, () -> emitter.send(SseEmitter.event().name("beat").data("")));
    }

    void close() {
        onEnd.accept(this);
        emitter.complete();
    }

    private interface Sending {
        void run() throws IOException;
    }

    private void run(ExecutorService senders, Sending step) {
        execute(senders, () -> locked(step));
    }

    private void execute(ExecutorService senders, Runnable step) {
        try {
            senders.execute(step);
        } catch (RejectedExecutionException e) {
            close();
        }
    }

    private void locked(Sending step) {
        sending.lock();
        try {
            step.run();
        } catch (IOException e) {
            onEnd.accept(this);
        } catch (RuntimeException e) {
            close();
        } finally {
            sending.unlock();
        }
    }
}
