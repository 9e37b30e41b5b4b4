package io.heyi.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.Access;
import io.heyi.access.IdentityProvisioning;
import io.heyi.access.IdentityUnavailableException;
import io.heyi.access.Person;
import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.localstack.LocalStack;
import io.heyi.localstack.LocalStackSettings;
import io.heyi.localstack.Part;
import io.heyi.shared.PageRequest;
import io.heyi.web.ShellApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The module against the Keycloak of the local stack: directory, groups, tokens, and an outage. */
@ShellApplication
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealKeycloakTest {

    private static final Username ONE = new Username("entrepreneur-01");
    private static final Username TWO = new Username("entrepreneur-02");

    private static LocalStack stack;

    @Autowired
    private Identity identity;
    @Autowired
    private Directory directory;
    @Autowired
    private Relations relations;
    @Autowired
    private IdentityProvisioning provisioning;
    @Autowired
    private Access access;
    @Autowired
    private MockMvc mvc;

    @DynamicPropertySource
    static void ownKeycloak(DynamicPropertyRegistry registry) {
        // the end-to-end tests, which come later, find Keycloak's program built
        stack = LocalStack.open(LocalStackSettings.test(Path.of("")));
        stack.start(Part.KEYCLOAK);
        stack.addresses().springProperties().forEach((name, value) -> {
            if (name.startsWith("heyi.keycloak.")) {
                registry.add(name, () -> value);
            }
        });
        registry.add("heyi.keycloak.timeout", () -> "30s");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private IdentityUpkeep upkeep() {
        return new IdentityUpkeep(identity, directory, relations, provisioning);
    }

    private Set<String> members(Kind kind, String objectId) {
        return Set.copyOf(identity.members(identity.group(kind.keycloakPath(objectId))).values());
    }

    private static String token(String username) throws Exception {
        var body = "grant_type=password&client_id=heyi-cli&username=%s&password=%s".formatted(username, username);
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(URI.create(stack.addresses().tokenEndpoint())).header("Content-Type", "application/x-www-form-urlencoded")
                    .timeout(Duration.ofSeconds(30)).POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
            return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
        }
    }

    @Test
    @Order(1)
    void somebodyUnknownIsLookedUpOnce() {
        assertThat(access.person(new Username("committee-3"))).map(Person::roles).hasValueSatisfying(roles -> assertThat(roles).contains(Role.INVESTMENT_COMMITTEE));
        assertThat(access.person(new Username("nobody-at-all"))).isEmpty();
    }

    @Test
    @Order(2)
    void theDirectoryLearnsEverybodyWithTheirRoles() {
        assertThat(new PeopleHealthIndicator(directory).health().getStatus()).as("one person looked up is not everybody").isEqualTo(Status.DOWN);
        upkeep().learnPeople();
        assertThat(new PeopleHealthIndicator(directory).health().getStatus()).isEqualTo(Status.UP);
        assertThat(access.holders(Role.INVESTMENT_COMMITTEE)).extracting(Username::value).containsExactly("committee-1", "committee-2", "committee-3", "committee-4", "committee-5");
        assertThat(access.search("entrepreneur-", PageRequest.first()).total()).isEqualTo(60);
        assertThat(access.person(new Username("service-account-heyi-app"))).isEmpty();
    }

    @Test
    @Order(3)
    void grantedRelationsBecomeGroupsInKeycloak() {
        access.grant(List.of(new Relation(ONE, Kind.ME_OWNER, "ME-0001"), new Relation(ONE, Kind.ME_MEMBER, "ME-0001"), new Relation(TWO, Kind.ME_MEMBER, "ME-0001")));
        upkeep().passChangesOn();
        assertThat(members(Kind.ME_OWNER, "ME-0001")).containsExactly("entrepreneur-01");
        assertThat(members(Kind.ME_MEMBER, "ME-0001")).containsExactlyInAnyOrder("entrepreneur-01", "entrepreneur-02");
        assertThat(relations.due(10)).isEmpty();
        assertThat(access.members("me-member:ME-0001")).containsExactly(ONE, TWO);
    }

    @Test
    @Order(4)
    void whatSomebodyChangedInKeycloakIsRepairedFromTheDatabase() {
        var owners = identity.group(Kind.ME_OWNER.keycloakPath("ME-0001"));
        identity.join(owners, identity.account(TWO).orElseThrow().id());
        identity.leave(owners, identity.account(ONE).orElseThrow().id());
        identity.join(identity.group("/microenterprises/ME-0099/owners"), identity.account(TWO).orElseThrow().id());
        assertThat(provisioning.repairAll()).isEqualTo(3);
        assertThat(members(Kind.ME_OWNER, "ME-0001")).containsExactly("entrepreneur-01");
        assertThat(members(Kind.ME_OWNER, "ME-0099")).isEmpty();
        assertThat(provisioning.repairAll()).isZero();
    }

    @Test
    @Order(5)
    void aRevokedRelationEndsTheMembership() {
        access.revoke(List.of(new Relation(TWO, Kind.ME_MEMBER, "ME-0001")));
        upkeep().passChangesOn();
        assertThat(members(Kind.ME_MEMBER, "ME-0001")).containsExactly("entrepreneur-01");
    }

    @Test
    @Order(6)
    void whoeverEntersTheTalentPoolIsInItsGroupAndWhoeverLeavesItIsNotAnyMore() {
        var inThePool = List.of(new Relation(TWO, Kind.POOL_MEMBER, Relation.POOL));
        access.grant(inThePool);
        upkeep().passChangesOn();
        assertThat(members(Kind.POOL_MEMBER, Relation.POOL)).contains("entrepreneur-02");
        access.revoke(inThePool);
        upkeep().passChangesOn();
        assertThat(members(Kind.POOL_MEMBER, Relation.POOL)).doesNotContain("entrepreneur-02");
        assertThat(relations.due(10)).isEmpty();
    }

    @Test
    @Order(7)
    void anAccessTokenOfTheRealmOpensTheApiAndAForgedOneDoesNot() throws Exception {
        var token = token("entrepreneur-01");
        mvc.perform(get("/api/v1/me").header("Authorization", "Bearer " + token)).andExpect(status().isOk())
                .andExpect(jsonPath("$.username").value("entrepreneur-01")).andExpect(jsonPath("$.relations[0].objectId").value("ME-0001"));
        mvc.perform(get("/api/v1/me").header("Authorization", "Bearer " + token.substring(0, token.length() - 6) + "AAAAAA")).andExpect(status().isUnauthorized());
    }

    @Test
    @Order(8)
    void whileKeycloakIsAwayTokensAndTheDirectoryStillWork() throws Exception {
        var token = token("entrepreneur-02");
        stack.kill(Part.KEYCLOAK);
        mvc.perform(get("/api/v1/me").header("Authorization", "Bearer " + token)).andExpect(status().isOk());
        assertThat(access.person(TWO)).isPresent();
        assertThat(access.person(new Username("somebody-new"))).isEmpty();
        assertThatThrownBy(() -> provisioning.provision(Kind.ME_OWNER, "ME-0001")).isInstanceOf(IdentityUnavailableException.class);
        access.grant(List.of(new Relation(TWO, Kind.ME_MEMBER, "ME-0001")));
        upkeep().passChangesOn();
        assertThat(relations.due(10)).hasSize(1);
    }

    @Test
    @Order(9)
    void onceKeycloakIsBackItCatchesUpByItself() {
        stack.start(Part.KEYCLOAK);
        // its first answers after a start may take longer than the product waits; the next look finds the change still due
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            upkeep().passChangesOn();
            assertThat(relations.due(10)).isEmpty();
        });
        assertThat(members(Kind.ME_MEMBER, "ME-0001")).containsExactlyInAnyOrder("entrepreneur-01", "entrepreneur-02");
    }
}
