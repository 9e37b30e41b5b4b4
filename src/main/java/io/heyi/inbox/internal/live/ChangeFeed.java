package io.heyi.inbox.internal.live;

import io.heyi.inbox.internal.TaskChange;
import io.heyi.inbox.internal.TaskStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears what happens to tasks on every instance of the product, through PostgreSQL's notifications. One connection of its own outside the pool, however many pages are open.
 * After a lost connection it says so, because what happened meanwhile was not heard.
 */
@Component
class ChangeFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final int LISTEN_MILLIS = 2_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int SECONDS_TO_CONNECT = 5;

    private final JdbcConnectionDetails database;
    private final LiveInbox inbox;
    private volatile Thread listener;

    ChangeFeed(JdbcConnectionDetails database, LiveInbox inbox) {
        this.database = database;
        this.inbox = inbox;
    }

    @Override
    public void start() {
        var thread = Thread.ofPlatform().daemon().name("inbox-change-feed").unstarted(this::run);
        // before the thread runs: it ends when it is not the wanted one
        listener = thread;
        thread.start();
    }

    @Override
    public void stop() {
        var thread = listener;
        listener = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }

    private boolean wanted() {
        return Thread.currentThread() == listener;
    }

    private void run() {
        var pause = FIRST_PAUSE;
        while (wanted()) {
            try (var connection = connect()) {
                pause = FIRST_PAUSE;
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                // whatever it is: without this thread no open page would hear of anything until the product is started again
                if (wanted()) {
                    LOG.warn("Lost the database's notifications; open inboxes are told again in {}: {}", pause, e.getMessage());
                    pause(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        var properties = new java.util.Properties();
        properties.put("user", database.getUsername());
        properties.put("password", database.getPassword());
        properties.put("connectTimeout", String.valueOf(SECONDS_TO_CONNECT));
        properties.put("tcpKeepAlive", "true");
        properties.put("ApplicationName", "heyi-inbox-changes");
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + TaskStore.CHANNEL);
        }
        inbox.resynchronise();
        while (wanted()) {
            var notifications = connection.unwrap(PGConnection.class).getNotifications(LISTEN_MILLIS);
            if (notifications == null || notifications.length == 0) {
                if (!connection.isValid(SECONDS_TO_CONNECT)) {
                    throw new SQLException("the connection is dead");
                }
                continue;
            }
            for (var notification : notifications) {
                TaskChange.parse(notification.getParameter()).ifPresent(this::pass);
            }
        }
    }

    private void pass(TaskChange.Announcement announcement) {
        try {
            inbox.changed(announcement);
        } catch (RuntimeException e) {
            LOG.warn("Could not tell open inboxes about task {}", announcement.taskId(), e);
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
