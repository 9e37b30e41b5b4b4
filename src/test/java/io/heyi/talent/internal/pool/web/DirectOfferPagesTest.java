package io.heyi.talent.internal.pool.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.internal.people.Employments;
import io.heyi.talent.internal.pool.OfferService;
import io.heyi.talent.internal.pool.Reply;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

/** The form of a direct offer, for each who may come to it; what the service refuses is tested with the pool. */
@SpringBootTest(classes = DirectOfferPagesTest.Shell.class)
@AutoConfigureMockMvc
class DirectOfferPagesTest {

    @ImportAutoConfiguration({JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
            WebMvcAutoConfiguration.class, ThymeleafAutoConfiguration.class})
    @ComponentScan("io.heyi.web.internal")
    @Import({DirectOfferPages.class, FakeNeighbours.FakeAccess.class, FakeNeighbours.SetClock.class})
    static class Shell {

        @Bean
        WorkingDays workingDays() {
            return new WorkingDays(ZoneId.of("Asia/Shanghai"), Set.of());
        }

        @Bean
        SecurityFilterChain everybodyComesIn(HttpSecurity http) throws Exception {
            return http.csrf(CsrfConfigurer::disable).authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
        }
    }

    @Autowired MockMvc mvc;
    @Autowired FakeAccess access;
    @MockitoBean OfferService offers;
    @MockitoBean Employments employments;

    @BeforeEach
    void theOwnerOfAnotherMicroenterprise() {
        access.signIn(user("chen", "me-owner:ME-0002", "entrepreneur"));
        when(employments.roles()).thenReturn(List.of("engineer"));
    }

    @ParameterizedTest(name = "in {0}")
    @CsvSource({"en, Offer a place directly", "zh, 直接发出邀约"})
    void theOwnerFindsTheFormWithThePersonFilledIn(String language, String title) throws Exception {
        mvc.perform(get("/microenterprises/ME-0002/offers/new").param("person", "li-1").locale(Locale.of(language))).andExpect(status().isOk()).andExpect(content().string(containsString("li-1"))).andExpect(content().string(containsString(title)))
                .andExpect(content().string(containsString("value=\"engineer\""))).andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void membersOfItOtherOwnersAndPartnersDoNot() throws Exception {
        for (var person : List.of(user("li", "me-member:ME-0002", "entrepreneur"), user("wu", "me-owner:ME-0003", "entrepreneur"), user("chef", "external-partner"), user("hu", "pool-coordinator"))) {
            access.signIn(person);
            mvc.perform(get("/microenterprises/ME-0002/offers/new")).andExpect(status().isForbidden());
        }
    }

    @Test
    void whatWasTypedIsOfferedForThisMicroenterprise() throws Exception {
        var input = new OfferService.Input("ME-0002", "engineer", "li-1", "18000", "80", "Come");
        when(offers.offer(any(), eq(input))).thenReturn(new Reply.Done<>(null));
        mvc.perform(post("/microenterprises/ME-0002/offers").param("person", " li-1 ").param("role", "engineer").param("salary", "18000").param("percent", "80").param("text", "Come"))
                .andExpect(redirectedUrl("/microenterprises/ME-0002/openings"));
        verify(offers).offer(any(), eq(input));
    }

    @Test
    void whatIsRefusedStandsAtItsFieldWithWhatWasTyped() throws Exception {
        when(offers.offer(any(), any(OfferService.Input.class))).thenReturn(Reply.invalid("person", "talentpool.error.notDirectly"));
        mvc.perform(post("/microenterprises/ME-0002/offers").param("person", "li-1").param("text", "<b>Come</b>")).andExpect(status().isOk())
                .andExpect(content().string(containsString("notice-bad"))).andExpect(content().string(containsString("&lt;b&gt;Come"))).andExpect(content().string(not(containsString("??"))));
        when(offers.offer(any(), any(OfferService.Input.class))).thenReturn(new Reply.NotAllowed<>("talentpool.refusal.onlyOwner"));
        mvc.perform(post("/microenterprises/ME-0002/offers").param("person", "li-1")).andExpect(status().isForbidden());
        assertThat(access.currentUser().username().value()).isEqualTo("chen");
    }
}
