package io.heyi;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** For tests of the whole product: what other tests configure in its packages is not part of it. */
public final class ProductOnly implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("withoutTestClasses", new WithoutTestClasses());
    }
}
