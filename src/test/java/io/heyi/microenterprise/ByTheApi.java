package io.heyi.microenterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.Access;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.access.Username;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Short words for tests that speak to the whole product as its people. */
public abstract class ByTheApi {

    @Autowired protected MockMvc mvc;
    @Autowired protected ObjectMapper json;
    @Autowired protected JdbcClient jdbc;

    private final Map<String, Role[]> people;

    protected ByTheApi(Map<String, Role[]> people) {
        this.people = people;
    }

    protected static Role[] roles(Role... roles) {
        return roles;
    }

    /** Puts the people into the directory. */
    protected void know() {
        people.forEach((name, roles) -> jdbc.sql("insert into access.person (username, keycloak_id, display_name, email, roles, active, seen_at) "
                        + "values (?, '', ?, ?, ?, true, now()) on conflict do nothing")
                .params(name, "Mx " + name, name + "@example.org", Arrays.stream(roles).map(Role::roleName).toArray(String[]::new)).update());
    }

    /** A running micro-enterprise on platform {@code food}, with its owner's rights. */
    protected void microenterprise(Access access, String code, String name, String owner) {
        jdbc.sql("""
                insert into microenterprise.microenterprise (code, takeover_key, name, state, platform, kind, user_scenario, value_proposition, owner, targets, currency,
                                                             cash_flow_allowance, horizon_months, founded_at)
                values (?, ?, ?, 'RUNNING', 'food', 'USER', 's', 'v', ?, '[]', 'CNY', 0, 18, now()) on conflict do nothing""").params(code, code, name, owner).update();
        access.grant(List.of(new Relation(new Username(owner), Relation.Kind.ME_OWNER, code)));
    }

    protected SimpleGrantedAuthority[] authorities(String person) {
        return Arrays.stream(people.get(person)).map(role -> new SimpleGrantedAuthority(role.authority())).toArray(SimpleGrantedAuthority[]::new);
    }

    protected MockHttpServletResponse call(String person, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.locale(Locale.ENGLISH).with(jwt().jwt(token -> token.subject(person).claim("preferred_username", person).claim("sid", "session-" + person))
                .authorities(authorities(person)))).andReturn().getResponse();
    }

    /** @param path below {@code /api/v1} */
    protected JsonNode read(String person, String path) throws Exception {
        var response = call(person, get("/api/v1" + path));
        assertThat(response.getStatus()).as(path + " " + response.getContentAsString()).isEqualTo(200);
        return json.readTree(response.getContentAsByteArray());
    }

    /** @param body a text is sent as it is */
    protected MockHttpServletResponse send(String person, String path, Object body) throws Exception {
        return call(person, post("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).content(body instanceof String text ? text : json.writeValueAsString(body)));
    }
}
