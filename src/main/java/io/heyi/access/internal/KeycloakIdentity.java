package io.heyi.access.internal;

import static io.heyi.access.internal.KeycloakPages.SIZE;
import static io.heyi.access.internal.KeycloakPages.all;

import io.heyi.access.IdentityUnavailableException;
import io.heyi.access.Person;
import io.heyi.access.Role;
import io.heyi.access.Username;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Speaks to Keycloak as the product's service account. Opens nothing before the first call, so Keycloak may be away when the product starts. */
@Component
class KeycloakIdentity implements Identity, DisposableBean {

    private static final String SERVICE_ACCOUNT = "service-account-";

    private final KeycloakProperties properties;
    private Keycloak client;
    private RealmResource realm;

    KeycloakIdentity(KeycloakProperties properties) {
        this.properties = properties;
    }

    @Override
    public List<Account> accounts() {
        return asking(realm -> {
            var roles = RoleHolders.in(realm);
            return all(first -> realm.users().search(null, null, null, null, first, SIZE, true, true)).stream().flatMap(user -> account(user, roles.getOrDefault(user.getId(), Set.of())).stream()).toList();
        });
    }

    @Override
    public Optional<Account> account(Username username) {
        return asking(realm -> realm.users().searchByUsername(username.value(), true).stream().findFirst()
                .flatMap(user -> account(user, effectiveRoles(realm, user.getId()))));
    }

    private static Set<Role> effectiveRoles(RealmResource realm, String id) {
        return Set.copyOf(realm.users().get(id).roles().realmLevel().listEffective().stream()
                .map(RoleRepresentation::getName).flatMap(name -> Role.named(name).stream()).toList());
    }

    private static Optional<Account> account(UserRepresentation user, Set<Role> roles) {
        if (!Boolean.TRUE.equals(user.isEnabled()) || user.getUsername().startsWith(SERVICE_ACCOUNT) || !Username.isValid(user.getUsername())) {
            return Optional.empty();
        }
        var name = Stream.of(user.getFirstName(), user.getLastName()).filter(part -> part != null && !part.isBlank()).reduce((first, last) -> first + " " + last);
        var email = user.getEmail() == null ? "" : user.getEmail();
        return Optional.of(new Account(user.getId(), new Person(new Username(user.getUsername()), name.orElse(user.getUsername()), email, roles)));
    }

    @Override
    public Group group(String path) {
        return asking(realm -> {
            var found = at(realm, path);
            return found.isPresent() ? new Group(found.get().getId(), path, false) : new Group(create(realm, path), path, true);
        });
    }

    private static Optional<GroupRepresentation> at(RealmResource realm, String path) {
        try {
            return Optional.of(realm.getGroupByPath(path));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Somebody else creating the same group meanwhile is as good as creating it ourselves. */
    private static String create(RealmResource realm, String path) {
        var cut = path.lastIndexOf('/');
        var group = new GroupRepresentation();
        group.setName(path.substring(cut + 1));
        if (cut == 0) {
            expectCreatedOrThere(() -> realm.groups().add(group));
        } else {
            var parentPath = path.substring(0, cut);
            var parent = at(realm, parentPath).map(GroupRepresentation::getId).orElseGet(() -> create(realm, parentPath));
            expectCreatedOrThere(() -> realm.groups().group(parent).subGroup(group));
        }
        return at(realm, path).orElseThrow(() -> new WebApplicationException("group is not there after creating it: " + path)).getId();
    }

    private static void expectCreatedOrThere(Supplier<Response> call) {
        try (var response = call.get()) {
            var status = response.getStatus();
            if (status / 100 != 2 && status != Response.Status.CONFLICT.getStatusCode()) {
                throw new WebApplicationException("creating a group", status);
            }
        }
    }

    @Override
    public List<String> pathsBelow(String path) {
        return asking(realm -> at(realm, path).map(top -> all(first -> realm.groups().group(top.getId()).getSubGroups(first, SIZE, true)).stream()
                .map(GroupRepresentation::getPath).toList()).orElse(List.of()));
    }

    @Override
    public Map<String, String> members(Group group) {
        return asking(realm -> all(first -> realm.groups().group(group.id()).members(first, SIZE)).stream()
                .collect(Collectors.toMap(UserRepresentation::getId, UserRepresentation::getUsername, (one, same) -> one)));
    }

    @Override
    public void join(Group group, String accountId) {
        asking(realm -> {
            realm.users().get(accountId).joinGroup(group.id());
            return null;
        });
    }

    @Override
    public void leave(Group group, String accountId) {
        asking(realm -> {
            realm.users().get(accountId).leaveGroup(group.id());
            return null;
        });
    }

    private <R> R asking(Function<RealmResource, R> question) {
        try {
            return question.apply(realm());
        } catch (ProcessingException | WebApplicationException e) {
            throw new IdentityUnavailableException("Keycloak at " + properties.baseUrl() + " did not do what was asked: " + e.getMessage(), e);
        }
    }

    private synchronized RealmResource realm() {
        if (realm == null) {
            client = KeycloakBuilder.builder().serverUrl(properties.baseUrl()).realm(properties.realm()).grantType("client_credentials")
                    .clientId(properties.clientId()).clientSecret(properties.clientSecret())
                    .resteasyClient(ClientBuilder.newBuilder().connectTimeout(properties.timeout().toMillis(), TimeUnit.MILLISECONDS)
                            .readTimeout(properties.timeout().toMillis(), TimeUnit.MILLISECONDS).build())
                    .build();
            // kept, because making one reads the annotations of its whole interface
            realm = client.realm(properties.realm());
        }
        return realm;
    }

    @Override
    public synchronized void destroy() {
        if (client != null) {
            client.close();
        }
    }
}
