package io.heyi.localstack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/**
 * Every TCP port of one stack, all on loopback.
 *
 * @param app             the product itself
 * @param engineRest      Camunda REST and Operate
 * @param engineGrpc      Camunda gateway
 * @param engineManagement Camunda health and clock
 * @param engineCommand   Camunda broker, used by nobody else
 * @param engineInternal  Camunda broker, used by nobody else
 * @param keycloak        Keycloak
 * @param search          OpenSearch HTTP
 * @param searchTransport OpenSearch node to node, used by nobody else
 * @param postgres        PostgreSQL
 */
public record Ports(
        int app, int engineRest, int engineGrpc, int engineManagement, int engineCommand, int engineInternal,
        int keycloak, int search, int searchTransport, int postgres) {

    private static final int COUNT = 10;
    /** Below Linux's ephemeral range (from 32768), so that no outgoing connection takes one in between. */
    private static final int FREE_FROM = 15_000;
    private static final int FREE_TO = 31_000;

    /** The fixed ports of architecture.md §2. */
    public static Ports standard() {
        return new Ports(8080, 8088, 26500, 9600, 26501, 26502, 8180, 9201, 9301, 5433);
    }

    /**
     * Ten neighbouring free ports, searched from a place that depends on {@code seed}, so that the tests of two
     * checkouts do not meet.
     *
     * @throws StackProblem when none are free
     */
    static Ports free(Object seed) {
        int blocks = (FREE_TO - FREE_FROM) / COUNT;
        int first = Math.floorMod(seed.hashCode(), blocks);
        for (int i = 0; i < blocks; i++) {
            int p = FREE_FROM + (first + i) % blocks * COUNT;
            if (java.util.stream.IntStream.range(p, p + COUNT).allMatch(Ports::isFree)) {
                return new Ports(p, p + 1, p + 2, p + 3, p + 4, p + 5, p + 6, p + 7, p + 8, p + 9);
            }
        }
        throw new StackProblem("No ten neighbouring ports between %d and %d are free: stop something that listens there."
                .formatted(FREE_FROM, FREE_TO));
    }

    List<Integer> of(Part part) {
        return switch (part) {
            case POSTGRES -> List.of(postgres);
            case OPENSEARCH -> List.of(search, searchTransport);
            case CAMUNDA -> List.of(engineRest, engineGrpc, engineManagement, engineCommand, engineInternal);
            case KEYCLOAK -> List.of(keycloak);
            case PRODUCT -> List.of(app);
        };
    }

    /** Whether a server could listen on this loopback port now. */
    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
