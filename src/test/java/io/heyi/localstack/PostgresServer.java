package io.heyi.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** PostgreSQL with the product's empty database. */
final class PostgresServer implements Server {
    private static final String ADMIN = "postgres";

    private final LocalStackSettings settings;
    private final PostgresBinaries binaries;

    PostgresServer(LocalStackSettings settings) {
        this.settings = settings;
        this.binaries = new PostgresBinaries(settings.distributions());
    }

    @Override
    public Part part() {
        return Part.POSTGRES;
    }

    @Override
    public boolean healthy() {
        try (Connection connection = connect(ADMIN)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void prepare() throws IOException {
        Path home = binaries.unpacked();
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            Path fresh = data().resolveSibling("postgres.new");
            Folders.delete(fresh);
            Folders.delete(data());
            Files.createDirectories(fresh.getParent());
            run(asOrdinaryUser(home.resolve("bin/initdb").toString(), "-D", fresh.toString(), "-U", ADMIN, "-A", "trust",
                    "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-sync"));
            // complete or not there at all, whenever a start is interrupted
            Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
        }
        clearLock();
    }

    @Override
    public List<String> command() throws IOException {
        var words = new ArrayList<>(List.of(binaries.unpacked().resolve("bin/postgres").toString(), "-D", data().toString()));
        var options = Map.of(
                "listen_addresses", StackAddresses.HOST,
                "port", Integer.toString(settings.ports().postgres()),
                "unix_socket_directories", "",
                "max_connections", "100",
                "fsync", settings.keepData() ? "on" : "off");
        options.forEach((key, value) -> words.addAll(List.of("-c", key + "=" + value)));
        return asOrdinaryUser(words.toArray(String[]::new));
    }

    @Override
    public void ready() throws IOException {
        try (Connection connection = connect(ADMIN); var statement = connection.createStatement()) {
            String name = StackAddresses.DATABASE;
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
                statement.execute("create role %1$s login password '%1$s'".formatted(name));
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database %1$s owner %1$s".formatted(name));
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** A crash leaves the lock, and its number may have come to belong to anybody; only a server on this data counts. */
    private void clearLock() throws IOException {
        Path lock = data().resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        String pid = Files.readAllLines(lock).stream().findFirst().orElse("").strip();
        boolean used = pid.matches("\\d{1,9}") && ProcessHandle.of(Long.parseLong(pid))
                .flatMap(process -> process.info().commandLine())
                .filter(line -> line.contains(data().toString()))
                .isPresent();
        if (used) {
            throw new StackProblem("PostgreSQL runs on %s already as process %s: run `kill -INT %s`, and start again."
                    .formatted(data(), pid, pid));
        }
        Files.delete(lock);
    }

    /** SIGINT is PostgreSQL's "fast" stop; the usual SIGTERM would wait for every client to leave. */
    @Override
    public void askToStop(ProcessHandle process) {
        try {
            run(List.of("kill", "-INT", Long.toString(process.pid())));
        } catch (IOException e) {
            process.destroy();
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", ADMIN);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(StackAddresses.HOST, settings.ports().postgres(), database), properties);
    }

    /** PostgreSQL refuses to run as root; a user namespace of its own makes root an ordinary user to it. */
    private static List<String> asOrdinaryUser(String... command) {
        var words = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            if (!Files.isExecutable(Path.of("/usr/bin/unshare"))) {
                throw new StackProblem("PostgreSQL does not run as root here: start as an ordinary user, or install util-linux.");
            }
            words.addAll(List.of("/usr/bin/unshare", "-U"));
        }
        words.addAll(List.of(command));
        return words;
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + " failed: " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Path data() {
        return settings.dataOf(part());
    }
}
