package io.heyi.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keycloak in development mode with the realm as code; its data is rebuilt whenever that code changes. */
final class KeycloakServer implements Server {
    private static final int HEAP_MEGABYTES = 512;
    /** Keycloak's own sign for "I have rebuilt myself, start me again". */
    private static final int REBUILT = 10;

    private final LocalStackSettings settings;
    private final StackAddresses addresses;
    private boolean built;

    KeycloakServer(LocalStackSettings settings) {
        this.settings = settings;
        this.addresses = new StackAddresses(settings.ports());
    }

    @Override
    public Part part() {
        return Part.KEYCLOAK;
    }

    @Override
    public boolean healthy() {
        return Http.answers(addresses.issuer() + "/.well-known/openid-configuration");
    }

    @Override
    public void prepare() throws IOException {
        built = false;
        copyProgram(Distribution.KEYCLOAK.in(settings));
        LocalRealm realm = realm();
        Path importFile = home().resolve("data/import/" + StackAddresses.REALM + "-realm.json");
        Path imported = data().resolve("realm.sha256");
        if (!Files.exists(imported) || !Files.readString(imported).equals(realm.checksum())) {
            Folders.delete(data());
        }
        Files.createDirectories(data());
        Files.createDirectories(importFile.getParent());
        Files.writeString(importFile, realm.json());
    }

    @Override
    public void ready() throws IOException {
        Files.writeString(data().resolve("realm.sha256"), realm().checksum());
    }

    @Override
    public String identity() throws IOException {
        return Distribution.KEYCLOAK.in(settings).getFileName() + " " + realm().checksum();
    }

    @Override
    public List<String> command() {
        var opens = new ArrayList<String>();
        for (String name : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            opens.add("--add-opens=java.base/" + name + "=ALL-UNNAMED");
        }
        return new JavaCommand(HEAP_MEGABYTES).quickToStart()
                .with(opens.toArray(String[]::new))
                .with("-Duser.language=en", "-Duser.country=US", "-Dkc.config.built=" + built)
                .with("-Dkc.home.dir=" + home(), "-Djboss.server.config.dir=" + home().resolve("conf"))
                .with("-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
                .with("-Dpicocli.disable.closures=true")
                .with("-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory")
                .with("-cp", home().resolve("lib/quarkus-run.jar").toString())
                .with("io.quarkus.bootstrap.runner.QuarkusEntryPoint")
                .with("start-dev", "--import-realm")
                .with("--http-host=" + StackAddresses.HOST, "--http-port=" + settings.ports().keycloak())
                .with("--hostname=" + addresses.keycloak())
                .with("--db-url=jdbc:h2:file:" + data().resolve("keycloak") + ";NON_KEYWORDS=VALUE")
                .words();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
    }

    @Override
    public boolean restartsAfter(int exitCode) {
        boolean again = exitCode == REBUILT && !built;
        built = true;
        return again;
    }

    /** Keycloak rebuilds itself in place on its first start, so every stack has its own copy. */
    private void copyProgram(Path distribution) throws IOException {
        Path marker = home().resolve("copied");
        String name = distribution.getFileName().toString();
        if (Files.exists(marker) && Files.readString(marker).equals(name)) {
            return;
        }
        Folders.delete(home());
        Files.createDirectories(home().getParent());
        Folders.copy(distribution, home());
        Files.writeString(marker, name);
    }

    private LocalRealm realm() throws IOException {
        return LocalRealm.read(settings.project().resolve("infra/keycloak"), addresses);
    }

    private Path home() {
        return settings.directory().resolve("keycloak");
    }

    private Path data() {
        return settings.dataOf(part());
    }
}
