package io.heyi.access.internal;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.Person;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.web.ShellApplication;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.MockMvc;

@ShellApplication
class SessionsTest {

    @Autowired
    private MockMvc mvc;
    @Autowired
    private SessionRepository<? extends Session> sessions;
    @Autowired
    private Directory directory;
    @Autowired
    private JdbcClient jdbc;

    /** What the database holds after somebody signed in; nothing of it is in this JVM's memory. */
    private Cookie signedInEarlier(String username) {
        return store(sessions, username);
    }

    private static <S extends Session> Cookie store(SessionRepository<S> sessions, String username) {
        var authorities = List.of(new SimpleGrantedAuthority(Role.ENTREPRENEUR.authority()));
        var token = OidcIdToken.withTokenValue("t").subject("s").issuedAt(Instant.EPOCH).expiresAt(Instant.EPOCH.plusSeconds(300))
                .claim("preferred_username", username).claim("name", "Person " + username).build();
        var session = sessions.createSession();
        session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(new OAuth2AuthenticationToken(new DefaultOidcUser(authorities, token, "preferred_username"), authorities, "keycloak")));
        sessions.save(session);
        return new Cookie("heyi-session", Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whoWasSignedInStaysSignedInOverARestart() throws Exception {
        mvc.perform(get("/").cookie(signedInEarlier("entrepreneur-01"))).andExpect(status().isOk()).andExpect(content().string(containsString("Person entrepreneur-01")));
    }

    @Test
    void aPersonWhomKeycloakNoLongerHasIsSignedOutAtOnce() throws Exception {
        var cookie = signedInEarlier("entrepreneur-09");
        directory.save(new Person(new Username("entrepreneur-09"), "Nine", "", Set.of()), "id-9");
        mvc.perform(get("/").cookie(cookie)).andExpect(status().isOk());
        directory.deactivateAllBut(List.of());
        mvc.perform(get("/").cookie(cookie).accept(MediaType.TEXT_HTML)).andExpect(status().isServiceUnavailable());
    }

    @Test
    void aSessionThatCannotBeReadAnyMoreMeansSigningInAgain() throws Exception {
        var cookie = signedInEarlier("entrepreneur-02");
        jdbc.sql("update access.spring_session_attributes set attribute_bytes = '\\x00'").update();
        mvc.perform(get("/").cookie(cookie).accept(MediaType.TEXT_HTML)).andExpect(status().isServiceUnavailable());
    }
}
