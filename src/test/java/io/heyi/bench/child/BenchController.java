package io.heyi.bench.child;

import java.time.YearMonth;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the benchmark asks for data and for how far the idle processes are. */
@RestController
@Profile("bench")
@RequestMapping("/api/v1/bench")
class BenchController {

    private final BenchContracts contracts;
    private final IdleWorkers workers;

    BenchController(BenchContracts contracts, IdleWorkers workers) {
        this.contracts = contracts;
        this.workers = workers;
    }

    record Wanted(int microenterprises, int from, int to, String period) {}

    @PostMapping
    void populate(@RequestBody Wanted wanted) {
        contracts.found(wanted.microenterprises());
        for (int no = wanted.from(); no < wanted.to(); no++) {
            contracts.seal(no, YearMonth.parse(wanted.period()));
        }
    }

    @GetMapping
    Map<String, Long> done() {
        return workers.done();
    }
}
