package io.heyi.bench;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.InboxWebTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Pages and API of the inbox; who clicks, a header says. */
@SpringBootConfiguration
@Import(InboxWebTest.Beans.class)
@ImportAutoConfiguration({SecurityAutoConfiguration.class, SecurityFilterAutoConfiguration.class})
class InboxBenchProduct {

    @Bean
    @Primary
    Access accessByHeader(FakeAccess otherwise) {
        return (Access) Proxy.newProxyInstance(Access.class.getClassLoader(), new Class<?>[] {Access.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("currentUser")) {
                return clicking();
            }
            try {
                return method.invoke(otherwise, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    @Bean
    @Primary
    Clock realTime() {
        return Clock.systemUTC();
    }

    private static CurrentUser clicking() {
        var request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return io.heyi.inbox.FakeNeighbours.user(request.getHeader("X-Bench-Person"), request.getHeader("X-Bench-Groups").split(","));
    }
}
