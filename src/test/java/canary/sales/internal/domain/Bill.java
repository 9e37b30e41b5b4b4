package canary.sales.internal.domain;

import canary.orders.internal.OrderTable;
import io.camunda.client.CamundaClient;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Breaks, one line each: Spring in the domain, another module's internals, the engine's client, the system's time, floating money, printing. */
@Component
class Bill {

    private OrderTable orders;
    private CamundaClient engine;
    private final Instant at = Instant.now();
    private final BigDecimal amount = BigDecimal.valueOf(0.1);

    void print() {
        System.out.println(at + " " + amount + orders + engine);
    }
}
