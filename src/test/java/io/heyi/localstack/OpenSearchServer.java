package io.heyi.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The store behind Operate: one node, one shard per index, loopback only. */
final class OpenSearchServer implements Server {
    static final String CLUSTER = "heyi-local";
    private static final int HEAP_MEGABYTES = 512;

    private final LocalStackSettings settings;
    private final StackAddresses addresses;

    OpenSearchServer(LocalStackSettings settings) {
        this.settings = settings;
        this.addresses = new StackAddresses(settings.ports());
    }

    @Override
    public Part part() {
        return Part.OPENSEARCH;
    }

    @Override
    public boolean healthy() {
        return Http.answers(addresses.search() + "/_cluster/health?wait_for_status=yellow&wait_for_events=languid&wait_for_no_initializing_shards=true&timeout=2s");
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(configuration());
        // the disk thresholds would turn a laptop that is 95 % full read-only; our own check asks for 5 GB
        Files.writeString(configuration().resolve("opensearch.yml"), """
                cluster.name: %s
                discovery.type: single-node
                network.host: %s
                http.port: %d
                transport.port: %d
                cluster.routing.allocation.disk.threshold_enabled: false
                """.formatted(CLUSTER, StackAddresses.HOST, settings.ports().search(), settings.ports().searchTransport()));
    }

    @Override
    public List<String> command() throws IOException {
        String classpath = Files.readString(settings.distributions().resolve("opensearch.classpath")).strip();
        return new JavaCommand(HEAP_MEGABYTES).quickToStart()
                .with("-cp", classpath, "org.codelibs.opensearch.runner.OpenSearchRunner")
                .with("-basePath", settings.dataOf(part()).toString())
                .with("-confPath", configuration().toString())
                .with("-clusterName", CLUSTER)
                .with("-numOfNode", "1")
                // the runner counts its nodes from one
                .with("-baseHttpPort", Integer.toString(settings.ports().search() - 1))
                .words();
    }

    private Path configuration() {
        return settings.dataOf(part()).resolve("config");
    }
}
