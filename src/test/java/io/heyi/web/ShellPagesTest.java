package io.heyi.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.Role;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;

@ShellApplication
class ShellPagesTest {

    @Autowired
    private MockMvc mvc;

    static OidcLoginRequestPostProcessor signedIn(String username, Role... roles) {
        return oidcLogin().idToken(token -> token.claim("preferred_username", username).claim("name", "Person " + username).claim("sid", "session-1"))
                .authorities(Arrays.stream(roles).<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.authority())).toList());
    }

    @Test
    void theHomePageGreetsThePersonInTheLanguageOfTheBrowser() throws Exception {
        mvc.perform(get("/").with(signedIn("entrepreneur-01", Role.ENTREPRENEUR)))
                .andExpect(status().isOk()).andExpect(content().string(containsString("Good to see you, Person entrepreneur-01")));
        mvc.perform(get("/").with(signedIn("entrepreneur-01", Role.ENTREPRENEUR)).header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8"))
                .andExpect(content().string(allOf(containsString("Person entrepreneur-01，您好"), containsString("lang=\"zh-CN\""))));
    }

    @Test
    void theChosenLanguageAndLookAreKept() throws Exception {
        mvc.perform(get("/?lang=zh&theme=dark").with(signedIn("entrepreneur-01")))
                .andExpect(cookie().value("heyi-language", "zh")).andExpect(cookie().value("heyi-theme", "dark"))
                .andExpect(content().string(allOf(containsString("您好"), containsString("data-bs-theme=\"dark\""))));
        mvc.perform(get("/").with(signedIn("entrepreneur-01")).cookie(new Cookie("heyi-language", "zh"), new Cookie("heyi-theme", "dark")).header("Accept-Language", "en"))
                .andExpect(content().string(allOf(containsString("您好"), containsString("data-bs-theme=\"dark\""))));
        mvc.perform(get("/?lang=<script>&theme=x").with(signedIn("entrepreneur-01")))
                .andExpect(cookie().doesNotExist("heyi-language")).andExpect(content().string(not(containsString("lang=<script>"))));
    }

    @Test
    void namesAreShownAsTextAndNeverAsMarkup() throws Exception {
        mvc.perform(get("/").with(signedIn("entrepreneur-01").idToken(token -> token.claim("preferred_username", "entrepreneur-01").claim("name", "<script>alert(1)</script>"))))
                .andExpect(content().string(allOf(containsString("&lt;script&gt;alert(1)"), not(containsString("<script>alert")))));
    }

    @Test
    void pagesAllowNoForeignAndNoInlineScript() throws Exception {
        mvc.perform(get("/").with(signedIn("entrepreneur-01")))
                .andExpect(header().string("Content-Security-Policy", allOf(containsString("script-src 'self';"), containsString("frame-ancestors 'none'"), containsString("base-uri 'none'"))))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "strict-origin-when-cross-origin"))
                .andExpect(header().exists("Permissions-Policy"))
                .andExpect(content().string(not(containsString("onclick="))));
    }
}
