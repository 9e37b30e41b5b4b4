package io.heyi;

import io.heyi.localstack.LocalStack;
import io.heyi.localstack.LocalStackSettings;
import io.heyi.localstack.StackAddresses;
import io.heyi.localstack.StackProblem;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code mvn spring-boot:test-run}: the local stack, then the product on it, until Ctrl-C. */
public class TestHeyiApplication {
    /** How long the product may take to finish what it is doing before its servers go away. */
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(20);

    public static void main(String[] args) {
        long begin = System.nanoTime();
        try {
            LocalStack stack = LocalStack.start(LocalStackSettings.dev(Path.of("")));
            run(stack, args);
            System.out.println(table(stack.addresses(), (System.nanoTime() - begin) / 1e9));
        } catch (StackProblem problem) {
            System.err.println("[stack] " + problem.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            // Spring has reported it; the parts must not outlive a product that did not start
            System.err.println("[stack] Heyi did not start: read the message above, mend it, and start again.");
            System.exit(1);
        }
    }

    private static void run(LocalStack stack, String[] args) {
        var application = new SpringApplication(HeyiApplication.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("withoutTestClasses", new WithoutTestClasses());
            stack.beforeStop(() -> close(context));
        });
        String[] fromStack = stack.addresses().arguments();
        String[] all = new String[fromStack.length + args.length];
        System.arraycopy(fromStack, 0, all, 0, fromStack.length);
        System.arraycopy(args, 0, all, fromStack.length, args.length);
        application.run(all);
    }

    private static void close(ConfigurableApplicationContext context) {
        Thread closing = Thread.ofVirtual().start(context::close);
        try {
            closing.join(STOP_DEADLINE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String table(StackAddresses at, double seconds) {
        return """

                Heyi is ready after %.0f s                 (Ctrl-C stops everything)
                  Heyi             %s
                  API              %s/swagger-ui.html
                  Operate          %s          demo / demo
                  Keycloak         %s/admin            admin / admin
                  Camunda          gRPC %s   REST %s   management %s
                  OpenSearch       %s
                  PostgreSQL       %s   heyi / heyi
                  Mails            %s
                Accounts (password = user name):
                  entrepreneur-01 .. entrepreneur-60   platform-owner-food   platform-owner-clothing   committee-1 .. committee-5
                  process-owner-1  process-owner-2  settlement-officer  pool-coordinator  operator  auditor  administrator
                  partner-chef  partner-recipes  partner-detergent
                Token: curl -d grant_type=password -d client_id=%s -d username=entrepreneur-01 -d password=entrepreneur-01 %s
                """.formatted(seconds, at.app(), at.app(), at.operate(), at.keycloak(), at.engineGrpc(), at.engineRest(),
                        at.engineManagement(), at.search(), at.jdbc(), at.mail(), StackAddresses.CLI_CLIENT, at.tokenEndpoint());
    }
}
