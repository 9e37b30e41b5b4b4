package io.heyi.testing;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/**
 * One in-JVM engine per application context, reached over real gRPC: {@code @ContextConfiguration(initializers = {TestDatabase.class, TestEngine.class})}.
 * {@link #of} gives access to it, e.g. to move its time.
 */
public final class TestEngine implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<ApplicationContext, ZeebeTestEngine> ENGINES = new ConcurrentHashMap<>();

    /** Starts an engine of its own, outside of any context; the caller stops it. */
    public static ZeebeTestEngine start() {
        var engine = EngineFactory.create();
        engine.start();
        return engine;
    }

    public static ZeebeTestEngine of(ApplicationContext context) {
        return ENGINES.get(context);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var engine = start();
        ENGINES.put(context, engine);
        TestPropertyValues.of("camunda.client.enabled=true", "camunda.client.grpc-address=http://" + engine.getGatewayAddress()).applyTo(context);
        context.addApplicationListener((ApplicationListener<ApplicationEvent>) event -> {
            if (event instanceof ContextClosedEvent closed && closed.getApplicationContext() == context && ENGINES.remove(context) != null) {
                engine.stop();
            }
        });
    }
}
