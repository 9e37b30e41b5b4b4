package io.heyi.policies;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.heyi.web.PolicyGroup;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.mockito.ArgumentMatchers;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product's policies without the rest of it: nothing but what shows them is made. */
final class AllPolicies implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan("io.heyi")
    static class Properties {}

    /** @param properties set outside of the gate */
    AllPolicies(Map<String, Object> properties) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("a test", properties));
        context.registerBean(JdbcClient.class, AllPolicies::empty);
        context.registerBean(Clock.class, Clock::systemUTC);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter((found, others) -> found.getResource().getURL().getPath().contains("/test-classes/") || found.getClassMetadata().getClassName().equals("io.heyi.HeyiApplication"));
        context.registerBean(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, LifecycleProcessor.class, NothingRuns::new);
        scanner.scan("io.heyi");
        context.register(Properties.class);
        context.addBeanFactoryPostProcessor(beans -> Arrays.stream(beans.getBeanDefinitionNames()).forEach(name -> beans.getBeanDefinition(name).setLazyInit(true)));
        context.refresh();
    }

    private static JdbcClient empty() {
        JdbcClient database = mock(JdbcClient.class, RETURNS_DEEP_STUBS);
        when(database.sql(anyString()).query(ArgumentMatchers.<RowMapper<Object>>any()).list()).thenReturn(List.of());
        return database;
    }

    List<PolicyGroup> groups() {
        return context.getBeanProvider(PolicyGroup.class).stream().sorted(Comparator.comparingInt(PolicyGroup::order)).toList();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Nothing of the product runs. */
    private static final class NothingRuns implements LifecycleProcessor {

        @Override
        public void onRefresh() {}

        @Override
        public void onClose() {}

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }
    }
}
