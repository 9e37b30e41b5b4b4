package io.heyi.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One stack of real servers. Parts start in parallel and are stopped with this JVM; parts that a crashed run left
 * behind are found again and reused. Only one process at a time uses a stack's folder.
 */
public final class LocalStack implements AutoCloseable {
    private final LocalStackSettings settings;
    private final StackAddresses addresses;
    private final Progress progress;
    private final Map<Part, PartProcess> parts = new EnumMap<>(Part.class);
    private final MailCatcher mails;
    private final List<Runnable> beforeStop = new CopyOnWriteArrayList<>();
    private final FileChannel lockFile;
    private boolean closed;

    private LocalStack(LocalStackSettings settings, FileChannel lockFile) {
        this.settings = settings;
        this.addresses = new StackAddresses(settings.ports());
        this.progress = new Progress(System.out);
        this.mails = new MailCatcher(settings.ports());
        this.lockFile = lockFile;
        for (Server server : List.of(new PostgresServer(settings), new OpenSearchServer(settings),
                new CamundaServer(settings), new KeycloakServer(settings), new ProductServer(settings))) {
            parts.put(server.part(), new PartProcess(server, settings, progress));
        }
    }

    /**
     * Takes the stack's folder for this JVM, without starting anything.
     *
     * @throws StackProblem when this machine is not fit, or another process uses the folder
     */
    public static LocalStack open(LocalStackSettings settings) {
        Preflight.requireJava(Runtime.version().feature());
        Preflight.requireDistributions(settings.distributions());
        try {
            Files.createDirectories(settings.directory().resolve("run"));
            var stack = new LocalStack(settings, lock(settings));
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop local stack"));
            if (!settings.keepData()) {
                stack.parts.values().forEach(PartProcess::kill);
                Folders.delete(settings.directory().resolve("data"));
            }
            Preflight.requireDisk(settings.directory(), Files.getFileStore(settings.directory()).getUsableSpace());
            return stack;
        } catch (IOException e) {
            throw new StackProblem("The folder %s cannot be used (%s): make it writable, and start again."
                    .formatted(settings.directory(), e.getMessage()), e);
        }
    }

    /** Opens the folder and starts every server, for a product in this JVM; returns when all are healthy. */
    public static LocalStack start(LocalStackSettings settings) {
        LocalStack stack = open(settings);
        Preflight.requireFreePort(Part.PRODUCT.title(), settings.ports().app());
        stack.requireMemory(EnumSet.allOf(Part.class));
        stack.start(Part.servers());
        return stack;
    }

    /**
     * Starts these parts and what they need, the servers in parallel and the product after them; returns when all are
     * healthy. If one fails, everything that was started is stopped.
     *
     * @throws StackProblem for the first part that failed
     */
    public void start(Part... wanted) {
        Set<Part> all = EnumSet.copyOf(Arrays.asList(wanted));
        if (all.contains(Part.CAMUNDA)) {
            all.add(Part.OPENSEARCH);
        }
        requireMemory(all);
        // a look at all ports first: better no start than half a start
        all.stream().filter(p -> parts.get(p).running().isEmpty()).forEach(p ->
                settings.ports().of(p).forEach(port -> Preflight.requireFreePort(p.title(), port)));
        mails.start();
        boolean product = all.remove(Part.PRODUCT);
        startAll(all);
        if (product) {
            startAll(EnumSet.of(Part.PRODUCT));
        }
    }

    private void requireMemory(Set<Part> all) {
        long missing = all.stream().filter(p -> parts.get(p).running().isEmpty()).count();
        Preflight.availableMemory().ifPresent(free -> Preflight.requireMemory(free, (int) missing));
    }

    public StackAddresses addresses() {
        return addresses;
    }

    /** Runs before the parts are stopped, so that the product can end while its database is still there. */
    public void beforeStop(Runnable action) {
        beforeStop.add(action);
    }

    /** Stops one part in order. */
    public void stop(Part part) {
        parts.get(part).stop();
    }

    /** Ends one part as a crash would (kill -9); its data stays. */
    public void kill(Part part) {
        parts.get(part).kill();
    }

    /** Stops everything of this stack, also what an earlier run had started, and nothing else. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        beforeStop.forEach(Runnable::run);
        stop(List.of(Part.PRODUCT));
        stop(List.of(Part.CAMUNDA, Part.KEYCLOAK));
        stop(List.of(Part.OPENSEARCH, Part.POSTGRES));
        mails.close();
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void stop(Collection<Part> some) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            some.forEach(part -> threads.submit(() -> parts.get(part).stop()));
        }
    }

    private void startAll(Set<Part> all) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = new ExecutorCompletionService<Void>(threads);
            all.forEach(part -> starts.submit(() -> parts.get(part).start(), null));
            for (int i = 0; i < all.size(); i++) {
                Future<Void> done = starts.take();
                try {
                    done.get();
                } catch (ExecutionException e) {
                    close();
                    throw e.getCause() instanceof StackProblem problem
                            ? problem
                            : new IllegalStateException(e.getCause());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new StackProblem("The start was interrupted: start again.", e);
        }
    }

    private static FileChannel lock(LocalStackSettings settings) throws IOException {
        FileChannel file = FileChannel.open(settings.directory().resolve("run/lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException e) {
            // the same JVM holds it: refused like any other
        }
        if (lock == null) {
            file.close();
            throw new StackProblem("Another start uses %s already: stop it (Ctrl-C), and start again."
                    .formatted(settings.directory()));
        }
        return file;
    }
}
