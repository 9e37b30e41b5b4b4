package io.heyi.orchestration.internal.client;

import io.camunda.client.CamundaClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Stopping never hangs on the engine's client. The client (8.8.14) leaks a lock when a worker is closed while its broken stream waits to be opened again, and its own
 * {@code close} then waits for that lock for ever; so closing is taken from the container and done with a deadline.
 */
@Configuration(proxyBeanMethods = false)
class EngineClientConfiguration {

    @Bean
    static BeanFactoryPostProcessor engineClientIsNotClosedByTheContainer() {
        return beans -> {
            for (var name : beans.getBeanNamesForType(CamundaClient.class, true, false)) {
                beans.getBeanDefinition(name).setDestroyMethodName("");
            }
        };
    }

    @Bean(destroyMethod = "close")
    BoundedClose engineClientClosedInTime(ObjectProvider<CamundaClient> clients) {
        return new BoundedClose(() -> clients.stream().forEach(CamundaClient::close));
    }
}
