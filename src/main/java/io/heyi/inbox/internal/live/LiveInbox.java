package io.heyi.inbox.internal.live;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.Acting;
import io.heyi.inbox.internal.TaskChange;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.TaskRights;
import io.heyi.inbox.internal.TaskTexts;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open inbox pages what happened, only to those whom a task concerns (product-bar T12). No database connection is held per page: changes come from the
 * {@link ChangeFeed}, counts are read when there is something to say.
 */
@Component
public class LiveInbox implements SmartLifecycle {

    /** A page asks again after this; the stream then sees a session that has ended. */
    static final Duration LONGEST_STREAM = Duration.ofMinutes(5);
    static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** What a page is told of is by rights at most a minute old; asking for all pages at each beat would cost more than all that is told. A click asks for the rights of its moment. */
    private static final int BEATS_BETWEEN_RENEWALS = 6;
    private static final int MOST_STREAMS_PER_PERSON = 12;
    /** Of the database's connections, so that a change that a thousand pages hear of leaves some for those who click. */
    private static final int COUNTED_AT_ONCE = 3;

    private final TaskReading reading;
    private final TaskRights rights;
    private final TaskTexts texts;
    private final Access access;
    private final List<LiveStream> streams = new CopyOnWriteArrayList<>();
    private final Semaphore counters = new Semaphore(COUNTED_AT_ONCE);
    private int beats;
    private volatile ExecutorService senders;
    private volatile SimpleAsyncTaskScheduler heartbeat;

    LiveInbox(TaskReading reading, TaskRights rights, TaskTexts texts, Access access) {
        this.reading = reading;
        this.rights = rights;
        this.texts = texts;
        this.access = access;
    }

    /** Opens a stream for a page of this person; begins with the counts. */
    public SseEmitter open(CurrentUser user, Locale locale) {
        var own = streams.stream().filter(stream -> stream.belongsTo(user)).toList();
        own.stream().limit(Math.max(0, own.size() - MOST_STREAMS_PER_PERSON + 1)).forEach(LiveStream::close);
        var stream = new LiveStream(rights.acting(user), locale, new SseEmitter(LONGEST_STREAM.toMillis()), reading::counts, streams::remove);
        streams.add(stream);
        stream.begin();
        return stream.emitter();
    }

    void changed(TaskChange.Announcement announcement) {
        if (streams.isEmpty()) {
            return;
        }
        reading.find(announcement.taskId()).ifPresent(task -> {
            var concerned = rights.concerned(task);
            streams.stream().filter(stream -> concerned.test(stream.person()))
                    .forEach(stream -> stream.send(senders, counters, event(task, announcement.change(), stream.locale())));
        });
    }

    /** Something may have been missed: pages are told to look for themselves. */
    void resynchronise() {
        streams.forEach(stream -> stream.send(senders, counters, LiveEvent.LOOK_AGAIN));
    }

    private LiveEvent event(Task task, TaskChange change, Locale locale) {
        return new LiveEvent(change.eventName(), task.id().toString(), task.businessKey(), texts.name(task.taskType(), locale),
                task.holder().orElse(null), task.holder().map(texts::person).orElse(null));
    }

    private void beat() {
        streams.forEach(stream -> stream.beat(senders));
        var turn = beats++ % BEATS_BETWEEN_RENEWALS;
        streams.stream().filter(stream -> Math.floorMod(System.identityHashCode(stream), BEATS_BETWEEN_RENEWALS) == turn).forEach(stream -> stream.renew(this::withFreshRelations));
    }

    /** A page may stay open for longer than a person owns a platform or stands in for somebody. */
    private Acting withFreshRelations(Acting person) {
        var user = person.self();
        var relations = access.relationsOf(user.username());
        var groups = Stream.concat(user.roles().stream().map(Role::roleName), relations.stream().map(Relation::group)).collect(Collectors.toSet());
        return rights.acting(new CurrentUser(user.username(), user.displayName(), user.roles(), new HashSet<>(relations), groups, user.sessionId()));
    }

    @Override
    public void start() {
        senders = Executors.newVirtualThreadPerTaskExecutor();
        heartbeat = new SimpleAsyncTaskScheduler();
        heartbeat.setVirtualThreads(true);
        heartbeat.setThreadNamePrefix("inbox-heartbeat-");
        heartbeat.scheduleAtFixedRate(this::beat, HEARTBEAT);
    }

    /** Before the web server waits for requests to end: these would not end by themselves. */
    @Override
    public void stop() {
        heartbeat.close();
        streams.forEach(LiveStream::close);
        senders.shutdown();
        heartbeat = null;
    }

    @Override
    public boolean isRunning() {
        return heartbeat != null;
    }
}
