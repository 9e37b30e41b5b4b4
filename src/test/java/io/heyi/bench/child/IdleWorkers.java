package io.heyi.bench.child;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Workers that do nothing, in the same place and with the same settings as those that do the work. */
@Component
@Profile("bench")
public class IdleWorkers {

    private final BenchContracts contracts;
    private final Clock clock;
    private final Map<String, LongAdder> done = new ConcurrentHashMap<>();

    IdleWorkers(BenchContracts contracts, Clock clock) {
        this.contracts = contracts;
        this.clock = clock;
    }

    @JobWorker(type = "bench.freezeActuals", fetchVariables = "renewal")
    public Map<String, Object> freezeActuals(ActivatedJob job) {
        return answer("freezeActuals", job);
    }

    @JobWorker(type = "bench.publishResults", fetchVariables = "renewal")
    public Map<String, Object> publishResults(ActivatedJob job) {
        return answer("publishResults", job);
    }

    @JobWorker(type = "bench.closeDisputeWindow", fetchVariables = "renewal")
    public Map<String, Object> closeDisputeWindow(ActivatedJob job) {
        return answer("closeDisputeWindow", job);
    }

    @JobWorker(type = "bench.publishProposal", fetchVariables = "renewal")
    public Map<String, Object> publishProposal(ActivatedJob job) {
        return answer("publishProposal", job);
    }

    @JobWorker(type = "bench.closeConfirmation", fetchVariables = "renewal")
    public Map<String, Object> closeConfirmation(ActivatedJob job) {
        return answer("closeConfirmation", job);
    }

    @JobWorker(type = "bench.closePeriod", fetchVariables = "renewal")
    public Map<String, Object> closePeriod(ActivatedJob job) {
        return answer("closePeriod", job);
    }

    @JobWorker(type = "bench.bookSharing", fetchVariables = "renewal")
    public Map<String, Object> bookSharing(ActivatedJob job) {
        return answer("bookSharing", job);
    }

    @JobWorker(type = "bench.sealVersion", fetchVariables = "renewal")
    public Map<String, Object> sealVersion(ActivatedJob job) {
        return answer("sealVersion", job);
    }

    /** The name of an idle renewal ends with the number of the contract that it imitates. */
    private Map<String, Object> answer(String step, ActivatedJob job) {
        String renewal = job.getVariable("renewal").toString();
        var result = IdleSteps.result(step, contracts.parties(Integer.parseInt(renewal.substring(renewal.lastIndexOf('-') + 1))), clock.instant());
        done.computeIfAbsent(step, name -> new LongAdder()).increment();
        return result;
    }

    /** Jobs answered so far, by step. */
    Map<String, Long> done() {
        var counts = new TreeMap<String, Long>();
        IdleSteps.ALL.forEach(step -> counts.put(step, done.containsKey(step) ? done.get(step).sum() : 0L));
        return counts;
    }
}
