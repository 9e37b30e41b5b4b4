package io.heyi.localstack;

import java.util.LinkedHashMap;
import java.util.Map;

/** Addresses and demo secrets of one stack; the only place that knows how they reach the product. */
public record StackAddresses(Ports ports) {
    static final String HOST = "127.0.0.1";
    static final String REALM = "heyi";
    static final String CLIENT = "heyi-app";
    /** Known to everybody: it protects nothing but a server on loopback with demo accounts. */
    static final String CLIENT_SECRET = "local-demo-only";
    static final String DATABASE = "heyi";
    /** The client of `curl` and of the tests; exists in the local realm only. */
    public static final String CLI_CLIENT = "heyi-cli";

    /** The product; browsers use one host name throughout, as cookies belong to a name. */
    public String app() {
        return "http://localhost:" + ports.app();
    }

    public String keycloak() {
        return "http://localhost:" + ports.keycloak();
    }

    public String issuer() {
        return keycloak() + "/realms/" + REALM;
    }

    public String tokenEndpoint() {
        return issuer() + "/protocol/openid-connect/token";
    }

    public String operate() {
        return "http://localhost:" + ports.engineRest() + "/operate";
    }

    public String engineRest() {
        return "http://" + HOST + ":" + ports.engineRest();
    }

    public String engineGrpc() {
        return "http://" + HOST + ":" + ports.engineGrpc();
    }

    public String engineManagement() {
        return "http://" + HOST + ":" + ports.engineManagement();
    }

    public String search() {
        return "http://" + HOST + ":" + ports.search();
    }

    public String jdbc() {
        return "jdbc:postgresql://" + HOST + ":" + ports.postgres() + "/" + DATABASE;
    }

    /** Page of the mails that the product has sent. */
    public String mail() {
        return "http://" + HOST + ":" + ports.mail();
    }

    /** What the product is told about its surroundings, as Spring properties. */
    public Map<String, String> springProperties() {
        var p = new LinkedHashMap<String, String>();
        p.put("spring.profiles.active", "local");
        p.put("server.address", HOST);
        p.put("server.port", Integer.toString(ports.app()));
        p.put("spring.datasource.url", jdbc());
        p.put("spring.datasource.username", DATABASE);
        p.put("spring.datasource.password", DATABASE);
        p.put("camunda.client.mode", "self-managed");
        p.put("camunda.client.auth.method", "none");
        p.put("camunda.client.grpc-address", engineGrpc());
        p.put("camunda.client.rest-address", engineRest());
        p.put("camunda.client.prefer-rest-over-grpc", "false");
        p.put("spring.security.oauth2.client.provider.keycloak.issuer-uri", issuer());
        p.put("spring.security.oauth2.client.registration.keycloak.provider", "keycloak");
        p.put("spring.security.oauth2.client.registration.keycloak.client-id", CLIENT);
        p.put("spring.security.oauth2.client.registration.keycloak.client-secret", CLIENT_SECRET);
        p.put("spring.security.oauth2.client.registration.keycloak.scope", "openid,profile,email");
        p.put("spring.security.oauth2.resourceserver.jwt.issuer-uri", issuer());
        p.put("heyi.keycloak.base-url", keycloak());
        p.put("heyi.keycloak.realm", REALM);
        p.put("heyi.keycloak.client-id", CLIENT);
        p.put("heyi.keycloak.client-secret", CLIENT_SECRET);
        p.put("heyi.engine.management-url", engineManagement());
        p.put("heyi.operate.url", operate());
        p.put("heyi.base-url", app());
        p.put("spring.mail.host", HOST);
        p.put("spring.mail.port", Integer.toString(ports.smtp()));
        return p;
    }

    /** The same as program arguments, which win over every file. */
    public String[] arguments() {
        return springProperties().entrySet().stream()
                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                .toArray(String[]::new);
    }
}
