package io.heyi.inbox.internal.live;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.Inbox;
import io.heyi.inbox.internal.Acting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page. What happens while a slow page still takes the last message waits and goes out together. */
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

    /** @param event nothing but the counts when empty */
    void send(ExecutorService senders, Optional<LiveEvent> event) {
        event.ifPresent(waiting::add);
        if (waiting.size() > MOST_WAITING) {
            close();
            return;
        }
        run(senders, () -> {
            var events = new ArrayList<LiveEvent>();
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                events.add(next);
            }
            if (!events.isEmpty() || event.isEmpty()) {
                emitter.send(SseEmitter.event().name("tasks").reconnectTime(RETRY_MILLIS).data(new Message(events, counts.apply(person.self())), MediaType.APPLICATION_JSON));
            }
        });
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
        try {
            senders.execute(() -> {
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
            });
        } catch (RejectedExecutionException e) {
            close();
        }
    }
}
