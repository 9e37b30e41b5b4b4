package io.heyi.localstack;

/** The servers that the product needs, and the product itself as a child process (in tests). */
public enum Part {
    POSTGRES("PostgreSQL"),
    OPENSEARCH("OpenSearch"),
    CAMUNDA("Camunda"),
    KEYCLOAK("Keycloak"),
    PRODUCT("Heyi");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    /** Everything but the product. */
    public static Part[] servers() {
        return new Part[] {POSTGRES, OPENSEARCH, CAMUNDA, KEYCLOAK};
    }

    /** Name for people. */
    public String title() {
        return title;
    }

    /** Name for files: logs, records, data. */
    String fileName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
