package io.heyi.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The line between the product and its engine in the JVM, which a test can cut: after {@link TestEngine} among the initializers. While it is cut nothing
 * listens where the engine should be, and the engine keeps all it has.
 */
public final class TestEngineLine implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<ApplicationContext, TestEngineLine> LINES = new ConcurrentHashMap<>();

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private int engine;
    private int port;
    private ServerSocket listening;

    public static TestEngineLine of(ApplicationContext context) {
        return LINES.get(context);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        engine = URI.create(context.getEnvironment().getRequiredProperty("camunda.client.grpc-address")).getPort();
        mend();
        LINES.put(context, this);
        TestPropertyValues.of("camunda.client.grpc-address=http://127.0.0.1:" + port).applyTo(context);
    }

    /** All connections end, and none can be made. */
    public synchronized void cut() {
        close(listening);
        open.forEach(TestEngineLine::close);
        open.clear();
    }

    public synchronized void mend() {
        try {
            listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            port = listening.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var here = listening;
        Thread.ofVirtual().start(() -> accept(here));
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                var near = from.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), engine);
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> copy(near, far));
                Thread.ofVirtual().start(() -> copy(far, near));
            }
        } catch (IOException e) {
            close(from);
        }
    }

    private void copy(Socket from, Socket to) {
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // cut
        }
    }

    private static void close(java.io.Closeable one) {
        try {
            one.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
