package io.heyi.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Camunda's broker, gateway and Operate in one JVM; Tasklist stays off, its search plugin is not to be had. */
final class CamundaServer implements Server {
    private static final int HEAP_MEGABYTES = 768;
    /** Milliseconds after which Operate looks again where it has found nothing; its own default. */
    private static final int OPERATE_RESTS = 5_000;
    /** Tests wait for what it shows. */
    private static final int OPERATE_RESTS_IN_TESTS = 1_000;

    private final LocalStackSettings settings;
    private final StackAddresses addresses;

    CamundaServer(LocalStackSettings settings) {
        this.settings = settings;
        this.addresses = new StackAddresses(settings.ports());
    }

    @Override
    public Part part() {
        return Part.CAMUNDA;
    }

    @Override
    public boolean healthy() {
        return Http.answers(addresses.engineManagement() + "/actuator/health/readiness")
                && Http.answers(addresses.operate());
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(settings.dataOf(part()));
        Ports ports = settings.ports();
        Files.writeString(configuration(), """
                spring.profiles.active: broker,operate,auth
                server: {address: "%1$s", port: %2$d}
                management.server: {address: "%1$s", port: %3$d}
                zeebe:
                  clock.controlled: true
                  broker:
                    network:
                      host: "%1$s"
                      commandApi.port: %4$d
                      internalApi.port: %5$d
                    gateway:
                      enable: true
                      network: {host: "%1$s", port: %6$d}
                    data:
                      directory: "%7$s"
                      logSegmentSize: 32MB
                      disk.freeSpace: {processing: 1GB, replication: 512MB}
                    threads: {cpuThreadCount: 2, ioThreadCount: 2}
                    experimental.rocksdb.memoryLimit: 128MB
                    exporters.opensearch:
                      className: io.camunda.zeebe.exporter.opensearch.OpensearchExporter
                      args:
                        url: "%8$s"
                        bulk: {delay: 1}
                        index: {numberOfShards: 1, numberOfReplicas: 0}
                camunda:
                  database: {type: opensearch, clusterName: "%9$s", url: "%8$s"}
                  operate:
                    database: opensearch
                    username: demo
                    password: demo
                    opensearch: {url: "%8$s", clusterName: "%9$s", numberOfReplicas: 0}
                    zeebeOpensearch: {url: "%8$s", clusterName: "%9$s"}
                    zeebe.gatewayAddress: "%1$s:%6$d"
                    importer: {readerBackoff: %10$d, schedulerBackoff: %10$d}
                """.formatted(
                        StackAddresses.HOST, ports.engineRest(), ports.engineManagement(), ports.engineCommand(),
                        ports.engineInternal(), ports.engineGrpc(), settings.dataOf(part()).resolve("broker"),
                        addresses.search(), OpenSearchServer.CLUSTER, settings.keepData() ? OPERATE_RESTS : OPERATE_RESTS_IN_TESTS));
    }

    @Override
    public String identity() throws IOException {
        return Distribution.CAMUNDA.in(settings).getFileName().toString();
    }

    @Override
    public List<String> command() throws IOException {
        Path home = Distribution.CAMUNDA.in(settings);
        return new JavaCommand(HEAP_MEGABYTES).quickToStart()
                .with("-cp", home.resolve("config") + ":" + home.resolve("lib") + "/*")
                // home is where its own log goes; without it that is a folder of the very name ${sys:app.home}
                .with("-Dapp.name=camunda", "-Dapp.home=" + settings.dataOf(part()), "-Dbasedir=" + settings.dataOf(part()))
                // as a system property: the launcher ignores program arguments at this point
                .with("-Dspring.config.additional-location=file:" + configuration())
                .with("io.camunda.application.StandaloneCamunda")
                .words();
    }

    private Path configuration() {
        return settings.dataOf(part()).resolve("camunda.yaml");
    }
}
