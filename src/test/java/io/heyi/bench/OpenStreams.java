package io.heyi.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Many open event streams, read by one thread with one buffer, so that this end of them costs next to nothing in the same heap. */
final class OpenStreams implements AutoCloseable {
    private static final int TAIL = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InetSocketAddress server;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final Map<Integer, Long> heard = new ConcurrentHashMap<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Thread reader;
    private volatile String awaited = "";
    private int opened;

    OpenStreams(int port) throws IOException {
        server = new InetSocketAddress("127.0.0.1", port);
        reader = Thread.ofPlatform().name("streams").daemon().start(this::read);
    }

    /** What the last part of a message said, in case it comes in two pieces. */
    private static final class One {
        private final int number;
        private String tail = "";
        private boolean begun;

        private One(int number) {
            this.number = number;
        }
    }

    /** Opens one more and waits for its first counts, so that it is that of who is signed in now. */
    void open() throws IOException, InterruptedException {
        var channel = SocketChannel.open(server);
        channel.write(ByteBuffer.wrap("GET /inbox/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new One(opened++));
        selector.wakeup();
        await("the stream " + opened, () -> begun.get() == opened);
    }

    int ended() {
        return ended.get();
    }

    /** From now on only streams that say this count as having heard. */
    void listenFor(String text) {
        heard.clear();
        awaited = text;
    }

    /** When each stream heard it, in nanoseconds of this machine; waits until as many have. */
    Map<Integer, Long> heardBy(int streams) throws InterruptedException {
        await(streams + " streams to hear of a task", () -> heard.size() >= streams);
        return Map.copyOf(heard);
    }

    private interface Condition {
        boolean holds();
    }

    private void await(String what, Condition condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for %s: %d begun, %d ended, %d heard".formatted(what, begun.get(), ended.get(), heard.size()));
            }
            Thread.sleep(1);
        }
    }

    private void read() {
        try {
            while (selector.isOpen()) {
                selector.select(key -> read((SocketChannel) key.channel(), (One) key.attachment()), 50);
            }
        } catch (IOException | java.nio.channels.ClosedSelectorException e) {
            // closed: nobody listens any more
        }
    }

    private void read(SocketChannel channel, One one) {
        try {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                ended.incrementAndGet();
                channel.close();
                return;
            }
            long now = System.nanoTime();
            var text = one.tail + StandardCharsets.UTF_8.decode(buffer.flip());
            if (!one.begun && text.contains("\"counts\":{")) {
                one.begun = true;
                begun.incrementAndGet();
            }
            if (!awaited.isEmpty() && text.contains(awaited)) {
                heard.putIfAbsent(one.number, now);
            }
            one.tail = text.substring(Math.max(0, text.length() - TAIL));
        } catch (IOException e) {
            ended.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
        reader.join();
    }
}
