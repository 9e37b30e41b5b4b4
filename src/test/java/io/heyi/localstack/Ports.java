package io.heyi.localstack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;

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
 * @param smtp            mail catcher, where the product sends mail
 * @param mail            page of the caught mails
 */
public record Ports(
        int app, int engineRest, int engineGrpc, int engineManagement, int engineCommand, int engineInternal,
        int keycloak, int search, int searchTransport, int postgres, int smtp, int mail) {

    private static final int COUNT = 11;
    /** Below Linux's ephemeral range (from 32768), so that no outgoing connection takes one in between. */
    private static final int FREE_FROM = 15_000;
    private static final int FREE_TO = 31_000;
    /** OpenSearch's runner takes no HTTP port above 9299; 9201 is the dev stack's. */
    private static final int SEARCH_FROM = 9_211;
    private static final int SEARCH_TO = 9_299;

    /** The fixed ports of architecture.md §2. */
    public static Ports standard() {
        return new Ports(8080, 8088, 26500, 9600, 26501, 26502, 8180, 9201, 9301, 5433, 1025, 1080);
    }

    /**
     * Free ports, searched from a place that depends on {@code seed}, so that the tests of two checkouts do not meet.
     *
     * @throws StackProblem when none are free
     */
    static Ports free(Object seed) {
        int p = freeBlock(FREE_FROM, FREE_TO, COUNT, seed);
        int search = freeBlock(SEARCH_FROM, SEARCH_TO, 1, seed);
        return new Ports(p, p + 1, p + 2, p + 3, p + 4, p + 5, p + 6, search, p + 7, p + 8, p + 9, p + 10);
    }

    private static int freeBlock(int from, int to, int size, Object seed) {
        int blocks = (to - from) / size;
        int first = Math.floorMod(seed.hashCode(), blocks);
        return IntStream.range(0, blocks)
                .map(i -> from + (first + i) % blocks * size)
                .filter(port -> IntStream.range(port, port + size).allMatch(Ports::isFree))
                .findFirst()
                .orElseThrow(() -> new StackProblem(
                        "No port between %d and %d is free: stop something that listens there.".formatted(from, to)));
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
