package io.heyi.orchestration;

import io.heyi.testing.TestDatabase;
import io.heyi.testing.TestEngine;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The orchestration module alone on a real PostgreSQL and the in-JVM engine, with the sample case of {@code src/test/resources/orchestration}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = OrchestrationTestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "heyi.orchestration.deployment.folders=classpath:orchestration/")
@ContextConfiguration(initializers = {TestDatabase.class, TestEngine.class})
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
public @interface OrchestrationTest {}
