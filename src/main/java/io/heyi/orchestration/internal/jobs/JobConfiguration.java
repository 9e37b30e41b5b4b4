package io.heyi.orchestration.internal.jobs;

import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JobConfiguration {

    @Bean
    @ConditionalOnProperty(name = "camunda.client.enabled", matchIfMissing = true)
    JobExceptionHandlingStrategy jobFailures(CommandExceptionHandlingStrategy commands, MetricsRecorder metrics, InstanceStore instances,
                                             WorkerActivity activity, BusinessKeys businessKeys, ApplicationEventPublisher events) {
        return new JobFailures(commands, metrics, instances, activity, businessKeys, events);
    }
}
