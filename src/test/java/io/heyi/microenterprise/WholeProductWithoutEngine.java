package io.heyi.microenterprise;

import io.heyi.HeyiApplication;
import io.heyi.ProductOnly;
import io.heyi.access.IdentityProvisioning;
import io.heyi.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** As {@link WholeProduct}, but nobody runs the processes: a test takes their steps itself, one after the other, and modules meet as they are. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = HeyiApplication.class, properties = {"camunda.client.enabled=false", "heyi.access.upkeep.enabled=false", "heyi.keycloak.base-url=http://127.0.0.1:1",
        "heyi.keycloak.client-secret=unused", "management.endpoint.health.validate-group-membership=false"})
@AutoConfigureMockMvc
@DirtiesContext
@ContextConfiguration(initializers = {ProductOnly.class, TestDatabase.class})
@MockitoBean(types = IdentityProvisioning.class)
public @interface WholeProductWithoutEngine {}
