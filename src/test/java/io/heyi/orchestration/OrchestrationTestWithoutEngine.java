package io.heyi.orchestration;

import io.heyi.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The orchestration module alone on a real PostgreSQL, with no engine to send to. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = OrchestrationTestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"camunda.client.enabled=false", "heyi.orchestration.deployment.folders=classpath:orchestration/"})
@ContextConfiguration(initializers = TestDatabase.class)
public @interface OrchestrationTestWithoutEngine {}
