package io.heyi.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.microenterprise.WholeProduct;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** The product's own doors: a calendar address comes in without a sign-in, to be read, and nothing beside it does. */
@WholeProduct
class CalendarSecurityTest {

    private static final String UNKNOWN = "/calendar/" + "A".repeat(43) + ".ics";

    @Autowired MockMvc mvc;

    @Test
    void anAddressNeedsNoSignInAndLeavesNoSession() throws Exception {
        var request = mvc.perform(get(UNKNOWN)).andExpect(status().isNotFound()).andReturn().getRequest();
        assertThat(request.getSession(false)).isNull();
        mvc.perform(head(UNKNOWN)).andExpect(status().isNotFound());
    }

    /** Asked as a script asks, because a browser is sent to Keycloak or told that it is away: neither is what this is about. */
    @Test
    void nothingBesideItComesIn() throws Exception {
        mvc.perform(post(UNKNOWN)).andExpect(status().isForbidden());
        for (var path : new String[] {"/calendar", "/calendar/", "/calendar/" + "A".repeat(43), "/calendar/x/y.ics", "/me/calendar", "/inbox/deadlines"}) {
            mvc.perform(get(path).accept(MediaType.APPLICATION_JSON)).andExpect(status().isUnauthorized());
        }
        mvc.perform(post("/me/calendar/feed").with(csrf()).accept(MediaType.APPLICATION_JSON)).andExpect(status().isUnauthorized());
    }
}
