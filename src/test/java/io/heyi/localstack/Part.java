package io.heyi.localstack;

/** The servers that the product needs, in the order in which they are reported. */
public enum Part {
    POSTGRES("PostgreSQL"),
    OPENSEARCH("OpenSearch"),
    CAMUNDA("Camunda"),
    KEYCLOAK("Keycloak");

    private final String title;

    Part(String title) {
        this.title = title;
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
