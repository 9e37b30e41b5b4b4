package io.heyi.microenterprise;

import io.heyi.HeyiApplication;
import io.heyi.ProductOnly;
import io.heyi.access.IdentityProvisioning;
import io.heyi.testing.TestDatabase;
import io.heyi.testing.TestEngine;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The product on a real database and the in-JVM engine; only Keycloak is away, and its provisioning is played. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = HeyiApplication.class, properties = {"heyi.access.upkeep.enabled=false", "heyi.keycloak.base-url=http://127.0.0.1:1",
        "heyi.keycloak.client-secret=unused", "management.endpoint.health.validate-group-membership=false"})
@AutoConfigureMockMvc
@DirtiesContext
@ContextConfiguration(initializers = {ProductOnly.class, TestDatabase.class, TestEngine.class})
@MockitoBean(types = IdentityProvisioning.class)
public @interface WholeProduct {}
